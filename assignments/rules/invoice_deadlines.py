"""When work must be invoiced at the latest. Source: RULES.md, "Invoices" (BOKF ch. 5-2)."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

from assignments.rules.working_days import is_working_day

COLLECTIVE_WORKING_DAYS = 15
DAY = timedelta(days=1)


def month_after(day: date) -> date:
    """The same date a month later, or the last of that month where it is shorter."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def collective_deadline(day: date) -> date:
    """The fifteenth working day after the end of the month that `day` lies in."""
    found = month_after(day.replace(day=1)) - DAY
    for _ in range(COLLECTIVE_WORKING_DAYS):
        found += DAY
        while not is_working_day(found):
            found += DAY
    return found


def invoice_by(days: Collection[date], *, delivered: bool) -> date:
    """The last date to invoice these days of one job. ValueError: no days.

    A job that goes on is invoiced month by month, within 15 working days after the month's end. Once it is
    delivered, a month after its last day is the limit where that comes first.
    """
    if not days:
        raise ValueError("there is nothing to invoice")
    collective = collective_deadline(min(days))
    return min(collective, month_after(max(days))) if delivered else collective
