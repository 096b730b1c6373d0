"""From a delivered job to an invoice: the job's page, the preview, done."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client as Browser

from assignments.models import Client, Invoice, Job
from bikuben.models import Project
from bikuben.once import new_token
from tests.assignments.invoices.world import (
    APRIL_20,
    APRIL_27,
    MAY_1,
    make_client,
    make_done_job,
    make_seller,
)
from tests.cast import make_billed_job, make_job

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(clock, db) -> Job:
    make_seller()
    return make_done_job({APRIL_20: 3, APRIL_27: 2})


def form_of(page: Any, **changes: str) -> dict[str, str]:
    """What the page's form would send, with some fields written anew."""
    found = re.findall(r"<input[^>]*>", page.content.decode().partition('<form id="form"')[2])
    sent = {}
    for field in found:
        name, value = (re.search(rf'{key}="([^"]*)"', field) for key in ("name", "value"))
        if name and name[1] != "csrfmiddlewaretoken":
            sent[name[1]] = value[1] if value else ""
    return {**sent, **changes}


def text_of(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_two_touches_from_a_delivered_job_to_an_invoice(job, as_supervisor: Browser) -> None:
    assert f"/invoices/new/?job={job.pk}" in as_supervisor.get(f"/jobs/{job.pk}/").content.decode()
    preview = as_supervisor.get(f"/invoices/new/?job={job.pk}")
    assert "Skriv faktura på 1\u00a0000 kr" in preview.content.decode()
    answer = as_supervisor.post(f"/invoices/new/?job={job.pk}", form_of(preview, step="issue"))
    invoice = Invoice.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/invoices/{invoice.pk}/")
    assert invoice.total == 1000


def test_the_preview_shows_what_the_invoice_will_say(job, as_accountant: Browser) -> None:
    page = text_of(as_accountant.get(f"/invoices/new/?job={job.pk}"))
    for words in ("Perle &amp; Co AS", "Brette esker mandag 20. april 2026", "3 dagsverk"):
        assert words in page
    for words in ("2 dagsverk", "forfall 18. mai 2026", "Unntatt fra merverdiavgift"):
        assert words in page
    for name in ("Bie", "Solveig", "Kari Prøve"):
        assert name not in page


def test_extra_lines_are_reckoned_and_issued(job, as_supervisor: Browser) -> None:
    url = f"/invoices/new/?job={job.pk}"
    written = {
        "lines-0-description": "Perler",
        "lines-0-quantity": "2,5",
        "lines-0-unit": "kg",
        "lines-0-unit_price": "99,90",
        "lines-0-discount": "9,75",
        "note": "Takk!",
    }
    seen = as_supervisor.post(url, form_of(as_supervisor.get(url), step="preview", **written))
    assert "1\u00a0240 kr" in seen.content.decode()
    assert not Invoice.objects.exists()
    assert as_supervisor.post(url, form_of(seen, step="issue")).status_code == 302
    invoice = Invoice.objects.get()
    assert (invoice.total, invoice.note) == (1240, "Takk!")
    extra = invoice.lines.get(billed_days=None)
    assert (extra.description, extra.quantity, extra.unit, extra.net) == ("Perler", Decimal("2.5"), "kg", 240)


def test_another_line_can_be_asked_for(job, as_supervisor: Browser) -> None:
    url = f"/invoices/new/?job={job.pk}"
    page = as_supervisor.get(url)
    assert "lines-0-description" in page.content.decode()
    assert "lines-1-description" not in page.content.decode()
    more = as_supervisor.post(url, form_of(page, step="add", **{"lines-0-description": ""}))
    assert "lines-1-description" in more.content.decode()


def test_a_line_written_without_looking_is_looked_over_first(job, as_supervisor: Browser) -> None:
    url = f"/invoices/new/?job={job.pk}"
    written = {"lines-0-description": "Frakt", "lines-0-unit_price": "120"}
    answer = as_supervisor.post(url, form_of(as_supervisor.get(url), step="issue", **written))
    assert answer.status_code == 422
    assert "Se over den en gang til." in text_of(answer)
    assert "1\u00a0120 kr" in answer.content.decode()
    assert as_supervisor.post(url, form_of(answer, step="issue")).status_code == 302
    assert Invoice.objects.get().total == 1120


def test_it_is_refused_when_the_work_has_changed_since(job, as_supervisor: Browser) -> None:
    url = f"/invoices/new/?job={job.pk}"
    page = as_supervisor.get(url)
    job.shifts.filter(pk=job.shifts.first().pk).update(outcome="did_not_start")
    answer = as_supervisor.post(url, form_of(page, step="issue"))
    assert answer.status_code == 422
    assert "Fakturaen er blitt en annen siden du så på den." in text_of(answer)
    assert "Skriv faktura på 800 kr" in text_of(answer)
    assert not Invoice.objects.exists()


def test_the_same_form_twice_is_one_invoice(job, as_supervisor: Browser) -> None:
    url = f"/invoices/new/?job={job.pk}"
    sent = form_of(as_supervisor.get(url), step="issue", once=new_token())
    first, second = (as_supervisor.post(url, sent) for _ in range(2))
    assert first.url == second.url
    assert Invoice.objects.count() == 1


def test_what_lacks_is_said_with_a_way_to_it(job, as_supervisor: Browser, as_accountant: Browser) -> None:
    Project.objects.update(account_number="")
    Client.objects.update(city="")
    url = f"/invoices/new/?job={job.pk}"
    page = as_supervisor.get(url).content.decode()
    assert "Kontonummeret deres mangler." in page
    assert 'href="/project/"' in page
    assert f'href="/clients/{job.client_id}/change/"' in page
    assert "Skriv faktura på" not in page
    other = as_accountant.get(url).content.decode()
    assert "Kontonummeret deres mangler." in other
    assert 'href="/project/"' not in other
    refused = as_supervisor.post(url, form_of(as_supervisor.get(url), step="issue"))
    assert refused.status_code == 422
    assert "Kontonummeret deres mangler." in text_of(refused)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("due_on", "2026-05-03", "Forfall kan ikke være før fakturadatoen."),
        ("due_on", "2026-09-01", "Forfall kan være høyst 90 dager fram."),
        ("due_on", "31.02.2026", "Skriv en dato, som 05.01.2026."),
        ("due_on", "0001-01-01", "Forfall kan ikke være før fakturadatoen."),
        ("lines-0-quantity", "mange", "Skriv et tall, som 3 eller 2,5."),
        ("lines-0-quantity", "1,005", "Antallet kan ha høyst to desimaler."),
        ("lines-0-unit_price", "-1", ""),
        ("lines-0-unit_price", "9" * 30, "Beløpet er for stort."),
        ("lines-0-discount", "120,01", "Rabatten er større enn beløpet."),
        ("lines-0-description", "\u0915", "Her er det et tegn som ikke kan skrives ut."),
        ("lines-0-description", "a" * 201, ""),
        ("lines-0-description", "", ""),
        ("note", "a" * 301, ""),
        ("order_reference", "a" * 61, ""),
        ("lines-TOTAL_FORMS", "x", ""),
        ("lines-TOTAL_FORMS", "4000", ""),
    ],
)
def test_it_refuses_what_cannot_be_right_at_its_field(
    field, value, sentence, job, as_supervisor: Browser
) -> None:
    url = f"/invoices/new/?job={job.pk}"
    written = {"lines-0-description": "Frakt", "lines-0-unit_price": "120", field: value}
    for step in ("issue", "preview", "add"):
        answer = as_supervisor.post(url, form_of(as_supervisor.get(url), step=step, **written))
        assert answer.status_code == 422
        assert sentence in text_of(answer)
        assert answer.context["form"].errors or answer.context["lines"].total_error_count()
    assert not Invoice.objects.exists()


