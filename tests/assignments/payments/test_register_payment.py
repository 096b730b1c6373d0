"""Money entered by hand: part, all, too much, and taken back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from assignments.models import ClientPayment, JobStage
from assignments.register_payment import register_payment, take_back_payment
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.payments.world import credit, make_invoice
from tests.cast import NOW, TODAY, make_billed_job


@pytest.fixture
def pay(supervisor: User) -> Any:
    def enter(invoice: Any, amount: Any, **fields: Any) -> ClientPayment:
        fields = {"paid_on": TODAY, "by": supervisor, "now": NOW, "today": TODAY, **fields}
        return register_payment(invoice, Decimal(amount), **fields)

    return enter


def test_it_counts_a_part_and_then_the_rest(supervisor: User, pay: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    pay(invoice, 400)
    assert open_on(invoice) == 600
    pay(invoice, "600.00")
    assert open_on(invoice) == 0


def test_what_is_paid_too_much_is_owed_back(supervisor: User, pay: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    pay(invoice, "1000.50")
    assert open_on(invoice) == Decimal("-0.50")


def test_an_invoice_credited_after_it_was_paid_is_owed_back(supervisor: User, pay: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    pay(invoice, 1000)
    credit(invoice, supervisor)
    assert open_on(invoice) == -1000


@pytest.mark.parametrize("amount", ["0", "-5", "10000000.01"])
def test_it_refuses_an_amount_that_cannot_be(supervisor: User, pay: Any, amount: str) -> None:
    invoice = make_invoice(supervisor)
    with pytest.raises(Refused) as refused:
        pay(invoice, amount)
    assert refused.value.field == "amount"
    assert not ClientPayment.objects.exists()


def test_it_refuses_a_day_that_has_not_been(supervisor: User, pay: Any) -> None:
    invoice = make_invoice(supervisor)
    with pytest.raises(Refused) as refused:
        pay(invoice, 100, paid_on=TODAY + timedelta(days=1))
    assert refused.value.field == "paid_on"


@pytest.mark.parametrize("day", [date.min, TODAY - timedelta(days=367)])
def test_it_refuses_a_day_long_before_the_invoice(supervisor: User, pay: Any, day: date) -> None:
    with pytest.raises(Refused) as refused:
        pay(make_invoice(supervisor), 100, paid_on=day)
    assert (refused.value.field, refused.value.code) == ("paid_on", "too_early")
    assert not ClientPayment.objects.exists()


def test_it_takes_money_that_came_before_the_invoice(supervisor: User, pay: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    pay(invoice, 1000, paid_on=TODAY - timedelta(days=30))
    assert open_on(invoice) == 0


def test_taken_back_it_is_as_if_it_never_came(supervisor: User, pay: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    payment = pay(invoice, 1000, paid_on=TODAY - timedelta(days=3))
    reversal = take_back_payment(payment, by=supervisor, now=NOW, today=TODAY)
    assert (reversal.amount, reversal.date, open_on(invoice)) == (-1000, payment.date, 1000)
    assert payment.recount() == reversal.recount() == []


def test_it_is_taken_back_once_only(supervisor: User, pay: Any) -> None:
    payment = pay(make_invoice(supervisor), 1000)
    reversal = take_back_payment(payment, by=supervisor, now=NOW, today=TODAY)
    for one, code in ((payment, "already_reversed"), (reversal, "is_reversal")):
        with pytest.raises(Refused) as refused:
            take_back_payment(one, by=supervisor, now=NOW, today=TODAY)
        assert refused.value.code == code


def test_a_job_is_closed_when_all_its_invoices_are_paid_and_opened_when_not(
    supervisor: User, pay: Any
) -> None:
    job = make_billed_job(stage=JobStage.INVOICED, is_active=False)
    first, second = make_invoice(supervisor, job=job), make_invoice(supervisor, 500, job=job)
    pay(first, 1000)
    job.refresh_from_db()
    assert job.stage == JobStage.INVOICED
    payment = pay(second, 500)
    job.refresh_from_db()
    assert job.stage == JobStage.CLOSED
    take_back_payment(payment, by=supervisor, now=NOW, today=TODAY)
    job.refresh_from_db()
    assert job.stage == JobStage.INVOICED
