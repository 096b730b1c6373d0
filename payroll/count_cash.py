"""Count the box: what is there against what should be (BOKF §5-4-5)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.cash_box import HIGHEST
from payroll.models import CashCount, CashMovement, expected_balance
from payroll.rules.notes import counted_total


@transaction.atomic
def count_cash(
    *,
    counted: Decimal | None = None,
    denominations: dict[int, int] | None = None,
    explanation: str = "",
    counted_by: str,
    by: User,
    now: datetime,
    today: date,
) -> CashCount:
    """Record a count, as a total or note by note.

    Args:
        counted: Kroner in the box. With `denominations` it may be left out; if both are given they agree.
        denominations: How many of each note and coin, by value.
        explanation: Why the box differs from the book; required where it does.
        counted_by: Name of whoever counted.

    Raises:
        Refused: an impossible count, or a difference without an explanation.
    """
    if denominations is not None:
        try:
            total = counted_total(denominations)
        except ValueError as error:
            raise Refused(
                _("Antallet sedler og mynter må være null eller mer."), code="bad_count", field="counted"
            ) from error
        if counted is not None and counted != total:
            raise Refused(
                _("Sedlene og myntene blir ikke det samme som summen."), code="bad_count", field="counted"
            )
        counted = total
    if counted is None or not 0 <= counted <= HIGHEST:
        raise Refused(_("Skriv hvor mye som er i kassa."), code="bad_count", field="counted")
    if not counted_by.strip():
        raise Refused(_("Skriv hvem som har talt."), code="no_name", field="counted_by")
    desk = Desk(CashCount, CashMovement, by=by, now=now, issued_on=today)
    expected = expected_balance()
    if counted != expected and not explanation.strip():
        raise Refused(
            _("Skriv hva som kan være grunnen til differansen."), code="no_explanation", field="explanation"
        )
    return desk.issue(
        CashCount(
            expected=expected,
            counted=counted,
            difference=counted - expected,
            denominations=None
            if denominations is None
            else {str(value): count for value, count in sorted(denominations.items()) if count},
            explanation=explanation.strip(),
            counted_by=counted_by.strip(),
            last_movement=CashMovement.objects.order_by("-year", "-number").first(),
            date=today,
        )
    )


def box_is_counted() -> bool:
    """Whether nothing has moved since the last count."""
    last = CashMovement.objects.order_by("-year", "-number").first()
    count = CashCount.objects.order_by("-year", "-number").first()
    if last is None:
        return True
    return count is not None and count.last_movement_id == last.pk
