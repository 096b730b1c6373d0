"""What a printed pay slip says of garnishment (utleggstrekk): who gets it and how much. AML §14-15(6)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HALF, INNER, MARGIN, Sheet, wrapped
from bikuben.money import kroner
from payroll.documents.slip_data import PrintedSlip

ROWS = 2  # as many as have a line each in the calculation; more are one sum there, and a list beside it
SIZE, LEADING = 10.5, 5.2
SMALL = (8.5, 7.5, 6.5, 5.5)


def garnishment_rows(sheet: Sheet, slip: PrintedSlip, y: float, *, row: float, width: float) -> float:
    """The rows of the calculation, the first one `row` below `y`. Returns the last baseline."""
    rows = [(_label(one.payee), one.amount) for one in slip.garnishments]
    if len(rows) > ROWS:
        rows = [(_("Utleggstrekk"), slip.garnishment)]
    for label, amount in rows:
        y += row
        lines = wrapped(label, width - 24, Weight.REGULAR, SIZE)
        for line in lines:
            sheet.text(MARGIN, y, line, size=SIZE)
            y += LEADING
        y -= LEADING
        sheet.text(MARGIN + width, y, kroner(-amount), size=SIZE, align="right", width=23)
    return y


def garnishment_list(sheet: Sheet, slip: PrintedSlip, y: float, *, x: float, width: float) -> None:
    """Where the calculation has one sum for many: each of them, below `y`."""
    if len(slip.garnishments) > ROWS:
        _small(sheet, x, y + 9, _list(slip), width=width, bottom=HALF - 3)


def receipt_list(sheet: Sheet, slip: PrintedSlip, y: float) -> None:
    """Each of them on the half that the project keeps."""
    if slip.garnishments:
        _small(sheet, MARGIN, y, _list(slip), width=INNER, bottom=HALF + 117)


def _label(payee: str) -> str:
    return _("Utleggstrekk til %(payee)s") % {"payee": payee}


def _list(slip: PrintedSlip) -> str:
    parts = (f"{one.payee}: {kroner(one.amount)}\u00a0{_('kr')}" for one in slip.garnishments)
    return _label("; ".join(parts))


def _small(sheet: Sheet, x: float, y: float, text: str, *, width: float, bottom: float) -> None:
    """Grey text in the largest small type that ends above `bottom`."""
    for size in SMALL:
        leading = size * 1.4 * 25.4 / 72
        if y + (len(wrapped(text, width, Weight.REGULAR, size)) - 1) * leading <= bottom:
            break
    sheet.paragraph(x, y, text, width=width, size=size, grey=GREY)
