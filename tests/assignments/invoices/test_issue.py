"""An invoice (faktura) is issued: what it copies, what it claims, what is refused."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from assignments.documents.sales_data import from_invoice
from assignments.invoice_draft import Draft, ExtraLine, work_out
from assignments.issue_invoice import issue_invoice
from assignments.models import BilledDay, Client, Invoice, InvoiceSettings, Job
from bikuben.models import Project
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.invoices.world import (
    APRIL_20,
    APRIL_27,
    BEADS,
    MAY_1,
    charge_vat,
    issue,
    make_client,
    make_done_job,
    make_seller,
    work_done,
)
from tests.cast import NOW, TODAY, make_billed_job, make_job
from tests.payroll.paying import finished_shift

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seller(db: None) -> Project:
    return make_seller()


def lines_of(invoice: Invoice) -> list[tuple[str, date | None, Decimal, Decimal]]:
    return [(line.description, line.day, line.quantity, line.net) for line in invoice.lines.all()]


def test_it_bills_a_job_by_date_at_200_kroner(supervisor) -> None:
    """BOKF §5-1-1: number, date, both parties, what, how much, when delivered, price, due date, VAT."""
    job = make_done_job({APRIL_20: 3, APRIL_27: 2})
    invoice = issue(supervisor, Draft(job.client, job=job))
    assert lines_of(invoice) == [("Brette esker", APRIL_20, 3, 600), ("Brette esker", APRIL_27, 2, 400)]
    assert (invoice.full_number, invoice.date, invoice.due_on) == ("2026-0001", TODAY, date(2026, 5, 18))
    assert (invoice.net, invoice.vat, invoice.total) == (1000, 0, 1000)
    assert (invoice.delivered_from, invoice.delivered_to) == (APRIL_20, APRIL_27)
    assert (invoice.client_name, invoice.client_city) == ("Perle & Co AS", "Oslo")
    assert (invoice.seller_name, invoice.seller_account) == ("Verkstedet i Prøvegata", "86011117947")
    assert invoice.exemption_text == "Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-4."
    assert invoice.kid == "20260000102"
    assert list(verify_papers()) == []


def test_one_invoice_a_month_takes_all_jobs_of_the_client(supervisor) -> None:
    client = make_client()
    esker = make_done_job({APRIL_20: 2, MAY_1: 1}, client=client, title="Esker")
    make_done_job({APRIL_20: 1, APRIL_27: 1}, client=client, title="Bånd", price=Decimal(250))
    other = make_done_job({APRIL_20: 1}, client=make_client(name="En annen", organisation_number=None))
    invoice = issue(supervisor, Draft(client, month=APRIL_27))
    assert lines_of(invoice) == [
        ("Bånd", APRIL_20, 1, 250),
        ("Bånd", APRIL_27, 1, 250),
        ("Esker", APRIL_20, 2, 400),
    ]
    esker.refresh_from_db()
    other.refresh_from_db()
    assert (esker.stage, other.stage) == ("delivered", "delivered")
    issue(supervisor, Draft(client, month=MAY_1))
    esker.refresh_from_db()
    assert esker.stage == "invoiced"


def test_a_participant_day_is_billed_once(supervisor) -> None:
    job = make_done_job({APRIL_20: 3})
    issue(supervisor, Draft(job.client, job=job))
    assert BilledDay.objects.count() == 3
    with pytest.raises(Refused) as refused:
        issue(supervisor, Draft(job.client, job=job))
    assert refused.value.code == "no_lines"


def test_the_database_itself_refuses_to_bill_a_day_twice(supervisor) -> None:
    job = make_done_job({APRIL_20: 1})
    issue(supervisor, Draft(job.client, job=job))
    claim = BilledDay.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        BilledDay.objects.create(
            participant=claim.participant, work_day=claim.work_day, line_id=claim.line_id
        )


def test_she_was_on_two_jobs_and_is_one_participant_day_on_the_first(supervisor) -> None:
    first = make_done_job({APRIL_20: 1})
    shift = first.shifts.get()
    second = make_billed_job(client=first.client, title="Siden", stage="delivered", is_active=False)
    finished_shift(shift.participant, shift.work_day, job=second, start=time(13), end=time(14))
    assert lines_of(issue(supervisor, Draft(first.client))) == [("Brette esker", APRIL_20, 1, 200)]
    with pytest.raises(Refused, match="ingenting å fakturere"):
        issue(supervisor, Draft(first.client, job=second))


def test_only_jobs_for_a_client_are_billed(supervisor) -> None:
    client = make_client()
    work_done(make_job(), {APRIL_20: 3})
    with pytest.raises(Refused, match="ingenting å fakturere"):
        issue(supervisor, Draft(client))


def test_a_day_on_which_someone_still_works_waits(supervisor) -> None:
    job = make_done_job({APRIL_20: 2, APRIL_27: 2})
    shift = job.shifts.filter(work_day__date=APRIL_27).first()
    shift.outcome = "working"
    shift.save()
    assert [line[1] for line in lines_of(issue(supervisor, Draft(job.client, job=job)))] == [APRIL_20]


def test_a_job_with_days_left_is_still_delivered(supervisor) -> None:
    job = make_done_job({APRIL_20: 2, MAY_1: 2})
    issue(supervisor, Draft(job.client, job=job, month=APRIL_20))
    job.refresh_from_db()
    assert job.stage == "delivered"
    assert job.history.count() == 1
    issue(supervisor, Draft(job.client, job=job))
    job.refresh_from_db()
    assert (job.stage, job.history.first().history_user) == ("invoiced", supervisor)


def test_a_job_that_goes_on_is_billed_and_goes_on(supervisor) -> None:
    job = make_done_job({APRIL_20: 2}, stage="under_way", is_active=True)
    issue(supervisor, Draft(job.client, job=job))
    job.refresh_from_db()
    assert job.stage == "under_way"


def test_extra_lines_come_after_the_days(supervisor) -> None:
    job = make_done_job({APRIL_20: 1})
    porto = ExtraLine("Porto", Decimal(1), Decimal(120), discount=Decimal(20))
    invoice = issue(supervisor, Draft(job.client, job=job, extra_lines=(BEADS, porto), note="Takk!"))
    assert lines_of(invoice)[1:] == [("Perler", None, 3, Decimal("149.70")), ("Porto", None, 1, 100)]
    assert (invoice.total, invoice.note) == (Decimal("449.70"), "Takk!")


def test_extra_lines_alone_are_delivered_when_she_says(supervisor) -> None:
    invoice = issue(supervisor, Draft(make_client(), extra_lines=(BEADS,), delivered_on=MAY_1))
    assert (invoice.delivered_from, invoice.delivered_to, invoice.total) == (MAY_1, MAY_1, Decimal("149.70"))


def test_vat_is_added_when_it_is_charged(supervisor) -> None:
    charge_vat()
    job = make_done_job({APRIL_20: 3})
    invoice = issue(supervisor, Draft(job.client, job=job, extra_lines=(BEADS,)))
    assert (invoice.net, invoice.vat, invoice.total) == (
        Decimal("749.70"),
        Decimal("187.43"),
        Decimal("937.13"),
    )
    assert (invoice.vat_registered, invoice.exemption_text) == (True, "")


def test_the_project_decides_the_exemption_text(supervisor) -> None:
    InvoiceSettings.objects.create(pk=1, exemption_text="Ikke registrert i Merverdiavgiftsregisteret.")
    invoice = issue(supervisor, Draft(make_client(), extra_lines=(BEADS,)))
    assert invoice.exemption_text == "Ikke registrert i Merverdiavgiftsregisteret."


def test_references_are_the_clients_and_the_jobs_unless_written(supervisor) -> None:
    client = make_client(buyer_reference="Ola", is_public=True, channel="ehf")
    job = make_done_job({APRIL_20: 1, MAY_1: 1}, client=client, order_reference="B-17")
    usual = issue(supervisor, Draft(client, job=job, month=APRIL_20))
    assert (usual.buyer_reference, usual.order_reference) == ("Ola", "B-17")
    written = issue(supervisor, Draft(client, job=job, buyer_reference="", order_reference="B-18"))
    assert (written.buyer_reference, written.order_reference) == ("", "B-18")


def test_the_kid_by_modulus_11_never_ends_in_a_dash(supervisor) -> None:
    InvoiceSettings.objects.create(pk=1, kid_algorithm="mod11")
    client = make_client()
    kids = [issue(supervisor, Draft(client, extra_lines=(BEADS,))).kid for _ in range(12)]
    assert len(set(kids)) == 12
    assert all(kid.isdecimal() and len(kid) == 11 for kid in kids)
    assert {kid[9] for kid in kids} == {"0", "1"}


@pytest.mark.parametrize(
    ("of_whom", "fields", "code"),
    [
        (Project, {"account_number": ""}, "no_account"),
        (Project, {"organisation_number": ""}, "no_seller"),
        (Project, {"city": ""}, "no_seller_address"),
        (Client, {"address": ""}, "no_client_address"),
        (Client, {"channel": "ehf", "organisation_number": None, "buyer_reference": "x"}, "no_client_number"),
        (Client, {"channel": "ehf"}, "no_reference"),
        (Job, {"price": 0}, "no_lines"),
    ],
)
def test_it_refuses_what_an_invoice_cannot_lack(of_whom, fields, code, supervisor) -> None:
    job = make_done_job({APRIL_20: 1})
    of_whom.objects.update(**fields)
    with pytest.raises(Refused) as refused:
        issue(supervisor, Draft(job.client, job=job))
    assert refused.value.code == code
    assert not Invoice.objects.exists()
    assert not BilledDay.objects.exists()


def test_it_refuses_an_invoice_of_nothing(supervisor) -> None:
    with pytest.raises(Refused) as refused:
        issue(supervisor, Draft(make_client(), extra_lines=(ExtraLine("Gave", Decimal(1), Decimal(0)),)))
    assert refused.value.code == "zero"


@pytest.mark.parametrize(
    ("client", "due_in", "code"),
    [
        ({}, -1, "due_before"),
        ({}, 91, "due_too_late"),
        ({"is_public": True}, 31, "due_too_late"),
    ],
)
def test_it_refuses_a_due_date_that_cannot_be(client, due_in, code, supervisor) -> None:
    due = TODAY + timedelta(days=due_in)
    with pytest.raises(Refused) as refused:
        issue(supervisor, Draft(make_client(**client), extra_lines=(BEADS,), due_on=due))
    assert (refused.value.code, refused.value.field) == (code, "due_on")


def test_it_refuses_a_discount_above_the_line(supervisor) -> None:
    line = ExtraLine("Porto", Decimal(1), Decimal(100), discount=Decimal("100.01"))
    with pytest.raises(Refused) as refused:
        issue(supervisor, Draft(make_client(), extra_lines=(line,)))
    assert refused.value.code == "bad_line"


def test_what_is_issued_is_what_was_previewed(supervisor) -> None:
    job = make_done_job({APRIL_20: 3, MAY_1: 1})
    draft = Draft(job.client, job=job, extra_lines=(BEADS,), note="Takk")
    seen = work_out(draft, today=TODAY)
    invoice = issue_invoice(draft, previewed=seen.digest, by=supervisor, now=NOW, today=TODAY)
    assert (invoice.net, invoice.vat, invoice.total) == (seen.totals.net, seen.totals.vat, seen.totals.total)
    assert lines_of(invoice) == [(one.description, one.day, one.quantity, one.net) for one in seen.lines]
    assert from_invoice(Invoice.objects.get(pk=invoice.pk)).total == seen.totals.total


@pytest.mark.parametrize("change", ["shift", "price", "midnight", "address"])
def test_it_refuses_when_the_invoice_has_become_another_since_the_preview(change, supervisor) -> None:
    job = make_done_job({APRIL_20: 3})
    draft, today = Draft(job.client, job=job), TODAY
    seen = work_out(draft, today=TODAY).digest
    match change:
        case "shift":
            job.shifts.filter(pk=job.shifts.first().pk).update(outcome="did_not_start")
        case "price":
            Job.objects.update(price=Decimal(250))
        case "midnight":
            today = TODAY + timedelta(days=1)
        case "address":
            Client.objects.update(address="Ny vei 1")
    with pytest.raises(Refused) as refused:
        issue_invoice(draft, previewed=seen, by=supervisor, now=NOW, today=today)
    assert refused.value.code == "changed"
    assert not Invoice.objects.exists()


def test_what_changes_afterwards_does_not_change_the_invoice(supervisor) -> None:
    job = make_done_job({APRIL_20: 1})
    invoice = issue(supervisor, Draft(job.client, job=job))
    Client.objects.update(name="Nytt navn AS")
    Job.objects.update(title="Noe annet", price=Decimal(300))
    kept = from_invoice(Invoice.objects.get(pk=invoice.pk))
    assert (kept.buyer.name, kept.lines[0].description, kept.total) == ("Perle & Co AS", "Brette esker", 200)


def test_no_line_says_who_worked(supervisor) -> None:
    job = make_done_job({APRIL_20: 3})
    text = repr(from_invoice(issue(supervisor, Draft(job.client, job=job))))
    for word in ("Bie", "Solveig", "Kari", "deltaker", "participant"):
        assert word not in text
