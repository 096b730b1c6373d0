"""A settlement on an invoice: the line, VAT, once only, and free again when it is credited."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from assignments.credit_invoice import credit_invoice
from assignments.documents.ehf import ehf
from assignments.documents.sales_data import from_invoice
from assignments.invoice_draft import Draft, work_out
from assignments.invoice_settlement import invoice_settlement, settlement_draft
from assignments.models import InvoicedSettlement, Outlet
from assignments.outlet_owes import owes
from assignments.pay_settlement import mark_settlement_paid
from assignments.register_payment import register_payment
from assignments.settle_outlet import reverse_settlement
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.ehf.official import findings, official_rules
from tests.assignments.invoices.world import charge_vat, make_done_job
from tests.assignments.production.outlet_settlements.world import become_client, sell, settle
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY

D = Decimal


def about(shop: Production) -> dict[str, object]:
    return {"by": shop.by, "now": NOW, "today": TODAY}


def test_the_invoice_is_of_the_settlement_alone(shop: Production) -> None:
    client = become_client(shop)
    make_done_job(
        {date(2026, 4, 20): 3}, client=client
    )  # days of theirs that wait for an invoice of their own
    sell(shop, 12)
    invoice = invoice_settlement(settle(shop), **about(shop))
    (line,) = invoice.lines.all()
    assert line.description == "Avregning 2026-0001, MelliBee, 12 stykker"
    assert (line.quantity, line.net, invoice.vat, invoice.total) == (1, D("2512.80"), 0, D("2512.80"))
    assert (invoice.delivered_from, invoice.delivered_to) == (date(2026, 4, 1), date(2026, 4, 30))
    assert work_out(Draft(client), today=TODAY).participant_days == 3
    assert list(verify_papers()) == []


def test_vat_is_taken_out_of_the_share(shop: Production) -> None:
    become_client(shop)
    charge_vat()
    sell(shop, 12)
    invoice = invoice_settlement(settle(shop), **about(shop))
    assert (invoice.net, invoice.vat, invoice.total) == (D("2010.24"), D("502.56"), D("2512.80"))
    assert list(verify_papers()) == []


def test_in_the_clients_language(shop: Production) -> None:
    become_client(shop, language="en")
    sell(shop, 1)
    draft = settlement_draft(settle(shop))
    assert "2026-0001, MelliBee, 1" in draft.extra_lines[0].description


def test_it_is_invoiced_once_and_again_when_that_is_credited(shop: Production) -> None:
    become_client(shop)
    sell(shop, 12)
    paper = settle(shop)
    invoice = invoice_settlement(paper, **about(shop))
    with pytest.raises(Refused, match="står på faktura 2026-0001") as refused:
        invoice_settlement(paper, **about(shop))
    assert refused.value.code == "invoiced"
    with pytest.raises(IntegrityError), transaction.atomic():
        InvoicedSettlement.objects.create(settlement=paper, line=invoice.lines.get())
    credit_invoice(invoice, reason="Feil", **about(shop))
    assert InvoicedSettlement.objects.count() == 0
    assert owes([shop.shop], today=TODAY)[shop.shop.pk].settled == D("2512.80")
    assert invoice_settlement(paper, **about(shop)).full_number == "2026-0002"
    assert list(verify_papers()) == []


def test_what_is_invoiced_is_neither_taken_back_nor_marked_as_paid(shop: Production) -> None:
    become_client(shop)
    sell(shop, 12)
    paper = settle(shop)
    invoice_settlement(paper, **about(shop))
    with pytest.raises(Refused, match="Krediter den først"):
        reverse_settlement(paper, **about(shop))
    with pytest.raises(Refused, match="Krediter den først"):
        mark_settlement_paid(paper, paid_on=TODAY, by=shop.by, now=NOW, today=TODAY)


def test_what_is_taken_back_or_paid_is_not_invoiced(shop: Production) -> None:
    become_client(shop)
    sell(shop, 2)
    taken_back = settle(shop)
    reversal = reverse_settlement(taken_back, **about(shop))
    paid = settle(shop)
    mark_settlement_paid(paid, paid_on=TODAY, by=shop.by, now=NOW, today=TODAY)
    for paper, code in ((taken_back, "reversed"), (reversal, "reversed"), (paid, "paid")):
        with pytest.raises(Refused) as refused:
            invoice_settlement(paper, **about(shop))
        assert refused.value.code == code


def test_an_outlet_that_is_no_client_gets_no_invoice(shop: Production) -> None:
    sell(shop, 2)
    with pytest.raises(Refused) as refused:
        invoice_settlement(settle(shop), **about(shop))
    assert refused.value.code == "no_client"


def test_a_share_of_nothing_is_no_invoice(shop: Production) -> None:
    become_client(shop)
    Outlet.objects.filter(pk=shop.shop.pk).update(share_percent=0)
    shop.shop.refresh_from_db()
    sell(shop, 2)
    with pytest.raises(Refused, match="null kroner"):
        invoice_settlement(settle(shop), **about(shop))


def test_what_is_open_on_the_invoice_is_what_the_outlet_owes(shop: Production) -> None:
    become_client(shop)
    sell(shop, 12)
    invoice = invoice_settlement(settle(shop), **about(shop))
    register_payment(invoice, D(1000), paid_on=TODAY, **about(shop))
    assert owes([shop.shop], today=TODAY)[shop.shop.pk].settled == D("1512.80")
    register_payment(invoice, D("1512.80"), paid_on=TODAY, **about(shop))
    assert owes([shop.shop], today=TODAY)[shop.shop.pk].settled == 0


def test_the_audit_sees_an_invoice_that_asks_for_something_else(shop: Production) -> None:
    become_client(shop)
    sell(shop, 1)
    first = invoice_settlement(settle(shop), **about(shop))
    sell(shop, 2)
    other = settle(shop)
    InvoicedSettlement.objects.all().delete()
    InvoicedSettlement.objects.create(settlement=other, line=first.lines.get())
    assert any("doesn't ask for what is owed" in problem for problem in verify_papers())


@pytest.mark.parametrize("vat", [False, True])
def test_the_ehf_of_it_follows_the_official_rules(shop: Production, tmp_path, vat: bool) -> None:
    become_client(shop, channel="ehf", buyer_reference="Kari Innkjøp")
    if vat:
        charge_vat()
    sell(shop, 12)
    invoice = invoice_settlement(settle(shop), **about(shop))
    assert findings(official_rules(), tmp_path, {"one.xml": ehf(from_invoice(invoice))}) == []