@pytest.mark.parametrize(("count", "quantity", "ends_at"), [(40, "99999", 422), (1, "99", 302)])
def test_an_invoice_too_large_to_be_kept_is_refused(
    count, quantity, ends_at, job, as_supervisor: Browser
) -> None:
    """40 lines of 99 999 × 9 999 999 kr come to more than can be kept; 99 × 9 999 999 kr is issued."""
    url = f"/invoices/new/?client={make_client(name='Ny', organisation_number=None).pk}"
    line = {"description": "Kurs", "quantity": quantity, "unit_price": "9999999"}
    written = {f"lines-{row}-{name}": value for row in range(count) for name, value in line.items()}
    sent = form_of(as_supervisor.get(url), step="preview", **{"lines-TOTAL_FORMS": str(count)}, **written)
    seen = as_supervisor.post(url, sent)
    assert seen.status_code == 200
    assert ("Beløpet er for stort." in text_of(seen)) == (ends_at == 422)
    answer = as_supervisor.post(url, form_of(seen, step="issue"))
    assert answer.status_code == ends_at
    assert [invoice.total for invoice in Invoice.objects.all()] == ([989_999_901] if ends_at == 302 else [])


def test_lines_that_must_be_put_right_are_said_above(job, as_supervisor: Browser) -> None:
    url = f"/invoices/new/?job={job.pk}"
    sent = form_of(as_supervisor.get(url), step="preview", **{"lines-0-description": "Frakt"})
    page = text_of(as_supervisor.post(url, sent))
    assert "Noe må rettes i det som er lagt til." in page
    assert "Skriv faktura på" not in page


