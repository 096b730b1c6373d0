"""What waits to be invoiced is said in time; what is invoiced stays as it is."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.credit_invoice import credit_invoice
from assignments.invoice_draft import Draft
from assignments.invoice_todos import invoice_todos
from assignments.models import BilledDay, DayState, InvoiceLine, WorkDay
from assignments.shifts import undo_outcome
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.invoices.world import APRIL_20, BEADS, issue, make_client, make_done_job, make_seller
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seller(clock, db) -> None:
    make_seller()


def said(today: date) -> list[tuple[str, bool]]:
    return [(str(todo.text), todo.urgent) for todo in invoice_todos(today)]


def test_a_delivered_job_is_said_at_once_and_urgently_when_too_late() -> None:
    job = make_done_job({APRIL_20: 2})
    assert [todo.url for todo in invoice_todos(TODAY)] == [f"/invoices/new/?job={job.pk}"]
    assert said(TODAY) == [("«Brette esker» for Perle & Co AS skal faktureres, senest 20. mai.", False)]
    assert said(date(2026, 5, 20))[0][1] is False
    assert said(date(2026, 5, 21)) == [
        ("«Brette esker» for Perle & Co AS skulle vært fakturert innen 20. mai.", True)
    ]


def test_a_job_that_goes_on_is_said_ten_days_before() -> None:
    make_done_job({APRIL_20: 2}, stage="under_way")
    assert said(date(2026, 5, 15)) == []
    assert said(date(2026, 5, 16)) == [
        ("«Brette esker» for Perle & Co AS skal faktureres, senest 26. mai.", False)
    ]


def test_many_are_three_lines_and_how_many_more() -> None:
    client = make_client()
    for number in range(5):
        make_done_job({APRIL_20: 1}, client=client, title=f"Oppdrag {number}")
    assert len(said(TODAY)) == 4
    assert said(TODAY)[-1] == ("2 oppdrag til skal faktureres.", False)


def test_the_reader_is_not_asked(as_reader, as_accountant) -> None:
    make_done_job({APRIL_20: 1})
    assert "skal faktureres" in as_accountant.get("/").content.decode()
    assert "skal faktureres" not in as_reader.get("/").content.decode()


def test_a_billed_shift_stays_as_it_is_until_it_is_credited(supervisor) -> None:
    job = make_done_job({APRIL_20: 2})
    WorkDay.objects.update(state=DayState.WORKING)
    shift = job.shifts.first()
    invoice = issue(supervisor, Draft(job.client, job=job))
    with pytest.raises(Refused, match="Dagen er fakturert"):
        undo_outcome(shift, by=supervisor, now=NOW)
    credit_invoice(invoice, reason="Feil", by=supervisor, now=NOW, today=TODAY)
    assert undo_outcome(shift, by=supervisor, now=NOW).outcome == "working"


def test_the_papers_are_walked(supervisor) -> None:
    job = make_done_job({APRIL_20: 2})
    invoice = issue(supervisor, Draft(job.client, job=job, extra_lines=(BEADS,)))
    assert list(verify_papers()) == []
    claim = BilledDay.objects.first()
    BilledDay.objects.filter(pk=claim.pk).update(line=InvoiceLine.objects.get(kind="extra"))
    assert list(verify_papers()) == [
        "invoice 2026-0001, line 1: 1 days are claimed, not 2.00",
        "invoice 2026-0001, line 2: the claimed day isn't the one it bills",
    ]
    BilledDay.objects.filter(pk=claim.pk).delete()
    assert len(list(verify_papers())) == 1
    assert invoice.lines.count() == 2
