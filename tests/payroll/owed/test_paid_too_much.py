"""A credit is used for the next amount of its kind, or comes back; no krone is lost on the way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db.models import Sum

from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.mark_paid import mark_paid
from payroll.models import OfficialPayment
from payroll.owed import open_amounts
from payroll.paid_too_much import credit_came_back, use_credit
from tests.cast import NOW, TODAY, make_participant
from tests.payroll.owed.world import THURSDAY, WEDNESDAY, WITHHOLDING, reversal_of, slip

pytestmark = pytest.mark.django_db


@pytest.fixture
def when(project, supervisor) -> dict:
    return {"by": supervisor, "now": NOW, "today": TODAY}


@pytest.fixture
def credit(participant, supervisor, when) -> None:
    """132 kr is paid of Wednesday, and 66 kr is right by now."""
    wrong = slip(participant, WEDNESDAY, by=supervisor)
    slip(make_participant(), WEDNESDAY, by=supervisor)
    mark_paid(WITHHOLDING, WEDNESDAY, **when)
    reversal_of(wrong, by=supervisor)


def open_withholding() -> dict:
    return {one.counts_for: one.open for one in open_amounts(TODAY) if one.kind == WITHHOLDING}


def left_the_bank() -> Decimal:
    return OfficialPayment.objects.aggregate(total=Sum("amount"))["total"]


def test_it_is_used_for_an_amount_that_is_larger(credit, participant, supervisor, when) -> None:
    slip(participant, by=supervisor, withheld=100)
    use_credit(WITHHOLDING, WEDNESDAY, **when)
    assert open_withholding() == {THURSDAY: 34}
    assert left_the_bank() == 132
    assert list(verify_papers()) == []


def test_what_is_not_used_stays_a_credit(credit, participant, supervisor, when) -> None:
    slip(participant, by=supervisor, withheld=50)
    use_credit(WITHHOLDING, WEDNESDAY, **when)
    assert open_withholding() == {WEDNESDAY: -16}
    assert left_the_bank() == 132


def test_it_waits_where_nothing_is_open(credit, when) -> None:
    with pytest.raises(Refused) as refused:
        use_credit(WITHHOLDING, WEDNESDAY, **when)
    assert refused.value.code == "nothing_to_use_it_for"
    assert open_withholding() == {WEDNESDAY: -66}


def test_it_comes_back_to_the_bank(credit, when) -> None:
    credit_came_back(WITHHOLDING, WEDNESDAY, **when)
    assert open_withholding() == {}
    assert left_the_bank() == 66
    with pytest.raises(Refused) as refused:
        credit_came_back(WITHHOLDING, WEDNESDAY, **when)
    assert refused.value.code == "no_credit"


def test_an_open_amount_is_no_credit(participant, supervisor, when) -> None:
    slip(participant, by=supervisor)
    for action in (use_credit, credit_came_back):
        with pytest.raises(Refused) as refused:
            action(WITHHOLDING, THURSDAY, **when)
        assert refused.value.code == "no_credit"
    assert not OfficialPayment.objects.exists()


def test_a_credit_of_several_payments_is_taken_from_the_newest(participant, supervisor, when) -> None:
    first = slip(participant, WEDNESDAY, by=supervisor)
    mark_paid(WITHHOLDING, WEDNESDAY, **when)
    second = slip(make_participant(), WEDNESDAY, by=supervisor)
    mark_paid(WITHHOLDING, WEDNESDAY, **when)
    reversal_of(first, by=supervisor)
    reversal_of(second, by=supervisor)
    slip(make_participant(), by=supervisor, withheld=100)
    use_credit(WITHHOLDING, WEDNESDAY, **when)
    assert open_withholding() == {WEDNESDAY: -32}
    assert left_the_bank() == 132
    assert list(verify_papers()) == []
