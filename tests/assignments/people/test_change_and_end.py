"""Changing, pausing, ending and coming back; a stale page changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assignments.change_participant import change_participant
from assignments.end_participant import end_participant, reopen_participant
from assignments.models import Participant
from assignments.pause_participant import pause_participant, resume_participant
from bikuben.models import User
from bikuben.refusals import Refused
from tests.cast import NOW, TODAY, make_number, make_participant


def when(by: User) -> dict[str, Any]:
    return {"by": by, "now": NOW, "today": TODAY}


def test_it_changes_what_is_named_and_nothing_else(supervisor: User) -> None:
    before = make_participant(legal_name="Kari Prøve")
    change_participant(before, version=0, address="Prøvegata 2, 0150 Oslo", **when(supervisor))
    after = Participant.objects.get()
    assert (after.address, after.legal_name) == ("Prøvegata 2, 0150 Oslo", "Kari Prøve")
    assert after.identity_hash == before.identity_hash
    assert after.version == 1
    assert after.history.first().history_user == supervisor


def test_it_refuses_a_stale_page(supervisor: User) -> None:
    participant = make_participant()
    change_participant(participant, version=0, address="Her", **when(supervisor))
    with pytest.raises(Refused) as refused:
        change_participant(participant, version=0, address="Der", **when(supervisor))
    assert refused.value.code == "stale"
    assert Participant.objects.get().address == "Her"


def test_it_keeps_her_own_name_and_number_but_not_anothers(supervisor: User) -> None:
    first, second = make_participant(number=1), make_participant(number=2)
    change_participant(
        first, chosen_name=first.chosen_name, identity_number=make_number(1), **when(supervisor)
    )
    for details in ({"chosen_name": first.chosen_name}, {"identity_number": make_number(1)}):
        with pytest.raises(Refused):
            change_participant(second, **details, **when(supervisor))


def test_a_permit_date_goes_when_no_permit_is_needed(supervisor: User) -> None:
    participant = make_participant(needs_permit=True, permit_until=date(2026, 6, 1))
    change_participant(participant, needs_permit=False, **when(supervisor))
    assert Participant.objects.get().permit_until is None


def test_it_pauses_and_resumes(supervisor: User) -> None:
    participant = make_participant()
    assert pause_participant(participant, **when(supervisor)).paused_on == TODAY
    with pytest.raises(Refused):
        pause_participant(participant, **when(supervisor))
    assert resume_participant(participant, **when(supervisor)).is_active
    with pytest.raises(Refused):
        resume_participant(participant, **when(supervisor))


def test_it_ends_with_a_reason_and_opens_again(supervisor: User) -> None:
    participant = make_participant(paused_on=date(2026, 4, 1))
    ended = end_participant(participant, reason="other_work", ended_on=TODAY, **when(supervisor))
    assert (ended.end_reason, ended.paused_on, ended.is_active) == ("other_work", None, False)
    with pytest.raises(Refused):
        end_participant(participant, reason="moved", ended_on=TODAY, **when(supervisor))
    assert reopen_participant(participant, **when(supervisor)).is_active
    with pytest.raises(Refused):
        reopen_participant(participant, **when(supervisor))


@pytest.mark.parametrize(
    ("reason", "day", "field"),
    [
        ("", TODAY, "reason"),
        ("tired", TODAY, "reason"),
        ("moved", date(2026, 5, 5), "ended_on"),
        ("moved", date(2026, 1, 4), "ended_on"),
    ],
)
def test_it_refuses_an_end_that_cannot_be(supervisor: User, reason: str, day: date, field: str) -> None:
    participant = make_participant(started_on=date(2026, 1, 5))
    with pytest.raises(Refused) as refused:
        end_participant(participant, reason=reason, ended_on=day, **when(supervisor))
    assert refused.value.field == field
    assert Participant.objects.get().ended_on is None
