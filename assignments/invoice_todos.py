"""What waits to be invoiced, and the limit for VAT, on the today page (`TODO_PROVIDERS`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.billable import ToBill, to_bill
from assignments.models import JobStage
from assignments.vat_watch import turnover
from bikuben.money import kroner
from bikuben.notices import Todo
from bikuben.roles import Role

SOON = timedelta(days=10)
SHOWN = 3
WHO = (Role.SUPERVISOR, Role.ACCOUNTANT)


def invoice_todos(today: date) -> list[Todo]:
    """Jobs to invoice, and a turnover that nears the limit for VAT."""
    return [*_to_invoice(today), *_vat(today)]


def _to_invoice(today: date) -> Iterator[Todo]:
    """What is delivered or soon too late, a line each for the most urgent; the rest is one line."""
    due = [one for one in to_bill() if one.job.stage == JobStage.DELIVERED or one.deadline <= today + SOON]
    for one in due[:SHOWN]:
        url = f"{reverse('assignments:new_invoice')}?job={one.job.pk}"
        yield Todo(_sentence(one, today), url, urgent=one.deadline < today, roles=WHO)
    rest = due[SHOWN:]
    if rest:
        text = ngettext(
            "%(count)d oppdrag til skal faktureres.", "%(count)d oppdrag til skal faktureres.", len(rest)
        )
        late = any(one.deadline < today for one in rest)
        url = reverse("assignments:new_invoice")
        yield Todo(text % {"count": len(rest)}, url, urgent=late, roles=WHO)


def _sentence(one: ToBill, today: date) -> str:
    facts = {
        "job": one.job.title,
        "client": one.job.client.name,
        "date": date_format(one.deadline, _("j. F")),
    }
    if one.deadline < today:
        return _("«%(job)s» for %(client)s skulle vært fakturert innen %(date)s.") % facts
    return _("«%(job)s» for %(client)s skal faktureres, senest %(date)s.") % facts


def _vat(today: date) -> Iterator[Todo]:
    found = turnover(today)
    if found.is_registered or not found.is_near:
        return
    facts = {"amount": kroner(found.amount), "limit": kroner(found.limit)}
    if found.is_over:
        text = _(
            "Dere har solgt for %(amount)s kr på tolv måneder. Det er over grensa for merverdiavgift, "
            "%(limit)s kr. Se hva dere gjør."
        )
    else:
        text = _(
            "Dere har solgt for %(amount)s kr på tolv måneder. Grensa for merverdiavgift er %(limit)s kr."
        )
    yield Todo(text % facts, reverse("assignments:invoice_settings"), urgent=found.is_over, roles=WHO)
