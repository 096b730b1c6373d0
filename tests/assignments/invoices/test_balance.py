"""What is open on an invoice is read from what points to it; 5 000 invoices cost as many queries as one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.models import QuerySet

from assignments.credit_invoice import credit_invoice
from assignments.invoice_balance import InvoiceState, with_state
from assignments.invoice_draft import Draft, ExtraLine
from assignments.models import Client, ClientPayment, Invoice
from bikuben.papers import Desk
from tests.assignments.invoices.world import issue, make_client, make_seller
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db

HUNDRED = ExtraLine("Frakt", Decimal(1), Decimal(100))
MANY = 5_000


@pytest.fixture
def about(clock, supervisor) -> dict:
    make_seller()
    make_client()
    return {"by": supervisor, "now": NOW, "today": TODAY}


@pytest.fixture
def invoice(about) -> Invoice:
    return issue(about["by"], Draft(Client.objects.get(), extra_lines=(HUNDRED, HUNDRED)))


def pay(invoice: Invoice, amount: str, about: dict, **fields) -> ClientPayment:
    desk = Desk(ClientPayment, by=about["by"], now=NOW, issued_on=TODAY)
    return desk.issue(
        ClientPayment(invoice=invoice, amount=Decimal(amount), source="hand", date=TODAY, **fields)
    )


def found(today: date = TODAY) -> tuple[str, Decimal, Decimal, Decimal]:
    (one,) = with_state(Invoice.objects.all(), today)
    return one.state, one.credited, one.paid, one.open


def test_nothing_has_happened(invoice) -> None:
    assert found() == ("open", 0, 0, 200)


def test_it_is_overdue_the_day_after_it_is_due(invoice, about) -> None:
    assert found(invoice.due_on)[0] == "open"
    assert found(invoice.due_on + timedelta(days=1))[0] == "overdue"
    pay(invoice, "199.99", about)
    assert found(invoice.due_on + timedelta(days=1)) == ("overdue", 0, Decimal("199.99"), Decimal("0.01"))


def test_part_paid_then_paid_then_overpaid(invoice, about) -> None:
    pay(invoice, "50", about)
    assert found() == ("part_paid", 0, 50, 150)
    pay(invoice, "150", about)
    assert found() == ("paid", 0, 200, 0)
    pay(invoice, "0.01", about)
    assert found() == ("overpaid", 0, Decimal("200.01"), Decimal("-0.01"))


def test_a_payment_entered_by_mistake_counts_no_more(invoice, about) -> None:
    first = pay(invoice, "200", about)
    pay(invoice, "-200", about, reverses=first)
    assert found() == ("open", 0, 0, 200)


def test_half_credited_and_the_rest_paid_is_paid(invoice, about) -> None:
    credit_invoice(invoice, lines=invoice.lines.all()[:1], reason="Feil", **about)
    assert found() == ("open", 100, 0, 100)
    pay(invoice, "100", about)
    assert found() == ("paid", 100, 100, 0)


def test_credited_after_it_was_paid_is_owed_back(invoice, about) -> None:
    pay(invoice, "200", about)
    credit_invoice(invoice, reason="Feil", **about)
    assert found() == ("overpaid", 200, 200, -200)


@pytest.fixture
def many(invoice, about) -> Client:
    """5 000 invoices of four years, made at one stroke past the desk: only their list is looked at."""
    fields = [field.attname for field in Invoice._meta.concrete_fields if not field.primary_key]
    copied = {name: getattr(invoice, name) for name in fields}
    rows = [
        Invoice(
            **{
                **copied,
                "year": 2022 + number % 4,
                "number": number + 1,
                "date": date(2022, 1, 1) + timedelta(days=number % 1400),
                "due_on": date(2026, 1, 1) + timedelta(days=number % 300),
                "kid": f"9{number:08d}",
                "hash": f"{number:064d}",
                "total": Decimal(number),
                "net": Decimal(number),
            }
        )
        for number in range(MANY)
    ]
    QuerySet(Invoice).bulk_create(rows, batch_size=500)
    return invoice.client


def test_five_thousand_cost_as_many_queries_as_one(
    many, about, as_supervisor, django_assert_max_num_queries
) -> None:
    for query in ("", "page=77", "sort=-open", "sort=state", "sort=client_name", "state=overdue&year=2023"):
        with django_assert_max_num_queries(14):
            page = as_supervisor.get(f"/invoices/?{query}")
        assert page.status_code == 200
        assert len(page.context["table"].page.object_list) == 50
    dearest = as_supervisor.get("/invoices/?sort=-open").context["table"]
    assert [row.record.open for row in list(dearest.page)[:2]] == [4999, 4998]
    overdue = as_supervisor.get(f"/invoices/?state=overdue&client={many.pk}").context["table"]
    assert {row.record.state for row in overdue.page} == {InvoiceState.OVERDUE}
    assert overdue.paginator.count == Invoice.objects.filter(due_on__lt=TODAY, total__gt=0).count()
