"""The register of jobs (oppdrag). How far a job has come is moved in `job_stages`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import WORKABLE, Client, ContactPerson, InvoiceLine, Job, JobKind, JobStage
from assignments.register_rows import refuse_invalid
from assignments.rules.planning import FIRST_YEAR, LAST_YEAR
from assignments.texts import line_of, paragraphs_of
from assignments.versions import refuse_stale
from bikuben.models import User
from bikuben.refusals import Refused

PRICE = Decimal(200)
HIGHEST_PRICE = Decimal(10_000)
BEGINNINGS = (JobStage.INQUIRY, JobStage.AGREED)


class JobDetails(TypedDict, total=False):
    """What else may be known of a job; what isn't named stays as it is.

    `wanted_by` is the client's wish, `contact` someone at the client; the rest stands on the job sheet, and
    `order_reference` on the invoice.
    """

    wanted_by: date | None
    what_to_do: str
    quantity: str
    contact: ContactPerson | None
    order_reference: str


@transaction.atomic
def add_job(
    *,
    title: str,
    kind: str = JobKind.BILLED,
    client: Client | None = None,
    estimate: int | None = None,
    price: Decimal = PRICE,
    starts_on: date | None = None,
    ends_on: date | None = None,
    stage: str = JobStage.AGREED,
    by: User,
    **details: Unpack[JobDetails],
) -> Job:
    """Register a job; `estimate` in participant-days (dagsverk), `price` in kroner for each.

    It begins as a question (inquiry) or as agreed. Raises `Refused` for a billed job without a client, a
    price that can't be, an end before the start, a contact at another client, or text that paper can't show.
    """
    if stage not in BEGINNINGS:
        raise Refused(_("Et oppdrag begynner som forespørsel eller avtalt."), code="stage", field="stage")
    job = Job(stage=stage)
    job._history_user = by
    return _save(job, title, kind, client, estimate, price, starts_on, ends_on, details)


@transaction.atomic
def change_job(
    job: Job,
    *,
    title: str,
    kind: str,
    client: Client | None,
    estimate: int | None,
    price: Decimal,
    starts_on: date | None,
    ends_on: date | None,
    is_active: bool | None = None,
    version: int | None = None,
    by: User,
    **details: Unpack[JobDetails],
) -> Job:
    """Change a job. `version` is what the page was made from.

    `is_active` False says that it is over: delivered where a client is to be billed, otherwise closed. True
    takes up again one that is over, None leaves it at the stage where it is.

    Raises `Refused` as `add_job` does, and for another client or kind while something of it is on an invoice.
    """
    locked = Job.objects.select_for_update(no_key=True).get(pk=job.pk)
    refuse_stale(locked, version)
    _refuse_another_payer(locked, kind, client)
    locked._history_user = by
    goes_on = locked.stage in WORKABLE
    if is_active is True and not goes_on:
        locked.stage, locked.lost_reason, locked.unbilled_reason = JobStage.UNDER_WAY, "", ""
    if is_active is False and goes_on:
        locked.stage = JobStage.DELIVERED if kind == JobKind.BILLED else JobStage.CLOSED
    return _save(locked, title, kind, client, estimate, price, starts_on, ends_on, details)


def _refuse_another_payer(job: Job, kind: str, client: Client | None) -> None:
    """Invoices say who pays; what isn't credited stays this client's."""
    is_another_kind = kind != job.kind
    is_another_client = kind == JobKind.BILLED and (client.pk if client else None) != job.client_id
    if not (is_another_kind or is_another_client):
        return
    if InvoiceLine.objects.filter(job=job, credited_by=None).exists():
        raise Refused(
            _("Oppdraget er fakturert. Krediter fakturaen først, eller registrer et nytt oppdrag."),
            code="billed",
            field="kind" if is_another_kind else "client",
        )


def _save(
    job: Job,
    title: str,
    kind: str,
    client: Client | None,
    estimate: int | None,
    price: Decimal,
    starts_on: date | None,
    ends_on: date | None,
    details: JobDetails,
) -> Job:
    job.title, job.kind, job.estimate, job.price = _cleaned("title", title), kind, estimate, price
    job.client = client if kind == JobKind.BILLED else None
    job.starts_on, job.ends_on = starts_on, ends_on
    for name, value in details.items():
        setattr(job, name, _cleaned(name, value))
    if job.client is None:
        job.contact = None
    _check(job)
    refuse_invalid(job)
    job.save()
    return job


def _check(job: Job) -> None:
    if job.kind == JobKind.BILLED and job.client is None:
        raise Refused(_("Velg hvem oppdraget er for."), code="no_client", field="client")
    if job.price < 0:
        raise Refused(_("Prisen kan ikke være mindre enn null."), code="negative_price", field="price")
    if job.price > HIGHEST_PRICE:
        raise Refused(_("Prisen kan være høyst 10 000 kroner."), code="too_high", field="price")
    for field in ("starts_on", "ends_on", "wanted_by"):
        day = getattr(job, field)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise Refused(
                _("Velg en dag mellom %(first)s og %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR},
                code="year",
                field=field,
            )
    if job.starts_on and job.ends_on and job.ends_on < job.starts_on:
        raise Refused(
            _("Oppdraget kan ikke slutte før det begynner."), code="end_before_start", field="ends_on"
        )
    if job.contact is not None and job.contact.client_id != job.client_id:
        raise Refused(
            _("Kontaktpersonen er ikke hos denne oppdragsgiveren."), code="contact", field="contact"
        )


def _cleaned(name: str, value: Any) -> Any:
    """Text as it can stand on the job sheet and the invoice; anything else as it is."""
    if not isinstance(value, str):
        return value
    longest = Job._meta.get_field(name).max_length
    if name == "what_to_do":
        return paragraphs_of(value.strip(), longest=longest, field=name)
    return line_of(value, longest=longest, field=name)
