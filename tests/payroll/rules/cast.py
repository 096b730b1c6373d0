"""One day's pay in zone 1, 2026, by default; the tests name what differs."""

from decimal import Decimal
from typing import Any

from payroll.rules.cards import Basis, BasisKind
from payroll.rules.day_pay import ContributionRule, DayPay, pay_for_day

TABLE_9100 = Basis(BasisKind.TABLE, table="9100", card_year=2026)
HALF = Basis(BasisKind.NO_CARD, percent=Decimal(50))


def percent(value: str) -> Basis:
    return Basis(BasisKind.PERCENTAGE, percent=Decimal(value), card_year=2026)


def exemption(limit: str) -> Basis:
    return Basis(BasisKind.EXEMPTION, limit=Decimal(limit), percent_beyond=Decimal(50), card_year=2026)


def pay(basis: Basis, net: int = 200, **changes: Any) -> DayPay:
    values: dict[str, Any] = {
        "year": 2026,
        "exempt_used": Decimal(0),
        "earlier": None,
        "contribution": ContributionRule("1"),
        "holiday": True,
    }
    return pay_for_day(net=net, basis=basis, **(values | changes))
