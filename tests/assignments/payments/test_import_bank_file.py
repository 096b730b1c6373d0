"""The bank's file: each piece of money once, on the invoice its KID names, or among the unknown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assignments.models import BankFile, ClientPayment, JobStage, UnknownPayment
from bikuben.models import User
from tests.assignments.payments.world import ACCOUNT, Tx, camt, credit, entry, make_invoice
from tests.cast import make_billed_job

BBAN = f"<Othr><Id>{ACCOUNT}</Id></Othr>"


@pytest.mark.parametrize("kind", ["053", "054"])
@pytest.mark.parametrize("version", ["02", "03", "04", "06", "08", "10", "12"])
def test_it_pays_the_invoice_that_the_kid_names(
    supervisor: User, take_in: Any, open_on: Any, kind: str, version: str
) -> None:
    invoice = make_invoice(supervisor)
    paid = entry(Tx(kid=invoice.kid, payer="Kunden AS"), reference="R1", version=version)
    read = take_in(camt(paid, kind=kind, version=version))
    assert (open_on(invoice), read.bank_file.matched, read.bank_file.unmatched) == (0, 1, 0)
    assert str(ClientPayment.objects.get().text) == "Kunden AS"


def test_it_knows_the_account_without_iban(supervisor: User, take_in: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    take_in(camt(entry(Tx(kid=invoice.kid)), account=BBAN))
    assert open_on(invoice) == 0


def test_it_parts_a_batch(supervisor: User, take_in: Any, open_on: Any) -> None:
    first, second = make_invoice(supervisor), make_invoice(supervisor, 500)
    batch = entry(Tx(kid=first.kid, amount="1000"), Tx(kid=second.kid, amount="200.50"), reference="B1")
    take_in(camt(batch))
    assert (open_on(first), open_on(second)) == (0, Decimal("299.50"))


def test_two_equal_payments_in_one_batch_are_two(supervisor: User, take_in: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    take_in(camt(entry(Tx(kid=invoice.kid, amount="500"), Tx(kid=invoice.kid, amount="500"), reference="B")))
    assert open_on(invoice) == 0


def test_the_same_file_again_changes_nothing(supervisor: User, take_in: Any) -> None:
    content = camt(entry(Tx(kid=make_invoice(supervisor).kid)), entry(Tx(kid="12345674"), amount="7.00"))
    first, second = take_in(content), take_in(content)
    assert (first.is_new, second.is_new, first.bank_file) == (True, False, second.bank_file)
    assert (BankFile.objects.count(), ClientPayment.objects.count(), UnknownPayment.objects.count()) == (
        1,
        1,
        1,
    )


def test_the_same_entry_in_another_file_changes_nothing(supervisor: User, take_in: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    paid = entry(Tx(kid=invoice.kid), reference="R1")
    take_in(camt(paid))
    again = take_in(camt(paid, kind="053", message="M2")).bank_file
    assert (again.matched, again.unmatched, again.known, open_on(invoice)) == (0, 0, 1, 0)


@pytest.mark.parametrize("parts_first", [True, False])
def test_a_sum_gives_way_to_its_parts(
    supervisor: User, take_in: Any, open_on: Any, parts_first: bool
) -> None:
    """The account's file may tell the sum of a batch only, and the file of payments its parts."""
    first, second = make_invoice(supervisor), make_invoice(supervisor, 500)
    parts = camt(entry(Tx(kid=first.kid), Tx(kid=second.kid, amount="500"), reference="B1"))
    whole = camt(entry(amount="1500.00", reference="B1"), kind="053", message="M2")
    for content in (parts, whole) if parts_first else (whole, parts):
        take_in(content)
    assert (open_on(first), open_on(second)) == (0, 0)
    assert not UnknownPayment.objects.exists()


