"""The turnover that a business registers for VAT above (merverdiavgift). MVAL §2-1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from assignments.models import CashSale, CreditNote, Invoice, InvoiceSettings
from assignments.outlet_owes import sold_and_not_settled
from assignments.settlement_balance import turnover_without_invoice

LIMIT, CHARITY_LIMIT = Decimal(50_000), Decimal(140_000)
NEAR = Decimal("0.8")


@dataclass(frozen=True, slots=True)
class Turnover:
    """What was invoiced less what was credited, and what we sold ourselves with a receipt, in the twelve
    months up to today, kroner before VAT. What an outlet owes counts by its invoice, or by its settlement
    where it has none, or from the day of the sale while it isn't settled."""

    amount: Decimal
    limit: Decimal
    is_registered: bool

    @property
    def is_over(self) -> bool:
        return self.amount > self.limit

    @property
    def is_near(self) -> bool:
        """From four fifths of the limit, also above it."""
        return self.amount >= self.limit * NEAR

    @property
    def percent(self) -> int:
        """How much of the limit is used, whole percent, at most 100."""
        return max(0, min(100, int(100 * self.amount / self.limit)))


def turnover(today: date) -> Turnover:
    """The last twelve months against the limit; whether the work is exempt is not for the program to say."""
    settings = InvoiceSettings.current()
    return Turnover(
        amount=_sum(Invoice, today)
        - _sum(CreditNote, today)
        + _cash_sales(today)
        + turnover_without_invoice(_year_before(today), today)
        + sold_and_not_settled(_year_before(today), today),
        limit=CHARITY_LIMIT if settings.is_charity else LIMIT,
        is_registered=settings.charges_vat,
    )


def _sum(papers: type[Invoice] | type[CreditNote], today: date) -> Decimal:
    since = _year_before(today)
    found = papers.objects.filter(date__gt=since, date__lte=today).aggregate(sum=Sum("net"))
    return found["sum"] or Decimal(0)


def _cash_sales(today: date) -> Decimal:
    sales = CashSale.objects.filter(date__gt=_year_before(today), date__lte=today)
    found = sales.aggregate(total=Sum("total"), vat=Sum("vat"))
    return (found["total"] or Decimal(0)) - (found["vat"] or Decimal(0))


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
