"""Her year is the sum of her slips by payout date: the same sums that are reported."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from payroll.models import IncomeKind, PaySlip, SlipKind
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.yearly_statements import StatementSums, statements_of
from tests.cast import TODAY, make_participant
from tests.payroll.books.world import about, paid_slip, slip_by_hand
from tests.payroll.paying import fill_box
from tests.payroll.slips.test_any_order import Hands

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _world(project, supervisor) -> None:
    fill_box(supervisor)


def test_a_reversal_counts_in_the_month_of_what_it_reverses(supervisor) -> None:
    slip = paid_slip(supervisor, card=None)
    her = slip.participant
    reverse_pay_slip(
        slip, reason="Feil", money_came_back=False, new_slip=False, **about(supervisor, date(2026, 6, 20))
    )
    assert statements_of(2026, her) == []
    slip_by_hand(
        her,
        by=supervisor,
        day=date(2026, 6, 22),
        kind=SlipKind.DAY,
        income_kind=IncomeKind.WAGE,
        earning_year=None,
        gross=Decimal(266),
        withholding=Decimal(66),
        garnishment=Decimal(50),
        net=Decimal(150),
        holiday_base=Decimal(266),
    )
    (statement,) = statements_of(2026, her)
    assert statement.months == (
        (
            JUNE,
            StatementSums(
                work=Decimal(266),
                withholding=Decimal(66),
                garnishment=Decimal(50),
                net=Decimal(150),
                holiday_base=Decimal(266),
            ),
        ),
    )


def test_holiday_pay_stands_by_itself(supervisor) -> None:
    slip = paid_slip(supervisor)
    slip_by_hand(slip.participant, by=supervisor, day=date(2026, 6, 1), gross=Decimal(816), net=Decimal(816))
    (statement,) = statements_of(2026)
    assert [month for month, _sums in statement.months] == [MAY, JUNE]
    total = statement.total
    assert (total.work, total.holiday_pay, total.gross, total.net) == (266, 816, 1082, 1016)
    assert total.holiday_base == 266


def test_another_year_is_another_sheet(supervisor) -> None:
    slip = paid_slip(supervisor)
    slip_by_hand(slip.participant, by=supervisor, day=date(2027, 6, 1), gross=Decimal(27), net=Decimal(27))
    assert [one.total.gross for year in (2025, 2026, 2027) for one in statements_of(year)] == [266, 27]


def test_who_she_is_and_who_pays_her_stand_on_it(supervisor) -> None:
    slip = paid_slip(supervisor)
    (statement,) = statements_of(2026)
    assert statement.legal_name == slip.participant.legal_name
    assert statement.identity_number == slip.participant.identity_number
    assert statement.employer_name == "Verkstedet i Prøvegata"
    assert statement.employer_organisation_number == "974760673"


def test_everyone_is_there_by_name_in_as_many_queries(supervisor, django_assert_num_queries) -> None:
    queries = 3
    for number, name in enumerate(("Åse", "Berit", "Zara")):
        slip = paid_slip(supervisor, TODAY + timedelta(days=number))
        slip.participant.legal_name = f"{name} Prøve"
        slip.participant.save()
        with django_assert_num_queries(queries):
            found = statements_of(2026)
    assert [one.legal_name for one in found] == ["Berit Prøve", "Zara Prøve", "Åse Prøve"]
    make_participant()  # was paid nothing
    assert len(statements_of(2026)) == 3


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_pressed_it_is_the_sum_of_her_slips(seed: int, supervisor) -> None:
    hands = Hands(random.Random(seed), supervisor)
    fill_box(supervisor, 50_000, today=date(2026, 5, 4))
    hands.today = date(2026, 5, 4)
    hands.day = hands.new_day()
    for _ in range(30):
        hands.press()
    sheets = {one.participant_id: one.total for one in statements_of(2026)}
    for her in hands.people:
        slips = list(PaySlip.objects.filter(participant=her, date__year=2026))
        total = sheets.get(her.pk, StatementSums())
        assert total.gross == sum(slip.gross for slip in slips)
        assert total.withholding == sum(slip.withholding for slip in slips)
        assert total.net == sum(slip.net for slip in slips) == total.gross - total.withholding
        assert total.holiday_base == sum(slip.holiday_base for slip in slips)
