"""Eight people invoice at once: numbers without gap or double, and each participant-day billed once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assignments.credit_invoice import credit_invoice
from assignments.invoice_draft import Draft
from assignments.issue_invoice import issue_invoice
from assignments.models import BilledDay, CreditNote, Invoice, Job
from bikuben.models import User
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from bikuben.roles import Role
from tests.assignments.invoices.world import APRIL_20, BEADS, make_client, make_done_job, make_seller
from tests.cast import NOW, TODAY, make_user
from tests.databases import ThrownAwayDatabase
from tests.processes.children import start_child

pytestmark = pytest.mark.processes

WRITERS = 8
EACH = 3


def write(mine: list[Job], wanted_by_all: Job, by: User) -> None:
    """Invoice three jobs, credit one of them and invoice it anew; try for the one whom all eight try for."""
    about = {"by": by, "now": NOW, "today": TODAY}
    for job in mine:
        invoice = issue_invoice(Draft(job.client, job=job, extra_lines=(BEADS,)), **about)
    credit_invoice(invoice, reason="Feil", **about)
    issue_invoice(Draft(job.client, job=job), **about)
    try:
        issue_invoice(Draft(wanted_by_all.client, job=wanted_by_all), **about)
    except Refused as refused:
        if refused.code not in ("no_lines", "changed"):
            raise


def test_eight_at_once(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        supervisor = make_user("leder", Role.SUPERVISOR)
        make_seller()
        client = make_client()
        jobs = [
            make_done_job({date(2026, 1, 1) + timedelta(days=number): 2}, client=client, title=f"{number}")
            for number in range(WRITERS * EACH)
        ]
        wanted_by_all = make_done_job({APRIL_20: 4}, client=client, title="Den alle vil ha")
        groups = [jobs[start::WRITERS] for start in range(WRITERS)]

        children = [
            start_child(lambda mine=mine: write(mine, wanted_by_all, supervisor))[0] for mine in groups
        ]
        for process in children:
            process.join(timeout=120)
        assert [process.exitcode for process in children] == [0] * WRITERS

        assert [one.number for one in Invoice.objects.all()] == list(range(1, WRITERS * (EACH + 1) + 2))
        assert [one.number for one in CreditNote.objects.all()] == list(range(1, WRITERS + 1))
        assert len(set(Invoice.objects.values_list("kid", flat=True))) == Invoice.objects.count()
        assert BilledDay.objects.count() == WRITERS * EACH * 2 + 4
        assert Invoice.objects.filter(lines__job=wanted_by_all).count() == 1
        assert set(Job.objects.values_list("stage", flat=True)) == {"invoiced"}
        assert list(verify_papers()) == []
