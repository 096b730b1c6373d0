"""What the page of open amounts shows (å betale): a week at a glance, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from payroll.models import OfficialPayment
from payroll.owed import OpenAmount, open_amounts
from payroll.payment_key import PaymentKey
from payroll.payment_ready import ReadyPayment, ready_payments, term_if_any
from payroll.rules.due_dates import Term, term_of

LATEST = 6
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Group:
    """Payments that are due at about the same time."""

    name: str
    heading: str
    payments: list[ReadyPayment]

    @property
    def total(self) -> Decimal:
        """Kroner."""
        return sum((one.amount for one in self.payments), Decimal(0))


@dataclass(frozen=True)
class Credit:
    """What was paid too much of one amount."""

    row: OpenAmount

    @property
    def term(self) -> Term | None:
        """Of a contribution."""
        return term_if_any(self.row.kind, self.row.counts_for)

    @property
    def amount(self) -> Decimal:
        """Kroner, above nothing."""
        return -self.row.open

    @property
    def key(self) -> PaymentKey:
        """How the page names it."""
        orders = frozenset([self.row.order.pk] if self.row.order else [])
        return PaymentKey(self.row.kind, self.row.counts_for, orders, self.amount)


@dataclass(frozen=True)
class LatestPayment:
    """A payment that stands, and the term it is of where it is of one."""

    payment: OfficialPayment

    @property
    def term(self) -> Term | None:
        """Of a contribution."""
        return term_if_any(self.payment.kind, self.payment.counts_for)


@dataclass(frozen=True)
class OwedPage:
    """Everything of the page."""

    groups: list[Group]
    running: list[tuple[Term, OpenAmount]]
    credits: list[Credit]
    latest: list[LatestPayment]

    @property
    def payments(self) -> list[ReadyPayment]:
        """All that can be paid now, as they stand."""
        return [one for group in self.groups for one in group.payments]


def owed_page(today: date) -> OwedPage:
    """Read it all, at a constant number of queries."""
    rows = open_amounts(today)
    groups: dict[str, Group] = {}
    for payment in ready_payments(rows):
        name, heading = _when(payment, today)
        groups.setdefault(name, Group(name, heading, [])).payments.append(payment)
    return OwedPage(
        groups=list(groups.values()),
        running=[(term_of(one.counts_for), one) for one in rows if one.is_running and one.open > 0],
        credits=[Credit(one) for one in rows if one.open < 0],
        latest=[LatestPayment(one) for one in standing_payments()[:LATEST]],
    )


def standing_payments() -> QuerySet[OfficialPayment]:
    """Payments that nobody has taken back, newest first, with what a page needs to name them."""
    payments = OfficialPayment.objects.filter(reverses=None, reversed_by=None)
    return payments.select_related("order__participant__data_key").order_by("-year", "-number")


def _when(payment: ReadyPayment, today: date) -> tuple[str, str]:
    sunday = today + timedelta(days=6 - today.weekday())
    if payment.is_overdue:
        return "overdue", _("Forfalt")
    if payment.due == today:
        return "today", _("Betales i dag")
    if payment.due <= sunday:
        return "week", _("Denne uka")
    return ("next", _("Neste uke")) if payment.due <= sunday + WEEK else ("later", _("Senere"))
