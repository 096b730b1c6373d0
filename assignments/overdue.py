"""Invoices that are overdue, and what the today page says of them and of the bank's money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.invoice_balance import with_balance
from assignments.models import Invoice, Reminder, UnknownPayment
from assignments.models.invoice import ZERO
from assignments.rules.late_interest import MissingLateRate, load_late_rates
from bikuben.notices import Todo


def overdue_invoices(today: date) -> QuerySet[Invoice]:
    """Those with something open after the due date, oldest first, in one query.

    With `open` (kroner) as `with_balance` has it, `last_step` and `last_deadline` of the last reminder, and
    `is_waiting`: that reminder's time hasn't run out.
    """
    reminders = Reminder.objects.filter(invoice=OuterRef("pk")).order_by("-step")
    return (
        with_balance(Invoice.objects.filter(due_on__lt=today))
        .filter(open__gt=ZERO)
        .annotate(
            last_step=Subquery(reminders.values("step")[:1]),
            last_deadline=Subquery(reminders.values("due_on")[:1]),
            is_waiting=Exists(reminders.filter(due_on__gte=today)),
        )
        .order_by("due_on", "pk")
    )


def payment_todos(today: date) -> list[Todo]:
    """Overdue invoices, money that no one has explained, and rates that are missing (`TODO_PROVIDERS`)."""
    return [*_overdue(today), *_unknown()]


def _overdue(today: date) -> Iterator[Todo]:
    waiting = list(overdue_invoices(today).filter(is_waiting=False).values_list("last_step", flat=True))
    if not waiting:
        return
    again = sum(1 for step in waiting if step)
    text = ngettext(
        "%(count)d faktura er forfalt og ikke betalt.",
        "%(count)d fakturaer er forfalt og ikke betalt.",
        len(waiting),
    ) % {"count": len(waiting)}
    if again:
        more = ngettext(
            "Fristen i %(count)d purring er gått ut.", "Fristen i %(count)d purringer er gått ut.", again
        )
        text = f"{text} {more % {'count': again}}"
    yield Todo(text, reverse("assignments:overdue_invoices"), urgent=bool(again))
    try:
        load_late_rates().interest_on(today)
    except MissingLateRate as missing:
        lacks = _("Satsene for forsinkelsesrente mangler for i dag (%(file)s).") % {"file": missing.file}
        yield Todo(lacks, reverse("assignments:overdue_invoices"))


def _unknown() -> Iterator[Todo]:
    count = UnknownPayment.objects.filter(settled_by=None, set_aside_on=None).count()
    if count:
        text = ngettext(
            "%(count)d innbetaling i banken venter på å bli forklart.",
            "%(count)d innbetalinger i banken venter på å bli forklart.",
            count,
        )
        yield Todo(text % {"count": count}, reverse("assignments:unknown_payments"))
