"""A job (oppdrag) is closed when its invoices are paid, and open again when one of them is not."""

from __future__ import annotations

from collections.abc import Iterable

from assignments.invoice_balance import with_balance
from assignments.models import Invoice, InvoiceLine, Job, JobStage
from assignments.models.invoice import ZERO
from bikuben.models import User


def unpaid_jobs(jobs: Iterable[Job]) -> set[int]:
    """Those of these jobs that stand on an invoice which is still owed."""
    owing = with_balance(Invoice.objects.all()).filter(open__gt=ZERO)
    lines = InvoiceLine.objects.filter(job__in=jobs, paper__in=owing.values("pk"))
    return set(lines.values_list("job", flat=True))


def settle_jobs(invoices: Iterable[Invoice], *, by: User) -> None:
    """Move the invoiced jobs of these invoices to closed, or back, in the caller's transaction."""
    lines = InvoiceLine.objects.filter(paper__in=[one.pk for one in invoices], job__isnull=False)
    jobs = list(
        Job.objects.select_for_update(no_key=True)
        .filter(pk__in=lines.values("job"), stage__in=(JobStage.INVOICED, JobStage.CLOSED))
        .order_by("pk")
    )
    unpaid = unpaid_jobs(jobs)
    for job in jobs:
        stage = JobStage.INVOICED if job.pk in unpaid else JobStage.CLOSED
        if job.stage != stage:
            job.stage, job._history_user = stage, by
            job.save()
