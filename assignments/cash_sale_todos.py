"""Cash sales that aren't counted, and the limit without a cash register, on the today page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assignments.count_sales import uncounted, year_of_sales
from assignments.rules.cash_sale import Reach
from bikuben.money import kroner
from bikuben.notices import Todo
from bikuben.roles import Role

WHO = (Role.SUPERVISOR, Role.ACCOUNTANT)


def cash_sale_todos(today: date) -> list[Todo]:
    """What an earlier day's sales wait for, and a year that nears the limit."""
    return [*_to_count(today), *_limit(today)]


def _to_count(today: date) -> Iterator[Todo]:
    first = uncounted().first_cash
    if first is not None and first < today:
        text = _("Salgspengene fra %(day)s er ikke talt.") % {"day": date_format(first, _("j. F"))}
        yield Todo(text, reverse("assignments:count_sales"), urgent=True, roles=WHO)


def _limit(today: date) -> Iterator[Todo]:
    year = year_of_sales(today)
    if year.reach == Reach.FAR:
        return
    facts = {"amount": kroner(year.sold), "limit": kroner(year.limit)}
    if year.reach == Reach.OVER:
        text = _(
            "Dere har solgt for %(amount)s kr selv i år. Over %(limit)s kr kan loven kreve kassasystem. "
            "Spør regnskapsføreren."
        )
    else:
        text = _("Dere har solgt for %(amount)s kr selv i år. Fra %(limit)s kr kan loven kreve kassasystem.")
    yield Todo(text % facts, reverse("assignments:cash_sales"), urgent=year.reach == Reach.OVER, roles=WHO)
