"""Issue an invoice (skriv faktura)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.billable import billable_days
from assignments.invoice_draft import Draft, Worked, work_out
from assignments.invoice_lacks import lacks
from assignments.models import (
    BilledDay,
    Client,
    Invoice,
    InvoiceSettings,
    Job,
    JobStage,
    KidAlgorithm,
    WorkDay,
)
from assignments.rules.invoice_kid import invoice_kid
from assignments.rules.kid import kid_mod10, kid_mod11
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

WITH_CHECK = {KidAlgorithm.MOD10: kid_mod10, KidAlgorithm.MOD11: kid_mod11}


@transaction.atomic
def issue_invoice(
    draft: Draft, *, previewed: str | None = None, by: User, now: datetime, today: date
) -> Invoice:
    """Number and issue the invoice of a draft, and claim its participant-days, each of them once.

    A delivered job that has no days left to bill is invoiced from now on.

    Args:
        previewed: The `digest` of what was shown. Where the invoice has become another since, it is refused.

    Raises:
        Refused: something is lacking (`lacks`), a line or date can't be, or it isn't what was previewed.
    """
    client = Client.objects.select_for_update(no_key=True).get(pk=draft.client.pk)
    draft = replace(draft, client=client)
    found = list(draft.days())
    jobs = {shift.job_id for shift in found} | ({draft.job.pk} if draft.job else set())
    list(Job.objects.select_for_update(no_key=True).filter(pk__in=jobs).order_by("pk"))
    days = {shift.work_day_id for shift in found}
    # The shifts of these days stay as they are from here on: whoever changes one takes this lock first.
    list(WorkDay.objects.select_for_update(no_key=True).filter(pk__in=days).order_by("date"))
    desk = Desk(Invoice, by=by, now=now, issued_on=today)
    worked = work_out(draft, today=today)
    _refuse_another(worked, jobs, days, previewed)
    for lack in lacks(worked):
        raise Refused(lack.text, code=lack.code, field=lack.field)
    worked.paper.kid = _kid(desk)
    invoice = desk.issue(worked.paper, lines=worked.lines)
    BilledDay.objects.bulk_create(
        BilledDay(participant_id=shift.participant_id, work_day_id=shift.work_day_id, line=line)
        for line, group in zip(worked.lines, worked.days, strict=False)
        for shift in group
    )
    _move_on(jobs, by)
    return invoice


def _refuse_another(worked: Worked, jobs: set[int], days: set[int], previewed: str | None) -> None:
    shifts = [shift for group in worked.days for shift in group]
    is_locked = {shift.job_id for shift in shifts} <= jobs and {one.work_day_id for one in shifts} <= days
    if not is_locked or (previewed is not None and previewed != worked.digest):
        raise Refused(
            _("Fakturaen er blitt en annen siden du så på den. Se over den en gang til."), code="changed"
        )


def _kid(desk: Desk) -> str:
    algorithm = KidAlgorithm(InvoiceSettings.current().kid_algorithm)
    return invoice_kid(*desk.next_number(Invoice), WITH_CHECK[algorithm])


def _move_on(jobs: set[int], by: User) -> None:
    """Delivered jobs whose days are all billed are invoiced."""
    waiting = set(billable_days().filter(job__in=jobs).values_list("job", flat=True))
    for job in Job.objects.filter(pk__in=jobs - waiting, stage=JobStage.DELIVERED):
        job.stage = JobStage.INVOICED
        job._history_user = by
        job.save()
