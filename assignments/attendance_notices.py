"""What has to be looked at before someone works (varsler), gathered from every floor."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.module_loading import import_string

from assignments.models import Participant, WorkDay
from bikuben.notices import Notice


def notices_for(participants: Iterable[Participant], day: WorkDay) -> dict[int, list[Notice]]:
    """The notices of those who have any, by participant id; what stops comes first.

    Asks each check named in `ATTENDANCE_CHECKS` once for all of them, so a list costs the same however long.
    """
    people = list(participants)
    found: dict[int, list[Notice]] = {}
    for path in settings.ATTENDANCE_CHECKS:
        for participant_id, notices in import_string(path)(people, day).items():
            found.setdefault(participant_id, []).extend(notices)
    return {
        participant_id: sorted(notices, key=lambda notice: not notice.stops)
        for participant_id, notices in found.items()
        if notices
    }
