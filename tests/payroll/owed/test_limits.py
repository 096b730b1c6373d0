"""Warned before a limit is crossed, told when it is, and what it means: the whole year."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.models import Participant
from payroll.limits import LimitKind, limit_notices, limit_todos, limits_near
from tests.cast import TODAY, make_participant, make_work_day
from tests.payroll.holiday.earning import someone_with
from tests.payroll.owed.world import THURSDAY, settings_with, slip

pytestmark = pytest.mark.django_db
LONG_AGO = date(2026, 2, 2)


@pytest.fixture(autouse=True)
def _project(project) -> None:
    """The employer."""


def paid(supervisor, gross: int, day: date = THURSDAY, person: Participant | None = None) -> Participant:
    person = person or make_participant()
    slip(person, day, by=supervisor, gross=gross, withheld=0)
    return person


def todos(today: date = TODAY) -> list[str]:
    return [str(todo.text).replace("\u00a0", " ") for todo in limit_todos(today)]


def test_nothing_is_said_where_no_rule_is_chosen(supervisor) -> None:
    paid(supervisor, 900_000)
    assert limits_near(TODAY) == []
    assert todos() == []


@pytest.mark.parametrize(
    ("each", "found"),
    [
        (71_999, []),
        (72_000, [(LimitKind.CHARITY_TOTAL, False)]),
        (80_000, [(LimitKind.CHARITY_TOTAL, False)]),
    ],
)
def test_a_charitys_total_is_told_from_ninety_percent(each, found, supervisor) -> None:
    """Ten people: 720 000 kr is 90 % of 800 000."""
    settings_with(charity_exemption=True)
    for _person in range(10):
        paid(supervisor, each)
    totals = [one for one in limits_near(TODAY) if one.participant is None]
    assert [(one.kind, one.is_crossed) for one in totals] == found


def test_a_total_that_is_crossed_makes_the_whole_year_liable(supervisor) -> None:
    settings_with(charity_exemption=True)
    for _person in range(10):
        paid(supervisor, 80_000)
    paid(supervisor, 1)
    (one,) = limits_near(TODAY)  # each person's own limit decides nothing any longer
    assert (one.kind, one.paid, one.is_crossed) == (LimitKind.CHARITY_TOTAL, 800_001, True)
    assert todos() == ["Lønna i år er over 800 000 kr. Det skal betales avgift av all lønn, for hele året."]


def test_a_persons_own_limit_is_told_near_and_crossed(supervisor) -> None:
    settings_with(charity_exemption=True)
    near, crossed = paid(supervisor, 72_000), paid(supervisor, 80_001)
    paid(supervisor, 71_999)
    assert [(one.participant, one.is_crossed) for one in limits_near(TODAY)] == [
        (near, False),
        (crossed, True),
    ]
    assert todos() == [
        "1 deltaker har fått over 80 000 kr i år. Det skal betales avgift av alt hun får.",
        "1 deltaker nærmer seg 80 000 kr i år. Over det skal det betales avgift av hele året.",
    ]


def test_small_pay_is_told_before_the_day_that_would_cross_it(supervisor) -> None:
    """SFF §7-2-1: her days are 266 kr, so from 9 735 kr the next one crosses 10 000."""
    settings_with(small_pay_rule=True)
    below, near = paid(supervisor, 266), paid(supervisor, 266)
    paid(supervisor, 9_468, LONG_AGO, below)
    paid(supervisor, 9_469, LONG_AGO, near)
    assert [one.participant for one in limits_near(TODAY) if one.paid < 9_735] == [below]
    assert near.pk in {one.participant.pk for one in limits_near(TODAY)}


def test_small_pay_told_by_her_best_day(supervisor) -> None:
    settings_with(small_pay_rule=True)
    far = make_participant()
    for number in range(1, 11):
        paid(supervisor, 900, date(2026, 4, number), far)
    assert limits_near(TODAY) == []  # 9 000 and 900 a day
    paid(supervisor, 101, THURSDAY, far)
    assert [one.participant for one in limits_near(TODAY)] == [far]
    assert todos() == [
        "1 deltaker passerer 10 000 kr med neste lønn eller feriepenger. Da skal hele året meldes."
    ]
    paid(supervisor, 900, THURSDAY, far)
    assert todos() == ["1 deltaker har fått over 10 000 kr i år. Alt hun har fått, skal meldes."]


@pytest.mark.parametrize(("paid_this_year", "found"), [(9_000, []), (9_001, [False])])
def test_holiday_pay_about_to_be_paid_is_told_before_it_crosses(paid_this_year, found, supervisor) -> None:
    """10.2 % of the 9 800 kr of 2025 is 999.60, so 1 000 kr, to be paid this year; her days are 900 kr."""
    settings_with(small_pay_rule=True)
    person = someone_with(9_800, by=supervisor)
    for number in range(1, 11):
        paid(supervisor, paid_this_year // 10, date(2026, 4, number), person)
    paid(supervisor, paid_this_year % 10, THURSDAY, person)
    assert [one.is_crossed for one in limits_near(TODAY) if one.participant == person] == found


def test_holiday_pay_counts_towards_a_charitys_limits_too(supervisor) -> None:
    """10.2 % of 100 000 kr is 10 200: with 69 801 kr it is 80 001, though that is below 90 %."""
    settings_with(charity_exemption=True)
    near, below = (someone_with(100_000, by=supervisor) for _person in range(2))
    paid(supervisor, 69_801, person=near)
    paid(supervisor, 69_800, person=below)
    assert [one.participant for one in limits_near(TODAY)] == [near]


def test_holiday_pay_alone_can_cross_it(supervisor) -> None:
    """10.2 % of 100 000 kr is 10 200, and she has had nothing this year."""
    settings_with(small_pay_rule=True)
    person = someone_with(100_000, by=supervisor)
    assert [(one.participant, one.paid) for one in limits_near(TODAY)] == [(person, 0)]


def test_what_was_crossed_long_ago_is_no_to_do(supervisor) -> None:
    settings_with(small_pay_rule=True)
    paid(supervisor, 10_001, LONG_AGO)
    assert todos(date(2026, 2, 15)) != []
    assert todos(date(2026, 2, 16)) == []
    assert [one.is_crossed for one in limits_near(date(2026, 12, 31))] == [True]
    assert limits_near(date(2027, 1, 4)) == []


def test_she_is_warned_at_the_door_in_private(supervisor) -> None:
    settings_with(small_pay_rule=True, charity_exemption=True)
    near, crossed, other = paid(supervisor, 5_001), paid(supervisor, 10_001), make_participant()
    day = make_work_day()
    found = limit_notices([near, crossed, other], day)
    assert {pk: [one.code for one in notices] for pk, notices in found.items()} == {
        near.pk: ["small_pay_limit"]
    }
    (notice,) = found[near.pk]
    assert "Hun har fått 5 001 kr i år, og i dag kan hun passere 10 000 kr." in str(notice.text).replace(
        "\u00a0", " "
    )
    assert not notice.stops
    paid(supervisor, 40_001, person=other)
    assert "charity_person_limit" in [one.code for one in limit_notices([other], day)[other.pk]]


def test_a_to_do_names_nobody(supervisor) -> None:
    settings_with(small_pay_rule=True)
    person = paid(supervisor, 10_001)
    assert not any(str(person.chosen_name) in text for text in todos())


def test_a_year_without_rates_warns_of_nothing(supervisor) -> None:
    settings_with(small_pay_rule=True)
    assert limits_near(date(2050, 1, 1)) == []
    assert limit_notices([], make_work_day(date(2050, 1, 3))) == {}
