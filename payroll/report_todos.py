"""What the monthly report has waiting, for the today page. Counts and months, no names."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bikuben.documents.wording import short_date
from bikuben.notices import Todo
from payroll.models import PaySlip
from payroll.report_state import MonthState, ReportState, year_states
from payroll.report_words import month_name

SAID_ONE_BY_ONE = 3


def report_todos(today: date) -> list[Todo]:
    """Months of this year and the last that wait to be delivered or corrected, oldest first.

    From the 1st of the month after; urgent from the day before the deadline (`TODO_PROVIDERS`).
    """
    first = PaySlip.objects.order_by("date").values_list("date", flat=True).first()
    if first is None:
        return []
    years = range(max(today.year - 1, first.year), today.year + 1)
    states = [state for year in years for state in year_states(year, today=today)]
    waiting = [state for state in states if state.is_waiting]
    overdue = [state for state in waiting if state.is_overdue]
    changed = [state for state in waiting if state.state == ReportState.CHANGED]
    found, folded = [], []
    for those, all_of in ((overdue, _all_overdue), (changed, _all_changed)):
        if len(those) > SAID_ONE_BY_ONE:
            found.append(all_of(those))
            folded += [state.month for state in those]
    return [*found, *(_todo(state) for state in waiting if state.month not in folded)]


def _all_overdue(overdue: list[MonthState]) -> Todo:
    """So many that one line says it better, as where a project has just begun to use this."""
    text = ngettext(
        "%(count)d melding er over fristen, den eldste for %(month)s.",
        "%(count)d meldinger er over fristen, den eldste for %(month)s.",
        len(overdue),
    )
    return _all_of(overdue, text, urgent=True)


def _all_changed(changed: list[MonthState]) -> Todo:
    """The same where one thing has changed them all, as a card or a rate that was corrected."""
    text = ngettext(
        "Noe er endret i %(count)d måned etter at meldingen ble levert, den eldste er %(month)s.",
        "Noe er endret i %(count)d måneder etter at meldingene ble levert, den eldste er %(month)s.",
        len(changed),
    )
    return _all_of(changed, text, urgent=False)


def _all_of(states: list[MonthState], text: str, *, urgent: bool) -> Todo:
    oldest = states[0].month
    said = text % {"count": len(states), "month": month_name(oldest)}
    return Todo(said, f"{reverse('payroll:reports')}?year={oldest.year}", urgent=urgent)


def _todo(state: MonthState) -> Todo:
    facts = {"month": month_name(state.month), "due": short_date(state.due)}
    if state.state == ReportState.CHANGED:
        text = _("Noe er endret i %(month)s etter at meldingen ble levert.")
    elif state.is_overdue:
        text = _("Meldingen for %(month)s er ikke levert. Fristen var %(due)s.")
    elif state.is_to_skatteetaten:
        text = _("Lever a-meldingen for %(month)s innen %(due)s.")
    else:
        text = _("Lag fila til lønnskontoret for %(month)s innen %(due)s.")
    return Todo(text % facts, reverse("payroll:report", args=[state.month]), urgent=state.is_urgent)
