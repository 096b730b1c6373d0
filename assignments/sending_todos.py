"""Invoices and reminders that are written and not sent, on the today page (`TODO_PROVIDERS`)."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.invoice_balance import with_balance
from assignments.models import Invoice, Reminder
from bikuben.notices import Todo
from bikuben.roles import Role

ROLES = (Role.SUPERVISOR, Role.ACCOUNTANT)


def sending_todos(today: date) -> list[Todo]:
    """One line for all of a kind, with the way to the oldest. What is paid or credited needs no sending."""
    return [*_invoices(today), *_reminders(today)]


def _invoices(today: date) -> list[Todo]:
    unsent = with_balance(Invoice.objects.filter(sendings=None, date__lte=today)).filter(open__gt=0)
    count = unsent.count()
    oldest = unsent.order_by("year", "number").first()
    if oldest is None:
        return []
    if count == 1:
        text = _("Faktura %(number)s er ikke sendt.") % {"number": oldest.full_number}
    else:
        counted = ngettext(
            "%(count)d faktura er skrevet og ikke sendt.",
            "%(count)d fakturaer er skrevet og ikke sendt.",
            count,
        )
        text = counted % {"count": count}
    return [Todo(text, reverse("assignments:send_invoice", args=[oldest.pk]), roles=ROLES)]


def _reminders(today: date) -> list[Todo]:
    unsent = unsent_reminders(today)
    count = unsent.count()
    oldest = unsent.first()
    if oldest is None:
        return []
    if count == 1:
        text = _("Purring %(number)s er ikke sendt.") % {"number": oldest.full_number}
    else:
        counted = ngettext(
            "%(count)d purring er skrevet og ikke sendt.",
            "%(count)d purringer er skrevet og ikke sendt.",
            count,
        )
        text = counted % {"count": count}
    return [Todo(text, reverse("assignments:send_reminder", args=[oldest.pk]), roles=ROLES)]


def unsent_reminders(today: date) -> QuerySet[Reminder]:
    """The oldest first. One that a later reminder repeats, or whose invoice is paid, needs no sending."""
    open_invoices = with_balance(Invoice.objects.exclude(reminders=None)).filter(open__gt=0).values("pk")
    later = Reminder.objects.filter(invoice=OuterRef("invoice"), step__gt=OuterRef("step"))
    unsent = Reminder.objects.filter(sendings=None, date__lte=today, invoice__in=open_invoices)
    return unsent.exclude(Exists(later)).order_by("year", "number")
