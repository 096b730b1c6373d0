"""The dated daily count of the sales cash (dagsoppgjør): receipts against money. BOKF §5-4-5."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Count, Min, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from assignments.models import CashSale, HandedTo, PaidBy, SaleCount
from assignments.rules.cash_sale import LIMIT, Reach, reach
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

HIGHEST = Decimal(10_000_000)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Uncounted:
    """What is sold since the last count, kroner; `change` is what the last count left lying."""

    receipts: int
    cash: Decimal
    vipps: Decimal
    card: Decimal
    change: Decimal
    first_cash: date | None

    @property
    def expected(self) -> Decimal:
        """What should lie there, where nobody put in or took out change."""
        return self.change + self.cash


@dataclass(frozen=True, slots=True)
class YearOfSales:
    """A year's cash sales against the limit without a cash register, kroner before VAT. BOKF §5-4-1."""

    sold: Decimal
    reach: Reach
    limit: Decimal = LIMIT


@transaction.atomic
def count_sales(
    *,
    change: Decimal,
    counted: Decimal,
    explanation: str = "",
    counted_by: str,
    handed_to: str,
    by: User,
    now: datetime,
    today: date,
) -> SaleCount:
    """Record a count of all receipts since the last one. Only those paid in cash are in the money.

    Args:
        change: The change money that lay there before, kroner.
        counted: All money that lies there now.
        explanation: Why it differs from change and receipts; required where it does.
        counted_by: Name of whoever counted.
        handed_to: Where the money goes (`HandedTo`).

    Raises:
        Refused: no receipts since the last count, an impossible count, no name, more given back than lay
            there, or a difference without an explanation.
    """
    if not (0 <= change <= HIGHEST):
        raise Refused(_("Skriv hvor mye som lå der fra før."), code="bad_count", field="change")
    if not (0 <= counted <= HIGHEST):
        raise Refused(_("Skriv hvor mye som er der."), code="bad_count", field="counted")
    if not counted_by.strip():
        raise Refused(_("Skriv hvem som har talt."), code="no_name", field="counted_by")
    if handed_to not in HandedTo.values:
        raise Refused(_("Velg hvor pengene går."), code="handed_to", field="handed_to")
    # Nobody sells while the receipts are summed.
    desk = Desk(CashSale, SaleCount, by=by, now=now, issued_on=today)
    since = sales_since(last_count())
    last_sale = since.order_by("-year", "-number").first()
    if last_sale is None:
        raise Refused(_("Det er ikke solgt noe siden forrige telling."), code="no_sales")
    sales = since.filter(paid_by=PaidBy.CASH).aggregate(sum=Sum("total"))["sum"] or ZERO
    expected = change + sales
    if expected < 0:  # what was given back came from somewhere, and isn't found money
        raise Refused(
            _("Det er gitt tilbake mer enn det som lå der. Skriv også det dere la i for å gi tilbake."),
            code="below_nothing",
            field="change",
        )
    if counted != expected and not explanation.strip():
        raise Refused(
            _("Skriv hva som kan være grunnen til differansen."), code="no_explanation", field="explanation"
        )
    return desk.issue(
        SaleCount(
            change=change,
            sales=sales,
            expected=expected,
            counted=counted,
            difference=counted - expected,
            explanation=explanation.strip(),
            counted_by=counted_by.strip(),
            last_sale=last_sale,
            handed_to=handed_to,
            date=today,
        )
    )


def last_count() -> SaleCount | None:
    """The newest count."""
    return SaleCount.objects.select_related("last_sale").order_by("-year", "-number").first()


def sales_since(count: SaleCount | None) -> QuerySet[CashSale]:
    """The receipts after the last one of a count; all of them where there is none."""
    if count is None:
        return CashSale.objects.all()
    last = count.last_sale
    return CashSale.objects.filter(Q(year__gt=last.year) | Q(year=last.year, number__gt=last.number))


def uncounted() -> Uncounted:
    """What the next count is about. Two queries."""
    count = last_count()
    ways = {
        f"by_{way}": Sum("total", filter=Q(paid_by=way)) for way in (PaidBy.CASH, PaidBy.VIPPS, PaidBy.CARD)
    }
    found = sales_since(count).aggregate(
        receipts=Count("pk"), first=Min("date", filter=Q(paid_by=PaidBy.CASH)), **ways
    )
    return Uncounted(
        receipts=found["receipts"],
        cash=found["by_cash"] or ZERO,
        vipps=found["by_vipps"] or ZERO,
        card=found["by_card"] or ZERO,
        change=count.counted if count and count.handed_to == HandedTo.KEPT else ZERO,
        first_cash=found["first"],
    )


def year_of_sales(today: date) -> YearOfSales:
    """All that is sold for cash this year. Vipps and card are cash sales too: paid when handed over."""
    found = CashSale.objects.filter(date__year=today.year).aggregate(total=Sum("total"), vat=Sum("vat"))
    sold = (found["total"] or ZERO) - (found["vat"] or ZERO)
    return YearOfSales(sold, reach(sold))
