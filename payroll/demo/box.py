"""The demo's cash box, counted note by note."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from payroll.box_needs import box_needs
from payroll.count_cash import count_cash
from payroll.demo.stage import Hours, Row, Stage

COUNTER = "Toril Liksom"
NOTES = (200, 100, 50, 20, 10, 5, 1)


def count_the_box(
    stage: Stage, hours: Hours, *, difference: Decimal = Decimal(0), explanation: str = ""
) -> Row:
    """Count note by note; `difference` (kroner) is what the box has more than the book."""
    return count_cash(
        denominations=_notes(int(box_needs(None).in_the_box + difference)),
        explanation=explanation,
        counted_by=COUNTER,
        by=stage.leader,
        now=hours.later(5),
        today=hours.day,
    )


def _notes(kroner: int) -> dict[int, int]:
    """The box in notes of 200 and what is left over: nobody should need change."""
    notes: Counter[int] = Counter()
    for value in NOTES:
        notes[value], kroner = divmod(kroner, value)
    return dict(notes)
