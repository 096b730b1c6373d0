"""What has become of a slip: read from the papers and claims that point to it, never stored."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from payroll.models import PaySlip, SlipKind

POINTING = ("paid__movement", "paid__settlement", "reversed_by", "settled_by", "reverses__paid")


class SlipStatus(StrEnum):
    """Where a slip and its money are."""

    NOT_FETCHED = "not_fetched"
    PAID = "paid"
    SETTLED = "settled"
    REVERSED = "reversed"
    REVERSAL = "reversal"
    MONEY_OUT = "money_out"

    @property
    def label(self) -> str | Promise:
        """In the supervisor's words."""
        return LABELS[self]

    @property
    def sign(self) -> str:
        """The class of its mark on the page."""
        return SIGNS.get(self, "")


LABELS = {
    SlipStatus.NOT_FETCHED: _("ikke hentet"),
    SlipStatus.PAID: _("betalt"),
    SlipStatus.SETTLED: _("gjort opp"),
    SlipStatus.REVERSED: _("tilbakeført"),
    SlipStatus.REVERSAL: _("tilbakeføring"),
    SlipStatus.MONEY_OUT: _("penger ute"),
}
SIGNS = {
    SlipStatus.NOT_FETCHED: "bk-state-now",
    SlipStatus.PAID: "bk-state-done",
    SlipStatus.SETTLED: "bk-state-done",
    SlipStatus.MONEY_OUT: "bk-state-warn",
}
_VALID = ~Q(kind=SlipKind.REVERSAL) & Q(reversed_by=None)
_MONEY_OUT = Q(kind=SlipKind.REVERSAL, reverses__paid__isnull=False, paid=None, settled_by=None)
CONDITIONS = {
    SlipStatus.NOT_FETCHED: _VALID & Q(paid=None),
    SlipStatus.PAID: _VALID & Q(paid__movement__isnull=False),
    SlipStatus.SETTLED: _VALID & Q(paid__settlement__isnull=False),
    SlipStatus.REVERSED: ~Q(kind=SlipKind.REVERSAL) & Q(reversed_by__isnull=False),
    SlipStatus.REVERSAL: Q(kind=SlipKind.REVERSAL) & ~_MONEY_OUT,
    SlipStatus.MONEY_OUT: _MONEY_OUT,
}


def with_status(slips: QuerySet[PaySlip]) -> QuerySet[PaySlip]:
    """The slips with all that `status_of` reads, in the same query."""
    return slips.select_related("data_key", *POINTING)


def status_of(slip: PaySlip) -> SlipStatus:
    """What has become of one slip."""
    paid = getattr(slip, "paid", None)
    if slip.kind == SlipKind.REVERSAL:
        was_paid = slip.reverses is not None and getattr(slip.reverses, "paid", None) is not None
        done = paid is not None or getattr(slip, "settled_by", None) is not None
        return SlipStatus.MONEY_OUT if was_paid and not done else SlipStatus.REVERSAL
    if getattr(slip, "reversed_by", None) is not None:
        return SlipStatus.REVERSED
    if paid is None:
        return SlipStatus.NOT_FETCHED
    return SlipStatus.SETTLED if paid.settlement_id else SlipStatus.PAID


def money_out() -> list[PaySlip]:
    """Reversals of paid slips whose money neither came back nor was settled, oldest first."""
    return list(
        with_status(PaySlip.objects.filter(_MONEY_OUT))
        .select_related("participant__data_key", "work_day")
        .order_by("year", "number")
    )
