"""From a delivered job to the money: billed in two touches, fetched, paid by the bank's file, credited."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from assignments.invoice_balance import with_balance
from assignments.models import Client, CreditNote, Invoice, Job, JobStage
from bikuben.papers.verify import verify_papers
from bikuben.roles import Role
from tests.assignments.payments.world import Tx, camt, entry
from tests.browser.screens import log_in, no_complaints
from tests.cast import make_billed_job, make_participant, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.paper_text import pages_of
from tests.payroll.paying import finished_shift, working_day
from tests.servers import Server

pytestmark = pytest.mark.browser


def two_delivered_jobs() -> tuple[Job, Job]:
    """Two jobs of one client: three participant-days on 27 April, two on 28 April."""
    make_user("leder", Role.SUPERVISOR)
    make_project(account_number="86011117947", phone="22 00 11 22", email="post@bikuben.example")
    client = Client.objects.create(
        name="Engsoleie Blomster AS",
        organisation_number="314861728",
        address="Torget 7",
        postal_code="0155",
        city="Oslo",
        channel="paper",
    )
    jobs = []
    for title, day, people in (
        ("Brette esker", date(2026, 4, 27), 3),
        ("Binde buketter", date(2026, 4, 28), 2),
    ):
        job = make_billed_job(title=title, client=client)
        work_day = working_day(day, main_job=job)
        for _person in range(people):
            finished_shift(make_participant(), work_day)
        job.stage = JobStage.DELIVERED
        job.save()
        jobs.append(job)
    return jobs[0], jobs[1]


def test_a_job_is_billed_paid_and_another_credited(
    tablet: Page, server: Server, own_database: ThrownAwayDatabase, tmp_path: Path
) -> None:
    first, second = two_delivered_jobs()
    with no_complaints(tablet):
        log_in(tablet, server.url, "leder")
        invoice = bill(tablet, server, first)
        assert invoice.total == 600
        fetch_the_files(tablet, server, invoice)
        pay_by_the_banks_file(tablet, server, invoice, tmp_path)
        credit(tablet, server, bill(tablet, server, second))
        bill(tablet, server, second)
    assert Invoice.objects.count() == 3
    assert CreditNote.objects.get().total == 400
    assert list(verify_papers()) == []


def bill(tablet: Page, server: Server, job: Job) -> Invoice:
    """Two touches: from the job to the preview, and from there to the invoice."""
    tablet.goto(f"{server.url}/jobs/{job.pk}/")
    tablet.get_by_role("link", name="Skriv faktura").tap()
    expect(tablet.get_by_text("Engsoleie Blomster AS").first).to_be_visible()
    next_step = tablet.get_by_role("region", name="Neste steg")
    next_step.locator(".btn-primary").tap()
    expect(tablet).to_have_url(re.compile(r"/invoices/\d+/$"))
    return Invoice.objects.order_by("number").last()


def fetch_the_files(tablet: Page, server: Server, invoice: Invoice) -> None:
    """The PDF and the EHF say the same, and neither says who did the work."""
    pdf = tablet.request.get(f"{server.url}/invoices/{invoice.pk}/invoice.pdf").body()
    (page,) = pages_of(pdf)
    assert "600,00" in page
    assert invoice.kid in page.replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    with tablet.expect_download() as download:
        tablet.get_by_role("link", name="EHF").tap()
    assert download.value.suggested_filename == f"faktura-{invoice.full_number}.xml"
    ehf = etree.parse(download.value.path())
    assert ehf.findtext(".//{*}PayableAmount") == "600.00"
    assert ehf.findtext(".//{*}PaymentID") == invoice.kid
    for text in (page, etree.tostring(ehf, encoding="unicode")):
        assert "Kari Prøve" not in text


def pay_by_the_banks_file(tablet: Page, server: Server, invoice: Invoice, tmp_path: Path) -> None:
    """The file once and again: the money counts once."""
    path = tmp_path / "bank.xml"
    path.write_bytes(camt(entry(Tx(amount="600.00", kid=invoice.kid), reference="R1", on="2026-05-04")))
    for _time in range(2):
        tablet.goto(f"{server.url}/payments/import/")
        tablet.locator("input[type=file]").set_input_files(path)
        tablet.get_by_role("region", name="Neste steg").locator(".btn-primary").tap()
        expect(tablet).to_have_url(re.compile(r"/payments/files/\d+/$"))
    tablet.goto(f"{server.url}/invoices/{invoice.pk}/")
    expect(tablet.locator(".bk-state", has_text="betalt").first).to_be_visible()
    paid = with_balance(Invoice.objects.all()).get(pk=invoice.pk)
    assert (paid.paid, paid.open) == (600, 0)


def credit(tablet: Page, server: Server, invoice: Invoice) -> None:
    """The whole of it; the participant-days can be billed again."""
    tablet.goto(f"{server.url}/invoices/{invoice.pk}/")
    tablet.get_by_role("link", name="Krediter").tap()
    tablet.locator("[name=reason]").fill("Feil oppdrag")
    tablet.get_by_role("button", name="Skriv kreditnota").tap()
    expect(tablet).to_have_url(re.compile(r"/credit-notes/\d+/$"))
    expect(tablet.get_by_text("Feil oppdrag")).to_be_visible()
