"""What waits of holiday pay (gjøremål): from June, and at once where someone has ended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import ngettext

from bikuben.money import kroner
from bikuben.notices import Todo
from payroll.holiday_debt import HolidayYear, waiting_holiday_pay
from payroll.holiday_page import PAYOUT_MONTH


def holiday_todos(today: date) -> list[Todo]:
    """Holiday pay that may be paid and should be (`TODO_PROVIDERS`)."""
    waiting = waiting_holiday_pay(today)
    ended = [one for one in waiting if one.participant.ended_on is not None]
    others = [one for one in waiting if one.participant.ended_on is None]
    todos = []
    if ended:
        text = ngettext(
            "%(count)d som har sluttet, har feriepenger til gode: %(amount)s kr.",
            "%(count)d som har sluttet, har feriepenger til gode: %(amount)s kr.",
            _people(ended),
        )
        todos.append(_todo(text, ended))
    if others and today.month >= PAYOUT_MONTH:
        text = ngettext(
            "Feriepengene til %(count)d person kan betales: %(amount)s kr.",
            "Feriepengene til %(count)d personer kan betales: %(amount)s kr.",
            _people(others),
        )
        todos.append(_todo(text, others))
    return todos


def _todo(text: str, years: list[HolidayYear]) -> Todo:
    amount = sum((one.to_pay for one in years), Decimal(0))
    return Todo(text % {"count": _people(years), "amount": kroner(amount)}, reverse("payroll:holiday_pay"))


def _people(years: list[HolidayYear]) -> int:
    return len({one.participant.pk for one in years})
