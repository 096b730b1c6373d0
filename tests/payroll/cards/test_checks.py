"""What is said at the door about cards and benefits; and that it costs the same for one and for many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assignments.attendance_notices import notices_for
from assignments.models import Participant, WorkDay
from bikuben.models import Project, User
from payroll.checks import disability_ceiling
from payroll.issue_pay_slips import issue_pay_slip
from tests.cast import NOW, TODAY, make_card, make_garnishment_order, make_participant, make_work_day
from tests.payroll.paying import someone_done, working_day


def codes(participant: Participant, day: WorkDay | None = None) -> list[tuple[str, bool]]:
    day = day or WorkDay(date=TODAY)
    return [(one.code, one.stops) for one in notices_for([participant], day).get(participant.pk, [])]


def test_nothing_is_said_where_all_is_well(participant: Participant) -> None:
    make_card(participant)
    assert codes(participant) == []


def test_no_card_is_a_warning_that_says_what_is_withheld(participant: Participant) -> None:
    assert codes(participant) == [("no_card", False)]
    text = notices_for([participant], WorkDay(date=TODAY))[participant.pk][0].text
    assert str(text) == "Hun har ikke skattekort. Det trekkes 50 prosent skatt."


def test_last_years_card_is_a_warning(participant: Participant) -> None:
    make_card(participant, year=2025)
    assert codes(participant) == [("card_last_year", False)]


@pytest.mark.parametrize(
    ("used", "said"),
    [(64_000, []), (64_001, ["exemption_nearly_used"]), (65_000, ["exemption_used"])],
)
def test_an_exemption_card_is_said_to_run_out(participant: Participant, used: int, said: list[str]) -> None:
    make_card(participant, "exemption", limit=Decimal(65_000), used_elsewhere=Decimal(used))
    assert [code for code, _stops in codes(participant)] == said


def test_an_exemption_card_counts_what_we_have_paid(supervisor: User, project: Project) -> None:
    day = working_day()
    person = someone_done(day, card="exemption", limit=Decimal(1100))
    issue_pay_slip(person, day, by=supervisor, now=NOW, today=TODAY)
    notice = notices_for([person], WorkDay(date=TODAY))[person.pk][0]
    assert str(notice.text) == "Det er 900 kr igjen av frikortet. Over det trekkes 50 %."


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (date(2026, 6, 4), []),
        (date(2026, 6, 3), [("permit_ends", False)]),
        (date(2026, 5, 4), [("permit_ends", False)]),
        (date(2026, 5, 3), [("permit_ended", True)]),
        (None, [("permit_unknown", True)]),
    ],
)
def test_a_permit_that_has_run_out_stops(db: None, until: date | None, said: list[Any]) -> None:
    person = make_participant(needs_permit=True, permit_until=until)
    make_card(person)
    assert codes(person) == said


def test_what_a_slip_needs_is_asked_for(db: None) -> None:
    person = make_participant(missing=True)
    make_card(person)
    assert [code for code, _stops in codes(person)] == ["no_legal_name", "no_identity_number"]


def test_benefits_are_said_the_first_time_each_year_only(db: None) -> None:
    person = make_participant(benefits=["housing_support", "disability_first_year"])
    make_card(person)
    day = make_work_day(date(2026, 4, 27))
    assert [code for code, _s in codes(person, day)] == [
        "benefit_disability_first_year",
        "benefit_housing_support",
    ]
    day.attendances.create(participant=person, ticket=1, arrived_at=NOW)
    assert [code for code, _s in codes(person)] == ["benefit_disability_first_year"]


def test_the_ceiling_beside_disability_benefit_is_said_before_it_is_reached() -> None:
    g = Decimal(136_549)
    assert disability_ceiling(date(2024, 5, 5), TODAY, g) == Decimal(54_620)
    assert disability_ceiling(date(2024, 5, 4), TODAY, g) == g
    assert disability_ceiling(None, TODAY, g) == Decimal(54_620)


def test_it_costs_the_same_for_one_and_for_many(
    db: None, django_assert_num_queries: Callable[..., Any]
) -> None:
    def one_more() -> Participant:
        person = make_participant(benefits=["disability"], needs_permit=True, permit_until=TODAY)
        make_card(person, "exemption", limit=Decimal(500))
        make_garnishment_order(person, amount=Decimal(50))
        return person

    day = make_work_day()
    one_more()
    for _round in range(2):
        people = list(Participant.objects.all())
        with django_assert_num_queries(11):
            notices_for(people, day)
        for _i in range(8):
            one_more()
