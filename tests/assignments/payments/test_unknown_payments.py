"""Money that no KID explains is put on an invoice or set aside, and both can be undone."""

from __future__ import annotations

from typing import Any

import pytest

from assignments.likely_invoices import likeliest, likely_invoices
from assignments.models import ClientPayment, UnknownPayment
from assignments.register_payment import take_back_payment
from assignments.unknown_payments import bring_back, put_on_invoice, set_aside
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.payments.world import Tx, camt, entry, make_invoice
from tests.cast import NOW, TODAY

WHO: dict[str, Any] = {"now": NOW, "today": TODAY}


@pytest.fixture
def unknown(take_in: Any) -> UnknownPayment:
    take_in(camt(entry(Tx(text="Faktura 2026-0002"), reference="R1")))
    return UnknownPayment.objects.get()


def test_it_is_put_on_the_invoice_she_names(unknown: UnknownPayment, supervisor: User, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    payment = put_on_invoice(unknown, invoice, by=supervisor, **WHO)
    assert (open_on(invoice), payment.source, payment.bank_key) == (0, "bank", unknown.bank_key)
    with pytest.raises(Refused) as refused:
        put_on_invoice(unknown, invoice, by=supervisor, **WHO)
    assert refused.value.code == "already_settled"


def test_taken_back_it_waits_again_and_goes_where_it_belongs(
    unknown: UnknownPayment, supervisor: User, open_on: Any
) -> None:
    wrong, right = make_invoice(supervisor), make_invoice(supervisor)
    for invoice in (wrong, right, wrong):
        payment = put_on_invoice(unknown, invoice, by=supervisor, **WHO)
        take_back_payment(payment, by=supervisor, **WHO)
    put_on_invoice(unknown, right, by=supervisor, **WHO)
    assert (open_on(wrong), open_on(right), ClientPayment.objects.count()) == (1000, 0, 7)


def test_what_a_wrong_kid_paid_waits_when_it_is_taken_back(
    take_in: Any, supervisor: User, open_on: Any
) -> None:
    """The client wrote another invoice's KID: the money is in the bank all the same."""
    wrong, right = make_invoice(supervisor), make_invoice(supervisor)
    content = camt(entry(Tx(kid=wrong.kid), reference="R1"))
    take_in(content)
    take_back_payment(ClientPayment.objects.get(), by=supervisor, **WHO)
    waiting = UnknownPayment.objects.get()
    put_on_invoice(waiting, right, by=supervisor, **WHO)
    take_in(content.replace(b"M1", b"M2"))
    assert (open_on(wrong), open_on(right)) == (1000, 0)


def test_it_is_set_aside_and_brought_back(unknown: UnknownPayment, supervisor: User) -> None:
    set_aside(unknown, by=supervisor, **WHO)
    unknown.refresh_from_db()
    assert unknown.set_aside_on == TODAY
    bring_back(unknown, by=supervisor, **WHO)
    unknown.refresh_from_db()
    assert unknown.set_aside_on is None


def test_what_is_on_an_invoice_is_not_set_aside(unknown: UnknownPayment, supervisor: User) -> None:
    put_on_invoice(unknown, make_invoice(supervisor), by=supervisor, **WHO)
    with pytest.raises(Refused):
        set_aside(unknown, by=supervisor, **WHO)


def test_what_the_bank_took_back_needs_a_payment_of_that_amount(
    take_in: Any, supervisor: User, open_on: Any
) -> None:
    invoice, other = make_invoice(supervisor), make_invoice(supervisor)
    take_in(camt(entry(Tx(kid=invoice.kid), reference="R1")))
    taken = entry(Tx(), reference="R2", direction="DBIT", reversal=True)
    take_in(camt(taken, message="M2"))
    unknown = UnknownPayment.objects.get()
    with pytest.raises(Refused) as refused:
        put_on_invoice(unknown, other, by=supervisor, **WHO)
    assert (refused.value.code, refused.value.field) == ("nothing_to_reverse", "invoice")
    put_on_invoice(unknown, invoice, by=supervisor, **WHO)
    assert open_on(invoice) == 1000


def test_the_likely_invoices_come_first(unknown: UnknownPayment, supervisor: User) -> None:
    other, named, same = make_invoice(supervisor, 7), make_invoice(supervisor, 9), make_invoice(supervisor)
    found = likely_invoices(unknown)
    assert (found, likeliest(unknown, found)) == ([named, same, other], same)


def test_where_two_are_equally_likely_she_chooses(unknown: UnknownPayment, supervisor: User) -> None:
    make_invoice(supervisor, on=TODAY)
    first = likely_invoices(unknown)
    assert likeliest(unknown, first) == first[0]
    make_invoice(supervisor, 5)
    make_invoice(supervisor)
    assert likeliest(unknown, likely_invoices(unknown)) is None