def test_what_no_kid_explains_waits(supervisor: User, take_in: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    wrong = entry(Tx(kid="99999999", text="Takk for hjelpen", payer="Ola"), reference="R")
    read = take_in(camt(wrong, entry(amount="77.00", reference="S")))
    unknown = UnknownPayment.objects.order_by("amount")
    assert [(str(one.text), one.kid, one.amount) for one in unknown] == [
        ("", "", 77),
        ("Ola · Takk for hjelpen", "99999999", 1000),
    ]
    assert (read.bank_file.unmatched, open_on(invoice)) == (2, 1000)


def test_money_out_and_what_is_not_booked_yet_is_none_of_it(supervisor: User, take_in: Any) -> None:
    kid = make_invoice(supervisor).kid
    read = take_in(
        camt(
            entry(Tx(kid=kid), direction="DBIT"),
            entry(Tx(kid=kid), status="PDNG"),
            entry(Tx(kid=kid), reversal=True),
            entry(Tx(kid=kid, amount="0.00")),
        )
    )
    assert (read.bank_file.ignored, ClientPayment.objects.count(), UnknownPayment.objects.count()) == (
        4,
        0,
        0,
    )


def test_one_payment_for_two_invoices_is_parted_where_the_payer_said_how(
    supervisor: User, take_in: Any, open_on: Any
) -> None:
    first, second = make_invoice(supervisor), make_invoice(supervisor, 500)
    told = "".join(
        f'<Strd><RfrdDocAmt><RmtdAmt Ccy="NOK">{one.total}</RmtdAmt></RfrdDocAmt>'
        f"<CdtrRefInf><Ref>{one.kid}</Ref></CdtrRefInf></Strd>"
        for one in (first, second)
    )
    both = entry(Tx(amount="1500.00", text="@"), reference="R").replace("<Ustrd>@</Ustrd>", told)
    take_in(camt(both))
    assert (open_on(first), open_on(second)) == (0, 0)


def test_what_is_paid_on_a_credited_invoice_is_owed_back(
    supervisor: User, take_in: Any, open_on: Any
) -> None:
    invoice = make_invoice(supervisor)
    credit(invoice, supervisor)
    take_in(camt(entry(Tx(kid=invoice.kid), on="2026-05-01")))
    assert open_on(invoice) == -1000


@pytest.mark.parametrize("payment_first", [True, False])
def test_what_the_bank_took_back_is_open_again(
    supervisor: User, take_in: Any, open_on: Any, payment_first: bool
) -> None:
    invoice = make_invoice(supervisor)
    paid = camt(entry(Tx(kid=invoice.kid), reference="R1"))
    back = camt(entry(Tx(kid=invoice.kid), reference="R2", direction="DBIT", reversal=True), message="M2")
    files = [take_in(content).bank_file for content in ((paid, back) if payment_first else (back, paid))]
    assert open_on(invoice) == 1000
    assert [one.unmatched for one in files] == [0 if payment_first else 1, 0]
    assert not UnknownPayment.objects.filter(settled_by=None).exists()


def test_a_kid_printed_with_blanks_is_the_same(supervisor: User, take_in: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    take_in(camt(entry(Tx(kid=f" {invoice.kid[:4]} {invoice.kid[4:]} "))))
    assert open_on(invoice) == 0


def test_a_kid_padded_with_zeros_is_the_same(supervisor: User, take_in: Any, open_on: Any) -> None:
    invoice = make_invoice(supervisor)
    take_in(camt(entry(Tx(kid=invoice.kid.zfill(25)))))
    assert open_on(invoice) == 0
    take_in(camt(entry(Tx(kid=f"{invoice.kid}0", amount="7.00")), message="M2"))
    assert [one.amount for one in UnknownPayment.objects.all()] == [7]


def test_a_job_is_closed_by_the_bank_too(supervisor: User, take_in: Any) -> None:
    job = make_billed_job(stage=JobStage.INVOICED, is_active=False)
    take_in(camt(entry(Tx(kid=make_invoice(supervisor, job=job).kid))))
    job.refresh_from_db()
    assert job.stage == JobStage.CLOSED
