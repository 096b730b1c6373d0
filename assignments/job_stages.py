"""The steps of a job (oppdrag) from the first question to the money: one function per button.

`Job.is_active`, whether it can be chosen for a day, follows the stage by itself.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import InvoiceLine, Job, JobKind, JobStage, LostReason
from assignments.participant_days import unbilled_days
from assignments.rules.job_stages import REOPENED, Stage, may_move
from assignments.settled_jobs import unpaid_jobs
from assignments.texts import line_of
from bikuben.models import User
from bikuben.refusals import Refused

LONGEST_REASON = 200


@transaction.atomic
def agree_job(job: Job, *, by: User) -> Job:
    """They said yes (avtalt): from now on it can be chosen for a day."""
    return _move(_locked(job), JobStage.AGREED, by=by)


@transaction.atomic
def unagree_job(job: Job, *, by: User) -> Job:
    """It wasn't agreed after all: a question to answer again."""
    return _move(_locked(job), JobStage.INQUIRY, by=by)


@transaction.atomic
def start_job(job: Job, *, by: User) -> Job:
    """The work has begun (i gang). Happens by itself with the first shift."""
    return _move(_locked(job), JobStage.UNDER_WAY, by=by)


def begin_with_first_shift(job: Job, *, by: User) -> None:
    """An agreed job that someone is put on is under way. Within the transaction that makes the shift."""
    if job.stage == JobStage.AGREED:
        current = _locked(job)
        if current.stage == JobStage.AGREED:
            _move(current, JobStage.UNDER_WAY, by=by)
        job.stage = current.stage


@transaction.atomic
def put_off_job(job: Job, *, by: User) -> Job:
    """It hasn't begun after all: agreed again. Refused where someone has worked on it."""
    current = _locked(job)
    if current.shifts.exists():
        raise Refused(_("Noen har alt arbeidet på oppdraget."), code="has_shifts")
    return _move(current, JobStage.AGREED, by=by)


@transaction.atomic
def deliver_job(job: Job, *, by: User) -> Job:
    """It is done (levert). Where all of it is on invoices already, it is invoiced at once, and closed at once
    where they are paid."""
    current = _move(_locked(job), JobStage.DELIVERED, by=by)
    is_left = current.price and unbilled_days(current).exists()
    if is_left or not InvoiceLine.objects.filter(job=current, credited_by=None).exists():
        return current
    _move(current, JobStage.INVOICED, by=by)
    return current if unpaid_jobs([current]) else _move(current, JobStage.CLOSED, by=by)


@transaction.atomic
def close_job(job: Job, *, write_off: bool = False, reason: str = "", by: User) -> Job:
    """Nothing more to do or to be paid for (avsluttet).

    `write_off` gives away the participant-days that are on no invoice (skal ikke faktureres), for `reason`;
    whoever takes the job up again can bill them.

    Raises:
        Refused: participant-days of a billed job are not on an invoice yet (code `unbilled`), or they are
            given away without a reason.
    """
    reason = line_of(reason, longest=LONGEST_REASON, field="reason") if write_off else ""
    if write_off and not reason:
        raise Refused(_("Skriv hvorfor."), code="no_reason", field="reason")
    current = _locked(job)
    is_left = current.kind == JobKind.BILLED and current.price and unbilled_days(current).exists()
    if is_left and not write_off:
        raise Refused(
            _(
                "Det er dagsverk som ikke står på noen faktura ennå. "
                "Skriv fakturaen, eller si at de ikke skal faktureres."
            ),
            code="unbilled",
        )
    return _move(current, JobStage.CLOSED, by=by, unbilled_reason=reason if is_left else "")


@transaction.atomic
def lose_job(job: Job, reason: str, *, by: User) -> Job:
    """Nothing came of it (ble ikke noe av), and why. Raises `Refused` without one of the reasons."""
    if reason not in LostReason.values:
        raise Refused(_("Velg hvorfor det ikke ble noe av."), code="reason", field="reason")
    return _move(_locked(job), JobStage.LOST, by=by, lost_reason=reason)


@transaction.atomic
def reopen_job(job: Job, *, by: User) -> Job:
    """Take it up again: a job that was over goes on, a lost one is a question to answer."""
    current = _locked(job)
    to = REOPENED.get(Stage(current.stage))
    if to is None:
        raise Refused(_("Oppdraget er ikke avsluttet."), code="wrong_stage")
    return _move(current, JobStage(to), by=by)


def _locked(job: Job) -> Job:
    return Job.objects.select_for_update(no_key=True).get(pk=job.pk)


def _move(job: Job, to: JobStage, *, by: User, lost_reason: str = "", unbilled_reason: str = "") -> Job:
    """The locked job moved on and saved. Raises `Refused` (code `wrong_stage`): the page was stale."""
    if not may_move(Stage(job.stage), Stage(to)):
        raise Refused(
            _("Oppdraget er «%(stage)s» nå. Åpne siden på nytt og se etter.")
            % {"stage": job.get_stage_display()},
            code="wrong_stage",
        )
    job.stage, job.lost_reason, job.unbilled_reason = to, lost_reason, unbilled_reason
    job._history_user = by
    job.save()
    return job
