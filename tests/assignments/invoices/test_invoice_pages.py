"""The list of invoices, one invoice, crediting it, and the files."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.utils.translation import gettext, override

from assignments.credit_invoice import credit_invoice
from assignments.invoice_draft import Draft
from assignments.models import ClientPayment, CreditNote, Invoice, JobStage
from bikuben.papers import Desk
from tests.assignments.invoices.world import APRIL_20, APRIL_27, BEADS, issue, make_done_job, make_seller
from tests.cast import NOW, TODAY
from tests.paper_text import pages_of
from tests.payroll.pages.paths import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def invoice(clock, supervisor) -> Invoice:
    make_seller()
    job = make_done_job({APRIL_20: 3, APRIL_27: 2})
    return issue(supervisor, Draft(job.client, job=job, extra_lines=(BEADS,)))


def pay(invoice: Invoice, amount: int, by) -> None:
    with transaction.atomic():
        desk = Desk(ClientPayment, by=by, now=NOW, issued_on=TODAY)
        desk.issue(ClientPayment(invoice=invoice, amount=amount, source="hand", date=TODAY))


def test_an_invoice_shows_its_lines_and_what_is_open(invoice, supervisor, as_accountant) -> None:
    pay(invoice, 500, supervisor)
    page = text_of(as_accountant.get(f"/invoices/{invoice.pk}/"))
    for words in (
        "Faktura 2026-0001",
        "Perle &amp; Co AS",
        "delvis betalt",
        "20260000102",
        "649,70 kr",
        "Perler",
    ):
        assert words in page


def test_the_file_is_named_by_its_number_and_shows_no_names(invoice, as_accountant) -> None:
    answer = as_accountant.get(f"/invoices/{invoice.pk}/invoice.pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="faktura-2026-0001.pdf"'
    (page,) = pages_of(answer.content)
    assert "Faktura 2026-0001" in page
    for name in ("Bie", "Solveig", "Kari", "deltaker"):
        assert name not in page


def test_a_line_is_credited_and_the_note_has_a_file(invoice, as_accountant, post) -> None:
    line = invoice.lines.first()
    page = as_accountant.get(f"/invoices/{invoice.pk}/credit/")
    assert page.content.decode().count('name="lines"') == 3
    silent = post(as_accountant, f"/invoices/{invoice.pk}/credit/", lines=[line.pk], reason="")
    assert "Skriv hvorfor." in text_of(silent)
    answer = post(as_accountant, f"/invoices/{invoice.pk}/credit/", lines=[line.pk], reason="Én for mye")
    note = CreditNote.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/credit-notes/{note.pk}/")
    assert "Én for mye" in text_of(as_accountant.get(answer.url))
    file = as_accountant.get(f"/credit-notes/{note.pk}/credit-note.pdf")
    assert file.headers["Content-Disposition"] == 'inline; filename="kreditnota-2026-0001.pdf"'
    assert "Gjelder faktura 2026-0001" in pages_of(file.content)[0]
    assert as_accountant.get(f"/invoices/{invoice.pk}/credit/").content.decode().count('name="lines"') == 2
    assert "kreditert" in text_of(as_accountant.get(f"/invoices/{invoice.pk}/"))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"reason": "Feil"}, "Velg minst én linje."),
        ({"lines": ["x"], "reason": "Feil"}, "Velg minst én linje."),
        ({"lines": ["9" * 30], "reason": "Feil"}, "Velg minst én linje."),
        ({"lines": ["99999"], "reason": "Feil"}, "Linja er alt kreditert."),
        ({"reason": ""}, ""),
        ({"reason": "a" * 201}, ""),
    ],
)
def test_it_refuses_a_credit_note_that_cannot_be(invoice, as_supervisor, post, sent, sentence) -> None:
    answer = post(as_supervisor, f"/invoices/{invoice.pk}/credit/", sent)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not CreditNote.objects.exists()


def test_a_credited_invoice_is_not_credited_again(invoice, supervisor, as_supervisor) -> None:
    credit_invoice(invoice, reason="Feil", by=supervisor, now=NOW, today=TODAY)
    assert as_supervisor.get(f"/invoices/{invoice.pk}/credit/").status_code == 409
    page = as_supervisor.get(f"/invoices/{invoice.pk}/")
    assert f"/invoices/{invoice.pk}/credit/" not in page.content.decode()


def test_the_reader_sees_no_invoices(invoice, as_reader) -> None:
    for address in ("", "new/", "settings/", f"{invoice.pk}/", f"{invoice.pk}/invoice.pdf"):
        assert as_reader.get(f"/invoices/{address}").status_code == 403


@pytest.mark.parametrize("path", ["/invoices/99/", "/invoices/99/credit/", "/credit-notes/99/"])
def test_what_is_not_there_is_404(path, invoice, as_supervisor) -> None:
    assert as_supervisor.get(path).status_code == 404


@pytest.mark.parametrize("query", ["state=x", "year=9999", "client=x", "page=9999", "sort=-nothing"])
def test_a_strange_filter_is_no_error(query, invoice, as_supervisor) -> None:
    assert as_supervisor.get(f"/invoices/?{query}").status_code == 200


def test_a_page_in_english_is_a_page(invoice, as_supervisor) -> None:
    as_supervisor.cookies["django_language"] = "en"
    for path in ("/invoices/", f"/invoices/{invoice.pk}/", "/invoices/new/", "/invoices/settings/"):
        assert as_supervisor.get(path).status_code == 200


def test_what_is_delivered_is_not_submitted_in_english(invoice, supervisor, as_supervisor) -> None:
    """BOKF §5-1-1: when it was delivered. An a-melding is submitted; goods and a job are delivered."""
    as_supervisor.cookies["django_language"] = "en"
    for path in (f"/invoices/{invoice.pk}/", f"/invoices/new/?client={invoice.client_id}"):
        page = text_of(as_supervisor.get(path))
        assert ("Delivered" in page, "Submitted" in page) == (True, False)
    with override("en"):
        assert (JobStage.DELIVERED.label, gettext("levert")) == ("delivered", "submitted")
    with override("nb"):
        assert JobStage.DELIVERED.label == "levert"
