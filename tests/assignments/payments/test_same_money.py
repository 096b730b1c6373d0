"""Two files may tell of the same money in different words; what one file tells of is all different money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assignments.models import ClientPayment, UnknownPayment
from assignments.unknown_payments import put_on_invoice
from bikuben.models import User
from tests.assignments.payments.world import Tx, camt, entry, make_invoice
from tests.cast import NOW, TODAY

BOTH_ORDERS = pytest.mark.parametrize("payments_first", [True, False])


def in_order(payments: str, account: str, *, payments_first: bool) -> list[bytes]:
    """The file of payments (camt.054) and the account's (camt.053)."""
    files = [camt(payments, kind="054", message="M1"), camt(account, kind="053", message="M2")]
    return files if payments_first else files[::-1]


def waiting() -> list[Decimal]:
    return list(UnknownPayment.objects.filter(settled_by=None).values_list("amount", flat=True))


@BOTH_ORDERS
def test_a_transaction_is_known_where_one_file_leaves_the_entrys_reference_out(
    supervisor: User, take_in: Any, open_on: Any, payments_first: bool
) -> None:
    invoice = make_invoice(supervisor, 8000)
    paid = Tx(kid=invoice.kid, amount="8000.00", reference="T1")
    for content in in_order(entry(paid), entry(paid, reference="E77"), payments_first=payments_first):
        take_in(content)
    assert (open_on(invoice), waiting()) == (0, [])
    take_in(camt(entry(amount="8000.00", reference="E77"), kind="053", message="M3"))
    assert (open_on(invoice), waiting()) == (0, [])


@BOTH_ORDERS
@pytest.mark.parametrize("reference", ["", "E1"])
def test_a_transaction_without_its_kid_is_the_same_money(
    supervisor: User, take_in: Any, open_on: Any, payments_first: bool, reference: str
) -> None:
    invoice = make_invoice(supervisor, 8000)
    paid = entry(Tx(kid=invoice.kid, amount="8000.00", reference="T1"), reference=reference)
    bare = entry(Tx(amount="8000.00", reference="T1"), reference="E1")
    for content in in_order(paid, bare, payments_first=payments_first):
        take_in(content)
    assert (open_on(invoice), waiting()) == (0, [])


@BOTH_ORDERS
def test_a_batch_is_known_by_one_bare_transaction(
    supervisor: User, take_in: Any, open_on: Any, payments_first: bool
) -> None:
    first, second = make_invoice(supervisor, 8000), make_invoice(supervisor, 6000)
    batch = entry(
        Tx(kid=first.kid, amount="8000.00", reference="T1"),
        Tx(kid=second.kid, amount="6000.00", reference="T2"),
        reference="E2",
    )
    bare = entry(Tx(amount="14000.00", reference="X"), reference="E2")
    for content in in_order(batch, bare, payments_first=payments_first):
        take_in(content)
    assert (open_on(first), open_on(second), waiting()) == (0, 0, [])


def test_a_part_of_a_batch_gets_its_kid_later_and_the_other_waits_on(
    supervisor: User, take_in: Any, open_on: Any
) -> None:
    invoice = make_invoice(supervisor)
    other = Tx(amount="500.00", reference="T2")
    take_in(camt(entry(Tx(reference="T1"), other, reference="E1")))
    assert sorted(waiting()) == [500, 1000]
    take_in(camt(entry(Tx(kid=invoice.kid, reference="T1"), other, reference="E1"), message="M2"))
    assert (open_on(invoice), waiting()) == (0, [500])


def test_what_is_on_an_invoice_by_hand_does_not_give_way(
    supervisor: User, take_in: Any, open_on: Any
) -> None:
    invoice = make_invoice(supervisor, 8000)
    take_in(camt(entry(Tx(amount="8000.00", reference="T1"), reference="E1"), kind="053"))
    put_on_invoice(UnknownPayment.objects.get(), invoice, by=supervisor, now=NOW, today=TODAY)
    paid = Tx(kid=invoice.kid, amount="8000.00", reference="T1")
    again = take_in(camt(entry(paid, reference="E1"), message="M2")).bank_file
    assert (again.known, open_on(invoice), ClientPayment.objects.count()) == (1, 0, 1)


def test_two_entries_of_one_reference_are_two(supervisor: User, take_in: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    both = "".join(
        entry(Tx(kid=invoice.kid, amount="100.00", reference=reference), reference="R9")
        for reference in ("T1", "T2")
    )
    take_in(camt(both))
    assert open_on(invoice) == 800
    again = take_in(camt(both, kind="053", message="M2")).bank_file
    assert (again.known, open_on(invoice)) == (2, 800)


def test_equal_payments_in_two_statements_of_a_file_are_two(
    supervisor: User, take_in: Any, open_on: Any
) -> None:
    invoice = make_invoice(supervisor)
    content = camt(entry(Tx(kid=invoice.kid, amount="100.00"))).decode()
    start, end = content.index("<Ntfctn>"), content.index("</BkToCstmrDbtCdtNtfctn>")
    take_in((content[:end] + content[start:end] + content[end:]).encode())
    assert open_on(invoice) == 800


def test_a_payers_reference_used_for_two_entries_is_two_payments(
    supervisor: User, take_in: Any, open_on: Any
) -> None:
    invoice = make_invoice(supervisor)
    paid = Tx(kid=invoice.kid, amount="100.00", reference="FAKTURA")
    for number in (1, 2):
        take_in(camt(entry(paid, reference=f"E{number}"), message=f"M{number}"))
    assert open_on(invoice) == 800
