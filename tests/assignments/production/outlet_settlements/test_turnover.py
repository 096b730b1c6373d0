"""The turnover for VAT has each sale of an outlet once: unsettled, settled, invoiced, credited, paid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assignments.credit_invoice import credit_invoice
from assignments.invoice_settlement import invoice_settlement
from assignments.pay_settlement import mark_settlement_paid
from assignments.settle_outlet import reverse_settlement
from assignments.vat_watch import turnover
from tests.assignments.production.outlet_settlements.world import (
    APRIL_20,
    become_client,
    sell,
    settle,
    undo,
)
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY

SOLD = Decimal("2512.80")


def test_once_at_each_step(shop: Production) -> None:
    about = {"by": shop.by, "now": NOW, "today": TODAY}
    become_client(shop)
    undo(shop, sell(shop, 2))
    assert turnover(TODAY).amount == 0
    sell(shop, 12)
    assert turnover(TODAY).amount == SOLD
    reverse_settlement(settle(shop), **about)
    assert turnover(TODAY).amount == SOLD
    paper = settle(shop)
    assert turnover(TODAY).amount == SOLD
    invoice = invoice_settlement(paper, **about)
    assert turnover(TODAY).amount == SOLD
    credit_invoice(invoice, reason="Feil", **about)
    assert turnover(TODAY).amount == SOLD
    mark_settlement_paid(paper, paid_on=TODAY, **about)
    assert turnover(TODAY).amount == SOLD


def test_a_sale_of_more_than_twelve_months_ago_is_no_more(shop: Production) -> None:
    sell(shop, 12, APRIL_20)
    assert turnover(date(2027, 4, 19)).amount == SOLD
    assert turnover(date(2027, 4, 20)).amount == 0
