"""Slips aren't always written in the order of their dates; each krone is still free once or taxed once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bikuben.models import User
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import FreeWeeksChoice, PaySlip
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.rules.withholding import Period, table_withholding
from payroll.supplement import issue_supplement
from tests.cast import NOW, make_card
from tests.payroll.paying import fill_box, finished_shift, someone_done, working_day

pytestmark = pytest.mark.django_db


def pay(participant, day, by: User, today: date) -> PaySlip:
    slip = issue_pay_slip(participant, day, by=by, now=NOW, today=today)
    pay_out(slip, by=by, now=NOW, today=today)
    return slip


def test_a_settled_slip_of_an_earlier_date_uses_the_room_that_is_left(supervisor, project) -> None:
    """No card on 3 April; then an exemption card of 300 kroner from 1 April, and the first slip righted."""
    first, second, third = date(2026, 4, 3), date(2026, 4, 5), date(2026, 4, 8)
    fill_box(supervisor, today=first)
    day = working_day(first)
    participant = someone_done(day, card=None)
    wrong = pay(participant, day, supervisor, first)
    make_card(participant, "exemption", limit=Decimal(300), valid_from=date(2026, 4, 1))
    later = working_day(second)
    finished_shift(participant, later)
    beyond = pay(participant, later, supervisor, second)
    assert (beyond.gross, beyond.withholding) == (399, 199)  # the limit was used up
    options = {"by": supervisor, "now": NOW, "today": second}
    right = reverse_pay_slip(wrong, reason="Kort kom", money_came_back=False, **options).new_slip
    assert (right.gross, right.withholding, right.net) == (200, 0, 200)
    assert (right.year_gross, right.year_net) == (200, 200)  # up to its own date
    # 100 kroner of the limit are left for the next day.
    last = working_day(third)
    finished_shift(participant, last)
    slip = pay(participant, last, supervisor, third)
    assert [(line.base, line.withheld) for line in slip.lines.all()] == [(100, 0), (199, 99)]


def test_the_limit_stays_used_once_it_is_crossed(supervisor, project) -> None:
    days = [date(2026, 4, number) for number in (1, 2, 3)]
    fill_box(supervisor, today=days[0])
    work = [working_day(day) for day in days]
    participant = someone_done(work[0], card="exemption", limit=Decimal(250))
    for day in work[1:]:
        finished_shift(participant, day)
    slips = [pay(participant, day, supervisor, day.date) for day in work]
    assert [(slip.gross, slip.withholding) for slip in slips] == [(200, 0), (349, 149), (399, 199)]


def test_a_supplement_across_the_limit_looks_at_its_day_as_a_whole(supervisor, project) -> None:
    day = working_day(date(2026, 4, 1))
    participant = someone_done(day, card="exemption", limit=Decimal(100))
    options = {"by": supervisor, "now": NOW, "today": day.date}
    first = issue_pay_slip(participant, day, **options)
    assert (first.gross, first.withholding) == (299, 99)
    more = issue_supplement(participant, day, net=Decimal(100), reason="Ble lenger", **options)
    # The day: 499 gross, 399 beyond the limit, 199 withheld, 300 in hand.
    assert first.gross + more.gross == 499
    assert first.withholding + more.withholding == 199


def test_a_supplement_in_the_next_year_still_belongs_to_its_day(supervisor, project) -> None:
    day = working_day(date(2025, 12, 30))
    participant = someone_done(day, card="table", table="9150", year=2025)
    first = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=day.date)
    make_card(participant, "table", table="9150", year=2026)
    more = issue_supplement(
        participant, day, net=Decimal(200), reason="Rettet", by=supervisor, now=NOW, today=date(2026, 1, 5)
    )
    assert first.net + more.net == 400
    # One period, not two one-day tables: what is withheld is the table's of the day's sum.
    assert first.withholding + more.withholding == table_withholding(
        2026, "9150", Period.DAY, int(first.gross + more.gross)
    )


def test_free_weeks_stay_free_when_more_is_paid_for_the_day(supervisor, project) -> None:
    FreeWeeksChoice.objects.create(year=2026, first_monday=date(2026, 11, 16))
    day = working_day(date(2026, 11, 27))
    participant = someone_done(day, percent=Decimal(30))
    first = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=day.date)
    assert (first.gross, first.withholding) == (200, 0)
    more = issue_supplement(
        participant,
        day,
        net=Decimal(100),
        reason="Ble lenger",
        by=supervisor,
        now=NOW,
        today=date(2026, 11, 30),
    )
    assert (more.gross, more.withholding) == (142, 42)
