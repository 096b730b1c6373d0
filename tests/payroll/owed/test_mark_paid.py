"""One touch writes that the whole open amount is paid; another takes it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.mark_paid import mark_all_paid, mark_paid, take_back_payment
from payroll.models import OfficialPayment
from payroll.owed import open_amounts
from payroll.payment_key import PaymentKey, read_key
from tests.cast import NOW, TODAY, make_participant
from tests.payroll.owed.world import (
    CONTRIBUTION,
    GARNISHMENT,
    THURSDAY,
    WEDNESDAY,
    WITHHOLDING,
    order_for,
    slip,
)

pytestmark = pytest.mark.django_db
TERM = date(2026, 3, 1)


@pytest.fixture
def when(project, supervisor) -> dict:
    return {"by": supervisor, "now": NOW, "today": TODAY}


def test_the_whole_open_amount_is_paid_today(participant, supervisor, when) -> None:
    slip(participant, by=supervisor)
    payment = mark_paid(WITHHOLDING, THURSDAY, **when)
    assert (payment.kind, payment.counts_for, payment.amount, payment.date) == (
        WITHHOLDING,
        THURSDAY,
        66,
        TODAY,
    )
    assert payment.full_number == "2026-0001"
    assert [one.kind for one in open_amounts(TODAY)] == [CONTRIBUTION]


def test_what_comes_later_to_the_same_date_is_open_by_itself(participant, supervisor, when) -> None:
    slip(participant, by=supervisor)
    mark_paid(WITHHOLDING, THURSDAY, **when)
    slip(make_participant(), by=supervisor, withheld=50)
    assert mark_paid(WITHHOLDING, THURSDAY, **when).amount == 50


def test_it_refuses_what_is_paid_already(participant, supervisor, when) -> None:
    slip(participant, by=supervisor)
    mark_paid(WITHHOLDING, THURSDAY, **when)
    with pytest.raises(Refused) as refused:
        mark_paid(WITHHOLDING, THURSDAY, **when)
    assert refused.value.code == "nothing_open"
    assert OfficialPayment.objects.count() == 1


def test_it_refuses_a_date_and_an_order_with_nothing_open(participant, supervisor, when) -> None:
    order = order_for(participant)
    slip(participant, by=supervisor, taken=[(order, 10)])
    for wrong in ((WITHHOLDING, WEDNESDAY), (GARNISHMENT, THURSDAY), (WITHHOLDING, THURSDAY, order)):
        with pytest.raises(Refused):
            mark_paid(*wrong, **when)
    assert mark_paid(GARNISHMENT, THURSDAY, order, **when).order == order


def test_a_running_term_is_not_paid(participant, supervisor, when) -> None:
    slip(participant, date(2026, 3, 2), by=supervisor)
    with pytest.raises(Refused) as refused:
        mark_paid(CONTRIBUTION, TERM, **{**when, "today": THURSDAY})
    assert refused.value.code == "term_not_over"
    assert mark_paid(CONTRIBUTION, TERM, **when).amount == 38


@pytest.mark.parametrize(
    ("paid_on", "allowed"),
    [(TODAY, True), (THURSDAY, True), (WEDNESDAY, False), (date(2026, 5, 5), False)],
)
def test_it_was_paid_between_the_payout_and_today(paid_on, allowed, participant, supervisor, when) -> None:
    slip(participant, by=supervisor)
    if allowed:
        assert mark_paid(WITHHOLDING, THURSDAY, paid_on=paid_on, **when).date == paid_on
        return
    with pytest.raises(Refused) as refused:
        mark_paid(WITHHOLDING, THURSDAY, paid_on=paid_on, **when)
    assert refused.value.field == "paid_on"


def test_several_are_marked_together_or_not_at_all(participant, supervisor, when) -> None:
    first, second = order_for(participant, "coordinated"), order_for(make_participant(), "coordinated")
    for order in (first, second):
        slip(order.participant, by=supervisor, taken=[(order, 10)])
    together = PaymentKey(GARNISHMENT, THURSDAY, frozenset([first.pk, second.pk]), Decimal(20))
    stale = PaymentKey(WITHHOLDING, THURSDAY, frozenset(), Decimal(66))
    with pytest.raises(Refused) as refused:
        mark_all_paid([together, stale], **when)
    assert refused.value.code == "amount_changed"
    assert not OfficialPayment.objects.exists()
    right = PaymentKey(WITHHOLDING, THURSDAY, frozenset(), Decimal(132))
    assert [one.amount for one in mark_all_paid([together, right], **when)] == [10, 10, 132]
    with pytest.raises(Refused) as refused:
        mark_all_paid([], **when)
    assert refused.value.code == "none_chosen"


def test_a_mark_is_taken_back_once(participant, supervisor, when) -> None:
    slip(participant, by=supervisor)
    payment = mark_paid(WITHHOLDING, THURSDAY, **when)
    reversal = take_back_payment(payment, **when)
    assert (reversal.amount, reversal.reverses, reversal.counts_for) == (-66, payment, THURSDAY)
    assert open_amounts(TODAY)[0].open == 66
    for paper in (payment, reversal):
        with pytest.raises(Refused) as refused:
            take_back_payment(paper, **when)
        assert refused.value.code == "already_taken_back"
    assert mark_paid(WITHHOLDING, THURSDAY, **when).amount == 66
    assert list(verify_papers()) == []


def test_a_reversal_of_something_else_is_found(participant, supervisor, when) -> None:
    slip(participant, by=supervisor)
    payment = mark_paid(WITHHOLDING, THURSDAY, **when)
    with transaction.atomic():
        desk = Desk(OfficialPayment, by=supervisor, now=NOW, issued_on=TODAY)
        desk.issue(
            OfficialPayment(
                kind=WITHHOLDING, counts_for=WEDNESDAY, amount=Decimal(-65), reverses=payment, date=TODAY
            )
        )
    assert [line.partition(": ")[2] for line in verify_papers()] == [
        "the amount is not what it reverses",
        "it counts for something else than what it reverses",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "withholding",
        "withholding_2026-02-30__100",
        "bribe_2026-04-30__100",
        "withholding_2026-04-30__-100",
        "withholding_2026-04-30__99999999999999",
        "withholding_2026-04-30_1_100",
        "withholding_٢٠٢٦-04-30__100",
        "withholding_2026-04-30__100\n",
    ],
)
def test_what_names_no_payment_is_told_so(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_key(text)


def test_a_payment_is_named_by_what_it_covers_and_its_amount() -> None:
    key = PaymentKey(GARNISHMENT, THURSDAY, frozenset([12, 7]), Decimal("20.50"))
    assert str(key) == "garnishment_2026-04-30_7-12-_2050"
    assert read_key(str(key)) == key
