"""Ending and coming back: each employment is told apart, and the day she first began stays."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from assignments.change_participant import change_participant
from assignments.copy_for_her import copy_for
from assignments.employment import Employment, employments
from assignments.end_participant import end_participant, reopen_participant
from assignments.erase_participant import erase_participant
from assignments.models import EmploymentBreak, Participant
from bikuben.models import User
from bikuben.refusals import Refused
from tests.cast import NOW, TODAY, make_participant

pytestmark = pytest.mark.django_db
BEGAN = date(2026, 1, 5)


def end(person: Participant, by: User, day: date, *, reason: str = "treatment", today: date = TODAY) -> None:
    end_participant(person, reason=reason, ended_on=day, by=by, now=_that_day(today), today=today)


def back(person: Participant, by: User, day: date, **more: bool) -> Participant:
    return reopen_participant(person, by=by, now=_that_day(day), today=day, **more)


def _that_day(day: date) -> datetime:
    return datetime.combine(day, NOW.timetz())


def test_one_who_never_ended_has_one(participant: Participant) -> None:
    assert employments([participant.pk]) == {participant.pk: (Employment(1, BEGAN),)}


def test_coming_back_begins_a_new_one(participant: Participant, supervisor: User) -> None:
    end(participant, supervisor, date(2026, 3, 2), today=date(2026, 3, 2))
    returned = back(participant, supervisor, TODAY)
    assert returned.started_on == BEGAN
    assert employments([participant.pk])[participant.pk] == (
        Employment(1, BEGAN, date(2026, 3, 2), "treatment"),
        Employment(2, TODAY),
    )
    end(participant, supervisor, date(2026, 6, 1), reason="moved", today=date(2026, 6, 1))
    assert employments([participant.pk])[participant.pk][1] == Employment(2, TODAY, date(2026, 6, 1), "moved")


@pytest.mark.parametrize(("later", "count"), [(0, 1), (1, 1), (2, 2)])
def test_back_the_day_after_it_was_no_end(
    participant: Participant, supervisor: User, later: int, count: int
) -> None:
    end(participant, supervisor, TODAY)
    back(participant, supervisor, TODAY + timedelta(days=later))
    assert len(employments([participant.pk])[participant.pk]) == count


def test_an_end_taken_back_on_the_day_it_was_registered_was_none(
    participant: Participant, supervisor: User
) -> None:
    """Registered today with a day three weeks ago, by mistake: her employment goes on."""
    end(participant, supervisor, date(2026, 4, 13))
    back(participant, supervisor, TODAY)
    assert employments([participant.pk])[participant.pk] == (Employment(1, BEGAN),)
    end(participant, supervisor, date(2026, 4, 13))
    assert not EmploymentBreak.objects.exists()


def test_an_end_registered_earlier_was_one_unless_she_says_it_was_a_mistake(
    participant: Participant, supervisor: User
) -> None:
    later = TODAY + timedelta(days=7)
    end(participant, supervisor, date(2026, 4, 13))
    back(participant, supervisor, later, was_mistake=True)
    assert employments([participant.pk])[participant.pk] == (Employment(1, BEGAN),)
    end(participant, supervisor, date(2026, 4, 13), today=later)
    back(participant, supervisor, later + timedelta(days=1))
    assert employments([participant.pk])[participant.pk] == (
        Employment(1, BEGAN, date(2026, 4, 13), "treatment"),
        Employment(2, date(2026, 5, 12)),
    )


def test_what_is_changed_since_does_not_make_it_registered_today(
    participant: Participant, supervisor: User
) -> None:
    """The end of 2 March was written that day; her note was written now."""
    end(participant, supervisor, date(2026, 3, 2), today=date(2026, 3, 2))
    change_participant(participant, note="ringte", by=supervisor, now=NOW, today=TODAY)
    back(participant, supervisor, TODAY)
    assert EmploymentBreak.objects.get().returned_on == TODAY


def test_she_cant_end_before_she_came_back(participant: Participant, supervisor: User) -> None:
    end(participant, supervisor, date(2026, 3, 2), today=date(2026, 3, 2))
    back(participant, supervisor, TODAY)
    with pytest.raises(Refused) as refused:
        end(participant, supervisor, date(2026, 4, 1))
    assert (refused.value.code, refused.value.field) == ("before_return", "ended_on")


def test_many_cost_two_queries(supervisor: User, django_assert_num_queries) -> None:
    people = [make_participant() for _ in range(3)]
    for one in people:
        end(one, supervisor, date(2026, 3, 2), today=date(2026, 3, 2))
        back(one, supervisor, TODAY)
    with django_assert_num_queries(2):
        found = employments([one.pk for one in people])
    assert {len(spans) for spans in found.values()} == {2}


def test_her_copy_says_when_she_has_been_here(participant: Participant, supervisor: User) -> None:
    title = "Når du har vært med"
    assert title not in [one.title for one in copy_for(participant)]
    end(participant, supervisor, date(2026, 3, 2), today=date(2026, 3, 2))
    back(participant, supervisor, TODAY)
    (section,) = [one for one in copy_for(participant) if one.title == title]
    assert section.rows == (("05.01.2026", "02.03.2026", "behandling"), ("04.05.2026", "", ""))


def test_erased_the_days_stay_for_the_counts_and_name_nobody(
    participant: Participant, supervisor: User
) -> None:
    end(participant, supervisor, date(2026, 3, 2), today=date(2026, 3, 2))
    back(participant, supervisor, TODAY)
    end(participant, supervisor, TODAY)
    erase_participant(participant, by=supervisor, now=NOW, today=date(2031, 1, 2))
    assert EmploymentBreak.objects.get().ended_on == date(2026, 3, 2)
