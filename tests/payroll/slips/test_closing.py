"""When the day closes, what nobody fetched is reversed and owed again, a supplement too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.models import DayState
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.close_day import close_day, not_fetched
from payroll.count_cash import count_cash
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import PaidDay, SlipKind
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import renew_pay_slip, reverse_pay_slip
from payroll.supplement import issue_supplement, owed_supplements
from payroll.unpaid import unpaid_days
from tests.cast import NOW, TODAY
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 5, 8)


@pytest.fixture
def options(supervisor, project) -> dict:
    fill_box(supervisor)
    return {"by": supervisor, "now": NOW, "today": TODAY}


def count(options, total=5000) -> None:
    count_cash(counted=Decimal(total), counted_by="Anne", **options)


def test_a_slip_and_its_supplement_are_both_reversed_and_both_owed(options) -> None:
    day = working_day()
    participant = someone_done(day)
    issue_pay_slip(participant, day, **options)
    issue_supplement(participant, day, net=Decimal(50), reason="Ble lenger", **options)
    count(options)
    closed = close_day(day, **options)
    assert len(closed.not_fetched) == 2
    assert closed.day.state == DayState.CLOSED
    assert [unpaid.participant for unpaid in unpaid_days()] == [participant]
    (owed,) = owed_supplements()

    later = {**options, "today": FRIDAY}
    with pytest.raises(Refused) as refused:
        renew_pay_slip(owed, **later)
    assert refused.value.code == "day_first"
    slip = issue_pay_slip(participant, day, **later)
    again = renew_pay_slip(owed, **later)
    assert (slip.net, again.net, again.kind, again.date) == (200, 50, SlipKind.SUPPLEMENT, FRIDAY)
    assert again.reason == "Ble lenger"
    assert list(owed_supplements()) == []
    with pytest.raises(Refused):
        renew_pay_slip(owed, **later)
    assert list(verify_papers()) == []


def test_a_supplement_alone_is_owed_again(options) -> None:
    day = working_day()
    participant = someone_done(day)
    pay_out(issue_pay_slip(participant, day, **options), **options)
    more = issue_supplement(participant, day, net=Decimal(50), reason="Ble lenger", **options)
    count(options, 4800)
    close_day(day, **options)
    (owed,) = owed_supplements()
    again = renew_pay_slip(owed, **{**options, "today": FRIDAY})
    assert (again.gross, again.net) == (more.gross, more.net)


def test_a_supplement_that_was_a_mistake_is_not_owed(options) -> None:
    day = working_day()
    participant = someone_done(day)
    issue_pay_slip(participant, day, **options)
    more = issue_supplement(participant, day, net=Decimal(50), reason="Feil person", **options)
    reverse_pay_slip(more, reason="Feil person", money_came_back=None, **options)
    assert list(owed_supplements()) == []


def test_a_day_on_paper_that_is_closed_leaves_todays_slips_alone(options) -> None:
    """Today's people stand in line while Friday's day on paper is entered and closed."""
    today = working_day()
    waiting = issue_pay_slip(someone_done(today), today, **options)
    paper = working_day(date(2026, 5, 1), entered_afterwards=True)
    mine = issue_pay_slip(someone_done(paper), paper, **options)
    count(options)
    closed = close_day(paper, **options)
    assert [gone.reversal.reverses for gone in closed.not_fetched] == [mine]
    assert not_fetched() == [waiting]
    assert PaidDay.objects.count() == 1


def test_a_paper_days_slip_is_not_paid_under_its_old_date_once_it_is_closed(options) -> None:
    paper = working_day(date(2026, 5, 1), entered_afterwards=True)
    slip = issue_pay_slip(someone_done(paper), paper, **options)
    paper.state = DayState.CLOSED
    paper.save()
    with pytest.raises(Refused) as refused:
        pay_out(slip, **options)
    assert refused.value.code == "stale_slip"


def test_the_box_is_counted_before_the_day_closes(options) -> None:
    day = working_day()
    with pytest.raises(Refused) as refused:
        close_day(day, **options)
    assert refused.value.code == "not_counted"
