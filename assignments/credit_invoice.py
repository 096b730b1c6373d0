"""Credit an invoice (skriv kreditnota), whole or some of its lines. BOKF §5-2-7."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.invoice_settlement import free_settlements
from assignments.models import (
    BilledDay,
    CreditNote,
    CreditNoteLine,
    Invoice,
    InvoiceLine,
    Job,
    JobStage,
    LineKind,
)
from assignments.models.invoice import LINE, PARTIES
from assignments.rules.credit import credit_totals
from assignments.rules.invoice import LineSum
from assignments.settled_jobs import settle_jobs
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

OF_ITS_OWN = ("delivered_from", "delivered_to", "net", "vat", "total")


@transaction.atomic
def credit_invoice(
    invoice: Invoice,
    *,
    reason: str,
    lines: Sequence[InvoiceLine] | None = None,
    by: User,
    now: datetime,
    today: date,
) -> CreditNote:
    """Take back lines of an invoice; their participant-days and settlements can be billed again.

    A job that was invoiced or closed goes back to delivered when days of it are freed, or nothing of it is
    on an invoice any more; one whose invoices are paid with what is left is closed. All credit notes of an
    invoice add up to the invoice, VAT included.

    Args:
        lines: Lines of this invoice, each of them credited once. None is all that isn't credited yet.
        reason: Why, in the supervisor's words; printed on the credit note.

    Raises:
        Refused: no reason, nothing to credit, another invoice's line, or a line that is credited already.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise Refused(_("Skriv hvorfor."), code="no_reason", field="reason")
    jobs = sorted({line.job_id for line in invoice.lines.all() if line.job_id})
    list(Job.objects.select_for_update(no_key=True).filter(pk__in=jobs).order_by("pk"))
    desk = Desk(CreditNote, by=by, now=now, issued_on=today)
    every = list(invoice.lines.select_related("credited_by", "job").order_by("position"))
    chosen = _chosen(every, lines)
    before = [line for line in every if _is_credited(line)]
    totals = credit_totals(map(_sum, before), map(_sum, chosen))
    days = [line.day for line in chosen if line.day]
    note = desk.issue(
        CreditNote(
            invoice=invoice,
            reason=reason,
            date=today,
            **{name: getattr(invoice, name) for name in PARTIES if name not in OF_ITS_OWN},
            delivered_from=min(days, default=invoice.delivered_from),
            delivered_to=max(days, default=invoice.delivered_to),
            net=totals.net,
            vat=totals.vat,
            total=totals.total,
        ),
        lines=[
            CreditNoteLine(
                **{**{name: getattr(line, name) for name in LINE}, "position": position}, credits=line
            )
            for position, line in enumerate(chosen, start=1)
        ],
    )
    BilledDay.objects.filter(line__in=chosen).delete()
    free_settlements(chosen)
    freed = {line.job_id for line in chosen if line.kind == LineKind.PARTICIPANT_DAYS}
    named = {line.job_id for line in chosen if line.job_id}
    still = InvoiceLine.objects.filter(job__in=named, credited_by=None).values_list("job", flat=True)
    _move_back(freed | (named - set(still)), by)
    settle_jobs([invoice], by=by)
    return note


def _chosen(every: list[InvoiceLine], lines: Sequence[InvoiceLine] | None) -> list[InvoiceLine]:
    if lines is None:
        chosen = [line for line in every if not _is_credited(line)]
        if not chosen:
            raise Refused(_("Fakturaen er alt kreditert."), code="already_credited")
        return chosen
    wanted = {line.pk for line in lines}
    if not wanted:
        raise Refused(_("Velg minst én linje."), code="no_lines", field="lines")
    if not wanted <= {line.pk for line in every}:
        raise Refused(_("Linja står på en annen faktura."), code="other_invoice", field="lines")
    chosen = [line for line in every if line.pk in wanted]
    if any(map(_is_credited, chosen)):
        raise Refused(_("Linja er alt kreditert."), code="already_credited", field="lines")
    return chosen


def _is_credited(line: InvoiceLine) -> bool:
    return getattr(line, "credited_by", None) is not None


def _sum(line: InvoiceLine) -> LineSum:
    return LineSum(line.net, line.vat_percent)


def _move_back(jobs: set[int], by: User) -> None:
    for job in Job.objects.filter(pk__in=jobs, stage__in=(JobStage.INVOICED, JobStage.CLOSED)):
        job.stage, job.unbilled_reason = JobStage.DELIVERED, ""
        job._history_user = by
        job.save()
