"""Erasure: refused while the law requires the papers, and then nothing of her can be read (GDPR art. 17)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from assignments.change_participant import change_participant
from assignments.erase_participant import erase_participant
from assignments.models import Attendance, Participant, Shift, ShiftOutcome
from bikuben.models import User
from bikuben.refusals import Refused
from tests.cast import NOW, TODAY, make_job, make_participant, make_work_day

ENDED = {"ended_on": date(2020, 6, 1), "end_reason": "moved", "started_on": date(2019, 1, 7)}


def worked_on(participant: Participant, day: date) -> None:
    work_day = make_work_day(day)
    attendance = Attendance.objects.create(
        work_day=work_day, participant=participant, ticket=1, arrived_at=NOW, state="place"
    )
    Shift.objects.create(
        attendance=attendance,
        work_day=work_day,
        participant=participant,
        job=make_job(),
        starts_at=work_day.starts_at,
        ends_at=work_day.ends_at,
        outcome=ShiftOutcome.DONE,
    )


def test_it_leaves_nothing_that_can_be_read(supervisor: User) -> None:
    participant = make_participant(**ENDED, note="et notat", address="Prøvegata 1", benefits=["disability"])
    change_participant(participant, address="Prøvegata 2", by=supervisor, now=NOW, today=TODAY)
    erase_participant(participant, by=supervisor, now=NOW, today=TODAY)
    erased = Participant.objects.get()
    assert str(erased.chosen_name) == "slettet"
    assert (erased.note, erased.address, erased.identity_number, erased.benefits) == ("", "", "", frozenset())
    assert erased.identity_hash is None
    assert erased.data_key.is_destroyed
    assert not Participant.history.exists()
    assert (erased.ended_on, erased.end_reason) == (date(2020, 6, 1), "moved")
    with pytest.raises(Refused):
        change_participant(erased, address="igjen", by=supervisor, now=NOW, today=TODAY)


def test_it_is_refused_while_she_takes_part(supervisor: User) -> None:
    participant = make_participant()
    with pytest.raises(Refused):
        erase_participant(participant, by=supervisor, now=NOW, today=TODAY)
    assert Participant.objects.get().chosen_name == participant.chosen_name


def test_it_is_refused_until_the_lists_of_hours_may_go(supervisor: User, settings: Any) -> None:
    settings.ERASURE_CHECKS = ["assignments.erase_participant.hours_are_kept"]
    participant = make_participant(**{**ENDED, "ended_on": date(2022, 12, 1)})
    worked_on(participant, date(2022, 11, 28))
    with pytest.raises(Refused) as refused:
        erase_participant(participant, by=supervisor, now=NOW, today=date(2026, 6, 30))
    assert "30.06.2026" in str(refused.value)
    erase_participant(participant, by=supervisor, now=NOW, today=date(2026, 7, 1))


def test_it_is_the_supervisors_alone(accountant: User, reader: User) -> None:
    participant = make_participant(**ENDED)
    for user in (accountant, reader):
        with pytest.raises(PermissionDenied):
            erase_participant(participant, by=user, now=NOW, today=TODAY)
