"""What an invoice would say: worked out in one place, for the preview and for the action that issues it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from assignments.billable import billable_days
from assignments.models import Client, Invoice, InvoiceLine, InvoiceSettings, Job, LineKind, Shift
from assignments.models.client import MOST_CREDIT_DAYS
from assignments.models.invoice import LINE
from assignments.models.invoice_settings import EXEMPTION
from assignments.rules.invoice import LineSum, Totals, line_net, totals_of
from bikuben.models import Project
from bikuben.papers.canonical import canonical_value
from bikuben.refusals import Refused

LATEST_DUE = timedelta(days=90)
EARLIEST_DELIVERED = timedelta(days=2 * 365)  # before today; older than that is a slip of the keys
LATEST_DUE_PUBLIC = timedelta(days=MOST_CREDIT_DAYS)
PREVIEWED = ("date", *(name for name in Invoice.hash_fields[1] if name != "kid"))


@dataclass(frozen=True, slots=True)
class ExtraLine:
    """A line typed in: materials, transport. Price and discount in kroner before VAT."""

    description: str
    quantity: Decimal
    unit_price: Decimal
    unit: str = ""
    discount: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to stand on an invoice; it is kept nowhere but in the form.

    All days of the client that are to be billed, or only those of one `job`, of one `month` (any date in it),
    or both; without `with_days` none of them. None for a reference, the due date or the date of delivery is
    the usual one. `delivered_from` is when it began, where the extra lines were not delivered on one day.
    """

    client: Client
    job: Job | None = None
    month: date | None = None
    extra_lines: tuple[ExtraLine, ...] = ()
    buyer_reference: str | None = None
    order_reference: str | None = None
    note: str = ""
    due_on: date | None = None
    delivered_on: date | None = None
    delivered_from: date | None = None
    with_days: bool = True

    def days(self) -> Iterable[Shift]:
        """The participant-days that it bills, one finished shift for each."""
        if not self.with_days:
            return Shift.objects.none()
        days = billable_days().filter(job__client=self.client)
        if self.job is not None:
            days = days.filter(job=self.job)
        if self.month is not None:
            days = days.filter(work_day__date__year=self.month.year, work_day__date__month=self.month.month)
        return days.select_related("job", "work_day").order_by(
            "job__title", "job", "work_day__date", "participant"
        )


@dataclass(frozen=True, slots=True)
class Worked:
    """An invoice as it would be issued: an unsaved paper without number and KID, its lines and their days."""

    paper: Invoice
    lines: tuple[InvoiceLine, ...]
    days: tuple[tuple[Shift, ...], ...]
    totals: Totals

    @property
    def jobs(self) -> list[Job]:
        """The jobs whose days it bills."""
        return list({shift.job_id: shift.job for group in self.days for shift in group}.values())

    @property
    def participant_days(self) -> int:
        """How many participant-days it bills."""
        return sum(len(group) for group in self.days)

    @property
    def digest(self) -> str:
        """SHA-256 of all that it says and whom it bills: equal where nothing has changed since a preview."""
        content = [
            {name: canonical_value(self.paper, name) for name in PREVIEWED},
            [{name: canonical_value(line, name) for name in LINE} for line in self.lines],
            [[(shift.participant_id, shift.work_day_id) for shift in group] for group in self.days],
        ]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def work_out(draft: Draft, *, today: date) -> Worked:
    """What the invoice of a draft would say if it were issued today.

    Raises:
        Refused: a due date or a date of delivery that can't be, or a discount above what its line comes to.
    """
    settings = InvoiceSettings.current()
    percent = settings.vat_percent if settings.charges_vat else Decimal(0)
    groups = [
        list(group) for _key, group in groupby(draft.days(), key=lambda one: (one.job_id, one.work_day))
    ]
    with override(draft.client.language):
        lines = [_day_line(group, percent) for group in groups]
        exemption = "" if settings.charges_vat else settings.exemption_text.strip() or str(EXEMPTION)
    lines += [_extra_line(line, percent, draft.job) for line in draft.extra_lines]
    for position, line in enumerate(lines, start=1):
        line.position = position
    totals = totals_of(LineSum(line.net, line.vat_percent) for line in lines)
    dates = [line.day for line in lines if line.day] or _delivered(draft, today)
    paper = Invoice(
        date=today,
        due_on=_due_on(draft, today),
        note=draft.note.strip(),
        vat_registered=settings.charges_vat,
        in_business_register=settings.in_business_register,
        exemption_text=exemption,
        delivered_from=min(dates),
        delivered_to=max(dates),
        net=totals.net,
        vat=totals.vat,
        total=totals.total,
        **_buyer(draft, {group[0].job.order_reference for group in groups}),
        **_seller(),
    )
    return Worked(paper, tuple(lines), tuple(map(tuple, groups)), totals)


