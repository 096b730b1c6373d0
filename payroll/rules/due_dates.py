"""When the state wants its money and its reports (frister). Never on a weekend or a public holiday."""

from dataclasses import dataclass
from datetime import date, timedelta

from assignments.rules.working_days import is_working_day

DAY = timedelta(days=1)
REPORT_DAY, CONTRIBUTION_DAY = 5, 15


def working_day_from(day: date) -> date:
    """The day itself, or the first working day (virkedag) after it."""
    while not is_working_day(day):
        day += DAY
    return day


def withholding_due(payout: date) -> date:
    """When what was withheld that day is paid at the latest: the first working day after. SBL §10-10(1)."""
    return working_day_from(payout + DAY)


def report_due(month: date) -> date:
    """When the report (a-melding) of a month is due: the 5th of the next, or the working day after."""
    return working_day_from(_next_month(month).replace(day=REPORT_DAY))


def garnishment_due(payout: date, due_day: int | None) -> date:
    """When a garnishment is paid at the latest.

    As the letter says, by day `due_day` of the month after the payout (its last day where the month is
    shorter), or the first working day after the payout where it is coordinated by Skatteetaten: `None`.
    """
    if due_day is None:
        return withholding_due(payout)
    first = _next_month(payout)
    last = (_next_month(first) - DAY).day
    return working_day_from(first.replace(day=min(due_day, last)))


def execution_day(due: date, today: date) -> date:
    """When a bank is asked to pay: on the due date, or where that is past on the first working day now."""
    return due if due >= today else working_day_from(today)


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A two-month term (termin) of the employer's contribution; `number` is 1 (January–February) to 6."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 6:
            raise ValueError(f"a year has six terms, and no number {self.number}")

    @property
    def first_day(self) -> date:
        """The first day of its first month."""
        return date(self.year, self.number * 2 - 1, 1)

    @property
    def months(self) -> tuple[date, date]:
        """The first days of its two months."""
        return self.first_day, _next_month(self.first_day)

    @property
    def last_day(self) -> date:
        """The last day of its second month."""
        return _next_month(self.months[1]) - DAY

    @property
    def due(self) -> date:
        """The 15th of the month after the term, or the working day after. SBL §10-10(2)."""
        return working_day_from(_next_month(self.months[1]).replace(day=CONTRIBUTION_DAY))


def term_of(day: date) -> Term:
    """The term a day lies in."""
    return Term(day.year, (day.month + 1) // 2)


def _next_month(day: date) -> date:
    """The first day of the month after."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
