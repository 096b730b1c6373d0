"""What waits to be paid to the state (gjøremål): one line for each kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from bikuben.documents.wording import short_date
from bikuben.money import kroner
from bikuben.notices import Todo
from payroll.limits import limit_todos
from payroll.models import OfficialPaymentKind
from payroll.owed import OpenAmount, open_amounts
from payroll.rules.due_dates import term_of


def owed_todos(today: date) -> list[Todo]:
    """What is due or overdue, a term that is over, what was paid too much, and limits that are near."""
    rows = open_amounts(today)
    todos = [todo for kind in OfficialPaymentKind if (todo := _of_kind(kind, rows, today))]
    too_much = sum((-one.open for one in rows if one.open < 0), Decimal(0))
    if too_much:
        text = _(
            "Det er betalt %(amount)s kr for mye. Bruk pengene på neste betaling, eller be om å få dem igjen."
        )
        todos.append(Todo(text % {"amount": kroner(too_much)}, reverse("payroll:owed")))
    return [*todos, *limit_todos(today)]


def _of_kind(kind: OfficialPaymentKind, rows: list[OpenAmount], today: date) -> Todo | None:
    is_term = kind == OfficialPaymentKind.CONTRIBUTION
    waiting = [one for one in rows if one.kind == kind and one.open > 0 and not one.is_running]
    due = [one for one in waiting if one.due <= today]
    those = due or (waiting if is_term else [])
    if not those:
        return None
    facts = {
        "what": str(kind.label).capitalize(),
        "amount": kroner(sum((one.open for one in those), Decimal(0))),
        "date": short_date(those[0].due),
        "count": len(those),
    }
    if any(one.is_overdue for one in those) and len(those) > 1:
        text = _("%(what)s: %(amount)s kr er forfalt eller forfaller i dag (%(count)d betalinger).")
    elif any(one.is_overdue for one in those):
        text = _("%(what)s: %(amount)s kr skulle vært betalt %(date)s.")
    elif due:
        text = _("%(what)s: %(amount)s kr skal betales i dag.")
    else:
        facts["term"] = term_of(those[0].counts_for).number
        text = _("%(what)s for %(term)d. termin: %(amount)s kr skal betales innen %(date)s.")
    return Todo(text % facts, reverse("payroll:owed"), urgent=bool(due))
