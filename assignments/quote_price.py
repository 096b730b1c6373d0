"""Quote a price for one job (gi en pris): a participant-day of it costs its client something else."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.jobs import HIGHEST_PRICE
from assignments.models import BilledDay, InvoiceSettings, Job, JobKind, JobStage
from assignments.participant_days import participant_days
from assignments.register_rows import refuse_invalid
from assignments.versions import refuse_stale
from bikuben.documents.wording import number
from bikuben.models import User
from bikuben.money import kroner
from bikuben.refusals import Refused

LOWEST_PRICE = Decimal(1)
OVER = (JobStage.INVOICED, JobStage.CLOSED, JobStage.LOST)


@dataclass(frozen=True)
class PriceEffect:
    """What a new price does: `billed` participant-days stay as their invoices say, `waiting` ones get it."""

    billed: int
    waiting: int


def price_effect(job: Job) -> PriceEffect:
    """How many of the job's participant-days are on an invoice, and how many are done and on none."""
    on_invoice = BilledDay.objects.filter(participant=OuterRef("participant"), work_day=OuterRef("work_day"))
    done = participant_days().filter(job=job)
    return PriceEffect(
        billed=done.filter(Exists(on_invoice)).count(), waiting=done.filter(~Exists(on_invoice)).count()
    )


def can_be_quoted(job: Job) -> bool:
    """Whether a price can still be given: work for a client, and not over."""
    return job.kind == JobKind.BILLED and job.stage not in OVER


@transaction.atomic
def quote_price(job: Job, *, price: Decimal, version: int | None = None, by: User) -> PriceEffect:
    """Let a participant-day of this job cost its client `price` kroner from now on.

    What stands on an invoice stays as it is; all that isn't invoiced gets the new price. `version` is what
    the page was made from.

    Raises:
        Refused: no work for a client, a job that is over, or a price that can't be.
    """
    locked = Job.objects.select_for_update(no_key=True).get(pk=job.pk)
    refuse_stale(locked, version)
    if locked.kind != JobKind.BILLED:
        raise Refused(_("Dette er ikke arbeid for en oppdragsgiver."), code="not_billed")
    if locked.stage in OVER:
        raise Refused(_("Oppdraget er over. Prisen kan ikke endres."), code="over")
    if not LOWEST_PRICE <= price <= HIGHEST_PRICE:
        raise Refused(_("Skriv en pris fra 1 til 10 000 kroner."), code="bad_price", field="price")
    locked.price = price
    locked._history_user = by
    refuse_invalid(locked)
    locked.save()
    return price_effect(locked)


def quote_text(job: Job) -> str:
    """The price in words, to be pasted into the offer, in the client's language. Nothing about people."""
    settings = InvoiceSettings.current()
    language = job.client.language if job.client else "nb"
    with translation.override(language):
        sentences = [
            _("Prisen er %(price)s kr per dagsverk. Et dagsverk er én person i arbeid én dag.")
            % {"price": kroner(job.price)}
        ]
        if job.estimate:
            sentences.append(
                ngettext(
                    "Vi anslår %(count)s dagsverk, til sammen %(total)s kr.",
                    "Vi anslår %(count)s dagsverk, til sammen %(total)s kr.",
                    job.estimate,
                )
                % {"count": job.estimate, "total": kroner(job.price * job.estimate)}
            )
        sentences.append(_("Dere betaler for de dagsverkene det blir."))
        if settings.charges_vat:
            sentences.append(
                _("%(percent)s %% merverdiavgift kommer i tillegg.")
                % {"percent": number(settings.vat_percent)}
            )
        return " ".join(sentences)
