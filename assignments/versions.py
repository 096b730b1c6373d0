"""Which version of a register's row a page was made from: two who write at once never undo each other."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assignments.models import (
    Approach,
    Batch,
    Client,
    Component,
    ContactPerson,
    Job,
    LetterTemplate,
    Outlet,
    Product,
)
from bikuben.refusals import Refused

Row = Approach | Batch | Client | Component | ContactPerson | Job | LetterTemplate | Outlet | Product


def version_of(row: Row) -> int:
    """The number of the row's newest line of history; 0 where it has none."""
    newest = row.history.order_by("-history_id").values_list("history_id", flat=True).first()
    return newest or 0


def refuse_stale(locked: Row, version: int | None) -> None:
    """Raise `Refused` (code `stale`) where the row has changed since; None asks nothing."""
    if version is not None and version != version_of(locked):
        raise Refused(_("Noen har endret dette i mellomtiden. Åpne siden på nytt og se etter."), code="stale")
