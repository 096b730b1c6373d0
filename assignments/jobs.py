"""The register of jobs (oppdrag)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.clients import refuse_invalid
from assignments.models import Client, Job, JobKind
from assignments.rules.planning import FIRST_YEAR, LAST_YEAR
from assignments.versions import refuse_stale
from bikuben.models import User
from bikuben.refusals import Refused

PRICE = Decimal(200)


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
    by: User,
) -> Job:
    """Register a job; `estimate` in participant-days (dagsverk), `price` in kroner for each.

    Raises `Refused` for a billed job without a client, a negative price, or an end before the start.
    """
    return _save(Job(), title, kind, client, estimate, price, starts_on, ends_on, is_active=True)


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
    is_active: bool,
    version: int | None = None,
    by: User,
) -> Job:
    """Change a job, or say that it is over (`is_active` False). `version` is what the page was made from."""
    locked = Job.objects.select_for_update(no_key=True).get(pk=job.pk)
    refuse_stale(locked, version)
    locked._history_user = by
    return _save(locked, title, kind, client, estimate, price, starts_on, ends_on, is_active=is_active)


def _save(
    job: Job,
    title: str,
    kind: str,
    client: Client | None,
    estimate: int | None,
    price: Decimal,
    starts_on: date | None,
    ends_on: date | None,
    *,
    is_active: bool,
) -> Job:
    job.title, job.kind, job.estimate, job.price = " ".join(title.split()), kind, estimate, price
    job.client = client if kind == JobKind.BILLED else None
    job.starts_on, job.ends_on, job.is_active = starts_on, ends_on, is_active
    if kind == JobKind.BILLED and client is None:
        raise Refused(_("Velg hvem oppdraget er for."), code="no_client", field="client")
    if price < 0:
        raise Refused(_("Prisen kan ikke være mindre enn null."), code="negative_price", field="price")
    for field in ("starts_on", "ends_on"):
        day = getattr(job, field)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise Refused(
                _("Velg en dag mellom %(first)s og %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR},
                code="year",
                field=field,
            )
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(
            _("Oppdraget kan ikke slutte før det begynner."), code="end_before_start", field="ends_on"
        )
    refuse_invalid(job)
    job.save()
    return job