def _day_line(group: list[Shift], percent: Decimal) -> InvoiceLine:
    job, count = group[0].job, Decimal(len(group))
    return InvoiceLine(
        kind=LineKind.PARTICIPANT_DAYS,
        job=job,
        description=job.title,
        day=group[0].work_day.date,
        quantity=count,
        unit=pgettext("på faktura", "dagsverk"),
        unit_price=job.price,
        net=line_net(count, job.price),
        vat_percent=percent,
    )


def _extra_line(line: ExtraLine, percent: Decimal, job: Job | None) -> InvoiceLine:
    try:
        net = line_net(line.quantity, line.unit_price, line.discount)
    except ValueError as wrong:
        raise Refused(
            _("«%(line)s»: antall, pris og rabatt kan ikke være under null, og rabatten ikke over beløpet.")
            % {"line": line.description},
            code="bad_line",
        ) from wrong
    return InvoiceLine(
        kind=LineKind.EXTRA,
        job=job,
        description=line.description,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
        discount=line.discount,
        net=net,
        vat_percent=percent,
    )


def _due_on(draft: Draft, today: date) -> date:
    if draft.due_on is None:
        return today + timedelta(days=draft.client.credit_days)
    if draft.due_on < today:
        raise Refused(_("Forfall kan ikke være før fakturadatoen."), code="due_before", field="due_on")
    if draft.client.is_public and draft.due_on > today + LATEST_DUE_PUBLIC:
        raise Refused(
            _("En offentlig kjøper har høyst 30 dager å betale på."), code="due_too_late", field="due_on"
        )
    if draft.due_on > today + LATEST_DUE:
        raise Refused(_("Forfall kan være høyst 90 dager fram."), code="due_too_late", field="due_on")
    return draft.due_on


def _delivered(draft: Draft, today: date) -> list[date]:
    last = _delivered_on(draft, today)
    return [min(draft.delivered_from or last, last), last]


def _delivered_on(draft: Draft, today: date) -> date:
    """When the extra lines were delivered, on an invoice without days. BOKF §5-1-1."""
    if draft.delivered_on is None:
        return today
    if draft.delivered_on > today:
        raise Refused(
            _("Leveringsdagen kan ikke være etter fakturadatoen."),
            code="delivered_after",
            field="delivered_on",
        )
    if draft.delivered_on < today - EARLIEST_DELIVERED:
        raise Refused(
            _("Leveringsdagen kan være høyst to år tilbake."), code="delivered_before", field="delivered_on"
        )
    return draft.delivered_on


def _buyer(draft: Draft, orders: set[str]) -> dict[str, object]:
    """The client as it is now. The order's number is the jobs' own where they have the same."""
    client = draft.client
    usual_order = orders.pop() if len(orders) == 1 else ""
    order = usual_order if draft.order_reference is None else draft.order_reference
    reference = client.buyer_reference if draft.buyer_reference is None else draft.buyer_reference
    return {
        "client": client,
        "client_name": client.name,
        "client_organisation_number": client.organisation_number or "",
        "client_address": client.address,
        "client_postal_code": client.postal_code,
        "client_city": client.city,
        "client_is_public": client.is_public,
        "channel": client.channel,
        "language": client.language,
        "buyer_reference": reference.strip(),
        "order_reference": order.strip(),
    }


def _seller() -> dict[str, str]:
    project = Project.current() or Project()
    return {
        "seller_name": project.legal_name,
        "seller_organisation_number": project.organisation_number,
        "seller_address": project.address,
        "seller_postal_code": project.postal_code,
        "seller_city": project.city,
        "seller_email": project.email,
        "seller_phone": project.phone,
        "seller_account": project.account_number,
    }
