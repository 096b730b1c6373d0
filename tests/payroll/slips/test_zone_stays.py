"""A slip that stands in for a reversed one keeps its payout date, and with it the zone of that date."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from bikuben.models import Project
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import PaySlip
from payroll.pay_holiday import issue_holiday_slip
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.supplement import issue_supplement
from tests.cast import NOW, TODAY
from tests.payroll.holiday.earning import someone_with
from tests.payroll.paying import fill_box, finished_shift, someone_done, working_day

pytestmark = pytest.mark.django_db
OSLO = ("1", Decimal("37.51"))
FINNMARK = ("5", Decimal(0))


@pytest.fixture
def about(supervisor, project) -> dict:
    fill_box(supervisor, 10_000)
    return {"by": supervisor, "now": NOW, "today": TODAY}


@pytest.fixture
def paid(about) -> PaySlip:
    """266 kroner gross by 25 %, in zone 1: 14.1 % is 37.506."""
    day = working_day()
    slip = issue_pay_slip(someone_done(day), day, **about)
    pay_out(slip, **about)
    assert zone_of(slip) == OSLO
    return slip


def move_to_finnmark() -> None:
    Project.objects.update(zone="5")


def zone_of(slip: PaySlip) -> tuple[str, Decimal]:
    return slip.contribution_zone, slip.contribution


def test_the_right_slip_for_the_same_money(paid, about) -> None:
    move_to_finnmark()
    done = reverse_pay_slip(paid, reason="Feil kort", money_came_back=False, **about)
    assert (done.new_slip.date, zone_of(done.new_slip)) == (TODAY, OSLO)


def test_the_right_supplement_for_the_same_money(paid, about) -> None:
    """100 in the hand more is 133 gross: 18.753."""
    more = issue_supplement(paid.participant, paid.work_day, net=Decimal(100), reason="Ble lenger", **about)
    pay_out(more, **about)
    move_to_finnmark()
    done = reverse_pay_slip(more, reason="Feil kort", money_came_back=False, **about)
    assert zone_of(done.new_slip) == zone_of(more) == ("1", Decimal("18.75"))


def test_the_slip_written_later_for_money_she_kept(paid, about) -> None:
    reverse_pay_slip(paid, reason="Feil kort", money_came_back=False, new_slip=False, **about)
    move_to_finnmark()
    new = issue_pay_slip(paid.participant, paid.work_day, **about | {"today": TODAY + timedelta(days=1)})
    assert (new.date, zone_of(new)) == (TODAY, OSLO)


@pytest.mark.parametrize("at_once", [True, False])
def test_holiday_pay(about, at_once) -> None:
    """4 080 kroner: 575.28."""
    slip = issue_holiday_slip(someone_with(40_000, by=about["by"]), 2025, **about)
    pay_out(slip, **about)
    move_to_finnmark()
    done = reverse_pay_slip(slip, reason="Feil navn", money_came_back=False, new_slip=at_once, **about)
    new = done.new_slip or issue_holiday_slip(slip.participant, 2025, **about)
    assert zone_of(new) == ("1", Decimal("575.28"))


def test_what_is_paid_after_the_move_is_of_the_new_zone(paid, about) -> None:
    """Another day, and the same day once its money came back."""
    move_to_finnmark()
    reverse_pay_slip(paid, reason="Feil kort", money_came_back=True, **about)
    assert zone_of(issue_pay_slip(paid.participant, paid.work_day, **about)) == FINNMARK
    tomorrow = working_day(TODAY + timedelta(days=1))
    finished_shift(paid.participant, tomorrow)
    assert zone_of(issue_pay_slip(paid.participant, tomorrow, **about)) == FINNMARK
