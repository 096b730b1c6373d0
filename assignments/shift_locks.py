"""What other floors say about a shift that must stay as it is: `SHIFT_LOCKS`, dotted paths in settings."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from assignments.models import Shift
from bikuben.refusals import Refused


def shift_locks(shifts: Sequence[Shift]) -> dict[int, str | Promise]:
    """Why some of these shifts can't change, by the shift's id; a constant number of queries.

    Each of `SHIFT_LOCKS` is a callable `(shifts) -> {shift id: sentence}`.
    """
    found: dict[int, str | Promise] = {}
    for path in getattr(settings, "SHIFT_LOCKS", []):
        found |= import_string(path)(shifts)
    return found


def check_unlocked(*shifts: Shift) -> None:
    """Raise `Refused` (code `shift_locked`) where one of these shifts must stay as it is."""
    for reason in shift_locks(shifts).values():
        raise Refused(reason, code="shift_locked")
