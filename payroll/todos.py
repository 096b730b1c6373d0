"""What pay and cash have waiting, for the today page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.models import DayState, WorkDay
from bikuben.money import kroner
from bikuben.notices import Todo
from payroll.box_needs import box_needs, day_in_sight
from payroll.close_day import not_fetched
from payroll.count_cash import box_is_counted
from payroll.models import CashMovement
from payroll.pay_out import is_payable_on
from payroll.rates_of_year import rates_of
from payroll.rates_page import state_of, wanted_years
from payroll.rules.rates import MissingRates
from payroll.slip_status import money_out
from payroll.supplement import owed_supplements
from payroll.unpaid import unpaid_days


def pay_todos(today: date) -> list[Todo]:
    """Everything of pay and cash that waits (`TODO_PROVIDERS`)."""
    return [*_notes(today), *_unpaid(today), *_money_out(), *_not_counted(today), *_rates(today)]


def _notes(today: date) -> Iterator[Todo]:
    """In the morning: how many of which notes the day will need."""
    day = day_in_sight(today)
    if day is None or day.state == DayState.WORKING:
        return
    needs = box_needs(day, today=today)
    if not needs.notes:
        return
    facts = {
        "total": kroner(needs.total),
        "notes": needs.notes_in_words,
        "lacking": kroner(needs.lacking),
    }
    text = _("Dagen trenger %(total)s kr i kassa: %(notes)s.") % facts
    if needs.lacking:
        text += " " + _("Hent %(lacking)s kr.") % facts
    yield Todo(text, reverse("payroll:cash"), urgent=bool(needs.lacking), today=True)


def _unpaid(today: date) -> Iterator[Todo]:
    """Who has pay waiting from an earlier day."""
    before = [one for one in unpaid_days() if one.work_day.date < today]
    slips = [slip for slip in not_fetched() if not is_payable_on(slip, today)]
    slips += owed_supplements()
    people = {one.participant.pk for one in before} | {slip.participant_id for slip in slips}
    if people:
        text = ngettext(
            "%(count)d person har lønn som venter fra før.",
            "%(count)d personer har lønn som venter fra før.",
            len(people),
        ) % {"count": len(people)}
        yield Todo(text, reverse("payroll:pay"))


def _money_out() -> Iterator[Todo]:
    out = len(money_out())
    if out:
        text = ngettext(
            "Pengene fra %(count)d tilbakeført slipp er ikke kommet tilbake.",
            "Pengene fra %(count)d tilbakeførte slipper er ikke kommet tilbake.",
            out,
        ) % {"count": out}
        yield Todo(text, reverse("payroll:pay"))


def _not_counted(today: date) -> Iterator[Todo]:
    """A day left open, or money moved on an earlier day and not counted since."""
    left = WorkDay.objects.filter(date__lt=today, state=DayState.WORKING).order_by("date").first()
    if left is not None:
        yield Todo(
            _("En tidligere dag er ikke avsluttet."),
            reverse("payroll:close_day", args=[left.date]),
            urgent=True,
        )
    last = CashMovement.objects.order_by("-year", "-number").first()
    if last is not None and last.issued_on < today and not box_is_counted():
        yield Todo(_("Kassa er ikke talt siden sist den ble brukt."), reverse("payroll:count_cash"))


def _rates(today: date) -> Iterator[Todo]:
    for year in wanted_years(today):
        try:
            rates_of(year)
        except MissingRates:
            if state_of(year, today).needs_tables:
                text = _("Hent trekktabellene for %(year)d på skatteetaten.no, og legg dem inn under Satser.")
            else:
                text = _("Se over de andre satsene for %(year)d.")
            yield Todo(
                text % {"year": year} + " " + _("Uten dem kan ingen få lønn det året."),
                reverse("payroll:rates"),
                urgent=year == today.year,
            )
