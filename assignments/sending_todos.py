"""Invoices that are written and not sent, on the today page (`TODO_PROVIDERS`)."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.invoice_balance import with_balance
from assignments.models import Invoice
from bikuben.notices import Todo
from bikuben.roles import Role


def sending_todos(today: date) -> list[Todo]:
    """One line for all of them, with the way to the oldest. One that is paid or credited needs no sending."""
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
    url = reverse("assignments:send_invoice", args=[oldest.pk])
    return [Todo(text, url, roles=(Role.SUPERVISOR, Role.ACCOUNTANT))]
