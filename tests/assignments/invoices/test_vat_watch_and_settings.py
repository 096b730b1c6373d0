"""The limit for VAT is watched (MVAL §2-1), and how the project invoices is chosen on one page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.credit_invoice import credit_invoice
from assignments.invoice_draft import Draft, ExtraLine
from assignments.invoice_todos import invoice_todos
from assignments.models import Client, Invoice, InvoiceSettings
from assignments.vat_watch import turnover
from tests.assignments.invoices.world import issue, make_client, make_seller
from tests.cast import NOW, TODAY
from tests.payroll.pages.paths import text_of

pytestmark = pytest.mark.django_db

SETTINGS = {"charges_vat": "0", "vat_percent": "25", "exemption_text": "", "kid_algorithm": "mod10"}


@pytest.fixture(autouse=True)
def seller(clock, db) -> None:
    make_seller()
    make_client()


def billed(by, amount: int, day: date = TODAY) -> Invoice:
    line = ExtraLine("Frakt", Decimal(1), Decimal(amount))
    return issue(by, Draft(Client.objects.get(), extra_lines=(line,)), today=day)


def test_it_counts_twelve_months_and_takes_away_what_is_credited(supervisor) -> None:
    billed(supervisor, 1_000, date(2025, 5, 4))
    billed(supervisor, 2_000, date(2025, 5, 5))
    wrong = billed(supervisor, 4_000)
    assert turnover(TODAY).amount == 6_000
    credit_invoice(wrong, reason="Feil", by=supervisor, now=NOW, today=TODAY)
    assert turnover(TODAY).amount == 2_000
    assert turnover(date(2028, 2, 29)).amount == 0


@pytest.mark.parametrize(
    ("amount", "charity", "urgent", "words"),
    [
        (39_999, False, None, ""),
        (40_000, False, False, "Grensa for merverdiavgift er 50\u00a0000 kr."),
        (50_000, False, False, "Grensa for merverdiavgift er 50\u00a0000 kr."),
        (50_001, False, True, "over grensa for merverdiavgift, 50\u00a0000 kr"),
        (111_999, True, None, ""),
        (112_000, True, False, "Grensa for merverdiavgift er 140\u00a0000 kr."),
        (140_001, True, True, "over grensa for merverdiavgift, 140\u00a0000 kr"),
    ],
)
def test_it_warns_from_four_fifths_and_is_urgent_above(amount, charity, urgent, words, supervisor) -> None:
    InvoiceSettings.objects.create(pk=1, is_charity=charity)
    billed(supervisor, amount)
    todos = invoice_todos(TODAY)
    assert [todo.urgent for todo in todos] == ([] if urgent is None else [urgent])
    assert all(words in str(todo.text) and todo.url == "/invoices/settings/" for todo in todos)


def test_who_charges_vat_is_not_warned(supervisor) -> None:
    InvoiceSettings.objects.create(pk=1, charges_vat=True)
    billed(supervisor, 60_000)
    assert invoice_todos(TODAY) == []


def test_the_page_says_what_to_do(supervisor, as_accountant) -> None:
    billed(supervisor, 60_000)
    page = text_of(as_accountant.get("/invoices/settings/"))
    assert "Dere er over grensa" in page
    assert "Spør regnskapsføreren eller Skatteetaten" in page


def test_it_is_chosen_and_kept(as_accountant, accountant, post) -> None:
    sent = {
        **SETTINGS,
        "charges_vat": "1",
        "vat_percent": "12,5",
        "kid_algorithm": "mod11",
        "is_charity": "on",
    }
    assert post(as_accountant, "/invoices/settings/", sent).status_code == 302
    kept = InvoiceSettings.current()
    assert (kept.charges_vat, kept.vat_percent, kept.kid_algorithm, kept.is_charity) == (
        True,
        Decimal("12.5"),
        "mod11",
        True,
    )
    assert kept.history.get().history_user == accountant


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("vat_percent", "51"),
        ("vat_percent", "-1"),
        ("vat_percent", "mye"),
        ("vat_percent", "12,55"),
        ("kid_algorithm", "mod12"),
        ("charges_vat", ""),
        ("exemption_text", "a" * 201),
    ],
)
def test_it_refuses_what_cannot_be_at_its_field(field, value, as_supervisor, post) -> None:
    answer = post(as_supervisor, "/invoices/settings/", {**SETTINGS, field: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not InvoiceSettings.objects.exists()


@pytest.mark.parametrize("percent", ["", "0"])
def test_without_vat_no_percentage_is_asked_for(percent, as_supervisor, post) -> None:
    """It stays what it was; with VAT it is asked for."""
    InvoiceSettings.objects.create(pk=1, charges_vat=True, vat_percent=Decimal("12.5"))
    sent = {**SETTINGS, "vat_percent": percent}
    assert post(as_supervisor, "/invoices/settings/", {**sent, "charges_vat": "1"}).status_code == 422
    assert post(as_supervisor, "/invoices/settings/", sent).status_code == 302
    kept = InvoiceSettings.current()
    assert (kept.charges_vat, kept.vat_percent) == (False, Decimal("12.5"))


@pytest.mark.parametrize(
    ("percent", "sentence"),
    [
        ("", "Skriv hvor mange prosent."),
        ("0", "Prosenten må være mellom 0,1 og 50."),
        ("0,05", "Prosenten må være mellom 0,1 og 50."),
        ("50,1", "Prosenten må være mellom 0,1 og 50."),
        ("75", "Prosenten må være mellom 0,1 og 50."),
        ("100", "Prosenten må være mellom 0,1 og 50."),
        ("0,1", ""),
        ("50", ""),
    ],
)
def test_a_percentage_has_its_limits_in_words(percent, sentence, as_supervisor, post) -> None:
    sent = {**SETTINGS, "charges_vat": "1", "vat_percent": percent}
    answer = post(as_supervisor, "/invoices/settings/", sent)
    assert answer.status_code == (422 if sentence else 302)
    if sentence:
        assert answer.context["form"].errors == {"vat_percent": [sentence]}
    assert InvoiceSettings.objects.exists() != bool(sentence)