@pytest.mark.parametrize(
    "query", ["job=99", "job=x", "job=-1", f"job={'9' * 30}", "client=99", "client=1&month=2026-13", "job=²"]
)
def test_what_is_not_there_is_404(query, job, as_supervisor: Browser) -> None:
    assert as_supervisor.get(f"/invoices/new/?{query}").status_code == 404


def test_internal_work_has_no_invoice(job, as_supervisor: Browser) -> None:
    assert as_supervisor.get(f"/invoices/new/?job={make_job().pk}").status_code == 404


def test_an_invoice_without_days_says_when_it_was_delivered(job, as_supervisor: Browser) -> None:
    url = f"/invoices/new/?client={make_client(name='Ny', organisation_number=None).pk}"
    page = as_supervisor.get(url)
    assert "Det er ingenting å fakturere." in text_of(page)
    written = {
        "lines-0-description": "Kurs",
        "lines-0-unit_price": "500",
        "delivered_on": "2026-05-01",
        "step": "preview",
    }
    seen = as_supervisor.post(url, form_of(page, **written))
    assert as_supervisor.post(url, form_of(seen, step="issue")).status_code == 302
    assert (Invoice.objects.get().delivered_from, Invoice.objects.get().total) == (date(2026, 5, 1), 500)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-05-05", "Leveringsdagen kan ikke være etter fakturadatoen."),
        ("2030-01-01", "Leveringsdagen kan ikke være etter fakturadatoen."),
        ("1990-01-01", "Leveringsdagen kan være høyst to år tilbake."),
        ("2024-05-03", "Leveringsdagen kan være høyst to år tilbake."),
        ("2024-05-04", ""),
        ("2026-05-04", ""),
    ],
)
def test_it_was_delivered_by_today_and_within_two_years(day, sentence, job, as_supervisor: Browser) -> None:
    """Only extra lines, 500 kr, invoiced on 4 May 2026. BOKF §5-1-1."""
    url = f"/invoices/new/?client={make_client(name='Ny', organisation_number=None).pk}"
    written = {"lines-0-description": "Kurs", "lines-0-unit_price": "500", "delivered_on": day}
    seen = as_supervisor.post(url, form_of(as_supervisor.get(url), step="preview", **written))
    assert seen.context["form"].errors.get("delivered_on", []) == ([sentence] if sentence else [])
    answer = as_supervisor.post(url, form_of(seen, step="issue"))
    assert (seen.status_code, answer.status_code) == ((422, 422) if sentence else (200, 302))
    assert [one.total for one in Invoice.objects.all()] == ([] if sentence else [500])


def test_the_list_says_what_there_is_to_bill(job, as_accountant: Browser) -> None:
    make_done_job({APRIL_27: 1, MAY_1: 2}, client=job.client, title="Lime kort", stage="under_way")
    page = text_of(as_accountant.get("/invoices/new/"))
    for words in (
        "Brette esker 5 dagsverk, 20. april–27. april senest 26. mai 1\u00a0000 kr",
        "Lime kort 3 dagsverk, 27. april–1. mai",
        "Samlefaktura for april 2026 2 oppdrag , 6 dagsverk 1\u00a0200 kr",
        "Samlefaktura for mai 2026 1 oppdrag , 2 dagsverk 400 kr",
    ):
        assert " ".join(words.split()) in page.replace(" ,", ",").replace("oppdrag,", "oppdrag ,"), words


def test_the_list_asks_the_database_as_often_for_many_jobs(
    job, as_supervisor, django_assert_max_num_queries
) -> None:
    for number in range(8):
        make_done_job({APRIL_20: 1, MAY_1: 1}, client=job.client, title=f"Oppdrag {number}")
    with django_assert_max_num_queries(14):
        as_supervisor.get("/invoices/new/")


def test_nothing_to_bill(clock, project, as_supervisor: Browser) -> None:
    make_billed_job()
    assert "Alt er fakturert." in text_of(as_supervisor.get("/invoices/new/"))
