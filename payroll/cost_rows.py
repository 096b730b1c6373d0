"""The lines of the pages of what work costs: by job, by client, by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assignments.models import Job, JobKind
from payroll.read_costs import Costs, by_month
from payroll.rules.cost import Sums, add_up


@dataclass(frozen=True)
class CostRow:
    """One line: what it is called, whose job or client it is, and its sums, kroner."""

    name: str
    sums: Sums
    job: int | None = None
    client: int | None = None
    month: date | None = None

    @property
    def order(self) -> str:
        """Months by the calendar, names by the alphabet."""
        return self.month.isoformat() if self.month else self.name.casefold()

    @property
    def days(self) -> int:
        return self.sums.days

    @property
    def invoiced(self) -> Decimal:
        return self.sums.invoiced

    @property
    def to_invoice(self) -> Decimal:
        return self.sums.to_invoice

    @property
    def net(self) -> Decimal:
        return self.sums.cost.net

    @property
    def withholding(self) -> Decimal:
        return self.sums.cost.withholding

    @property
    def garnishment(self) -> Decimal:
        return self.sums.cost.garnishment

    @property
    def contribution(self) -> Decimal:
        return self.sums.cost.contribution

    @property
    def holiday(self) -> Decimal:
        """Holiday pay that is earned, with the contribution that will come on it."""
        return self.sums.cost.holiday_pay + self.sums.cost.holiday_contribution

    @property
    def cost(self) -> Decimal:
        return self.sums.cost.total

    @property
    def gap(self) -> Decimal:
        return self.sums.gap

    @property
    def cost_of_day(self) -> Decimal | None:
        return self.sums.of_day(self.sums.cost.total)

    @property
    def income_of_day(self) -> Decimal | None:
        return self.sums.of_day(self.sums.income)

    @property
    def gap_of_day(self) -> Decimal | None:
        """What is left of the day's cost when the clients' part is taken away, so that the two add up."""
        cost, income = self.cost_of_day, self.income_of_day
        return None if cost is None or income is None else cost - income

    @property
    def covered(self) -> int | None:
        """What clients pay, in whole percent of the cost."""
        return self.sums.covered


def total_row(costs: Costs) -> CostRow:
    """The sums of everything."""
    return CostRow(_("I alt"), costs.total)


def rows_by_job(costs: Costs) -> list[CostRow]:
    """A line for each job, by its title."""
    found = add_up(costs.split, lambda where: where[0])
    rows = [
        CostRow(costs.jobs[pk].title if pk else _("Uten oppdrag"), sums, job=pk) for pk, sums in found.items()
    ]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.job or 0))


def rows_by_client(costs: Costs) -> list[CostRow]:
    """A line for each client, and one for each kind of work that is for none."""
    found = add_up(costs.split, lambda where: _client_of(costs.jobs.get(where[0] or 0)))
    names = {job.client_id: job.client.name for job in costs.jobs.values() if job.client}
    rows = []
    for key, sums in found.items():
        is_client = isinstance(key, int)
        rows.append(CostRow(names[key] if is_client else key, sums, client=key if is_client else None))
    return sorted(rows, key=lambda row: row.name.casefold())


def rows_by_month(costs: Costs) -> list[CostRow]:
    """A line for each month in which anything was paid."""
    return [CostRow(date_format(month, "F"), sums, month=month) for month, sums in by_month(costs).items()]


def _client_of(job: Job | None) -> int | str:
    if job is None:
        return _("Uten oppdrag")
    if job.kind == JobKind.BILLED and job.client_id is not None:
        return job.client_id
    label = str(JobKind(job.kind).label)
    return label[:1].upper() + label[1:]
