"""One date, one period (SBF §5-10-1): more pay for a paid day is withheld on the day's sum."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bikuben.refusals import Refused
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import PaySlip
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.rules.withholding import Period, table_withholding
from payroll.supplement import issue_supplement
from tests.cast import NOW, TODAY
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db


def supplement(participant, day, supervisor, net=50, reason="Ble lenger") -> PaySlip:
    return issue_supplement(
        participant, day, net=Decimal(net), reason=reason, by=supervisor, now=NOW, today=TODAY
    )


def test_it_withholds_on_the_days_sum_less_what_was_withheld(supervisor, project) -> None:
    day = working_day()
    participant = someone_done(day, card="table", table="9200")
    first = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    more = supplement(participant, day, supervisor)
    assert (first.gross, first.withholding) == (338, 138)
    # A day with 250 net by table 9200 is the two together.
    assert first.net + more.net == 250
    assert first.withholding + more.withholding == table_withholding(
        2026, "9200", Period.DAY, int(first.gross + more.gross)
    )
    assert more.supplements == first
    assert more.hours == 0


def test_a_second_supplement_follows_the_first(supervisor, project) -> None:
    day = working_day()
    participant = someone_done(day)
    issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    second = supplement(participant, day, supervisor)
    assert supplement(participant, day, supervisor).supplements == second


def test_the_day_is_reversed_after_its_supplement(supervisor, project) -> None:
    day = working_day()
    participant = someone_done(day)
    fill_box(supervisor)
    slip = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    more = supplement(participant, day, supervisor)
    options = {"reason": "Feil", "money_came_back": None, "by": supervisor, "now": NOW, "today": TODAY}
    with pytest.raises(Refused) as refused:
        reverse_pay_slip(slip, **options)
    assert refused.value.code == "has_supplement"
    reverse_pay_slip(more, **options)
    assert reverse_pay_slip(slip, **options).reversal.year_gross == 0


def test_it_needs_a_slip_a_reason_and_whole_kroner(supervisor, project) -> None:
    day = working_day()
    participant = someone_done(day)
    with pytest.raises(Refused) as refused:
        supplement(participant, day, supervisor)
    assert refused.value.code == "not_paid"
    issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    for bad in ({"reason": " "}, {"net": "0"}, {"net": "10.50"}, {"net": "-5"}):
        with pytest.raises(Refused):
            supplement(participant, day, supervisor, **bad)
