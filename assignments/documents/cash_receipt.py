"""The receipt of a cash sale (kvittering), 80 mm wide as the rolls of small printers are. BOKF §5-4-1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from reportlab.lib.units import mm

from assignments.documents.delivery_note import names_then
from assignments.models import CashSale
from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HEIGHT, PALE, Sheet, wrapped
from bikuben.documents.wording import exact_kroner, number, organisation_number, short_moment

WIDTH = 80.0
MARGIN = 6.0
RIGHT = WIDTH - MARGIN
INNER = WIDTH - 2 * MARGIN
SIZE, LINE = 9.5, 4.8
NAME_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """What was bought, how many, at which price for one, kroner with VAT."""

    description: str
    quantity: int
    unit_price: Decimal

    @property
    def amount(self) -> Decimal:
        return self.quantity * self.unit_price


def receipt_lines(sale: CashSale) -> list[ReceiptLine]:
    """The lines of a receipt: pieces of one product at one price are one, from whichever batches they are."""
    found: dict[tuple[str, Decimal], int] = {}
    lines = list(sale.movement.lines.select_related("batch__product"))
    # What was bought is called as it was then, also on the receipt that takes it back.
    names = names_then({line.batch.product_id for line in lines}, (sale.reverses or sale).issued_at)
    for line in lines:
        key = names.get(line.batch.product_id, line.batch.product.name), line.unit_price
        found[key] = found.get(key, 0) + line.quantity
    sign = 1 if sale.reverses_id is None else -1
    return [ReceiptLine(name, sign * count, price) for (name, price), count in found.items()]


class _Roll(Sheet):
    """A strip of the roll, as long as what is on it."""

    def __init__(self, title: str, *, height: float) -> None:
        super().__init__(title, language="nb")
        self._canvas.setPageSize((WIDTH * mm, height * mm))
        # A sheet counts from the upper edge of A4.
        self._canvas.translate(0, (height - HEIGHT) * mm)


def receipt_pdf(sale: CashSale) -> bytes:
    """The receipt as it is printed, from the paper's own data."""
    with override("nb"):
        lines = receipt_lines(sale)
        sheet = _Roll(_title(sale), height=_drawn(Sheet("", language="nb"), sale, lines) + 8)
        _drawn(sheet, sale, lines)
        return sheet.finish()


def _title(sale: CashSale) -> str:
    return _("Kvittering %(number)s") % {"number": sale.full_number}


def _drawn(sheet: Sheet, sale: CashSale, lines: Iterable[ReceiptLine]) -> float:
    """Draw it; where the last line stands, in millimetres from the top."""
    y = sheet.paragraph(
        MARGIN, 11, sale.seller_name, width=INNER, size=NAME_SIZE, leading=1.25, weight=Weight.MEDIUM
    )
    registers = _("Org.nr. %(number)s") % {"number": organisation_number(sale.seller_organisation_number)}
    # MVA belongs behind the number of whoever is registered. BOKF §5-1-2.
    sheet.text(MARGIN, y, f"{registers} MVA" if sale.vat_registered else registers, size=8.5, grey=GREY)
    y += 9
    sheet.text(MARGIN, y, _title(sale), size=SIZE + 1.5, weight=Weight.MEDIUM, width=INNER)
    y += LINE
    sheet.text(MARGIN, y, _moment(sale), size=8.5, grey=GREY)
    if sale.reverses is not None:
        y += LINE
        facts = {"number": sale.reverses.full_number}
        sheet.text(
            MARGIN, y, _("Kjøpet på kvittering %(number)s er tatt tilbake.") % facts, size=8.5, width=INNER
        )
    y = _lines(sheet, lines, y + 3)
    y += 7
    label = _("Tilbake til kunden, kroner") if sale.reverses_id else _("Å betale, kroner")
    sheet.text(MARGIN, y, label, size=SIZE, weight=Weight.MEDIUM)
    sheet.text(RIGHT, y, exact_kroner(sale.total), size=13, weight=Weight.MEDIUM, align="right", width=28)
    y += 6
    for text in _below(sale):
        for line in wrapped(text, INNER, Weight.REGULAR, 8.5):
            sheet.text(MARGIN, y, line, size=8.5, grey=GREY)
            y += 4.2
    return y


def _moment(sale: CashSale) -> str:
    counts_on: date = sale.date
    moment = short_moment(sale.issued_at)
    return moment if moment.startswith(f"{counts_on:%d.%m.%Y}") else f"{counts_on:%d.%m.%Y}"


def _lines(sheet: Sheet, lines: Iterable[ReceiptLine], y: float) -> float:
    """What was bought, each with its number, price and amount; where the rule under them is."""
    sheet.line(MARGIN, y, RIGHT, thickness=0.5)
    for line in lines:
        y += LINE + 0.8
        y = sheet.paragraph(MARGIN, y, line.description, width=INNER, size=SIZE)
        facts = {"count": line.quantity, "price": exact_kroner(line.unit_price)}
        sheet.text(
            MARGIN + 3, y, pgettext("kvittering", "%(count)s stk. à %(price)s") % facts, size=8.5, grey=GREY
        )
        sheet.text(RIGHT, y, exact_kroner(line.amount), size=SIZE, align="right", width=28)
        y += 1.6
        sheet.line(MARGIN, y + 0.8, RIGHT, thickness=0.25, grey=PALE)
    sheet.line(MARGIN, y + 0.8, RIGHT, thickness=0.5)
    return y


def _below(sale: CashSale) -> list[str]:
    """The VAT in the total or why there is none, and how it was paid."""
    texts = []
    if sale.vat_registered:
        facts = {
            "percent": number(sale.vat_percent),
            "vat": exact_kroner(sale.vat),
            "net": exact_kroner(sale.total - sale.vat),
        }
        texts.append(
            _("Av dette er merverdiavgift %(percent)s %%: %(vat)s kr. Uten avgift: %(net)s kr.") % facts
        )
    elif sale.exemption_text:
        texts.append(sale.exemption_text.replace("§ ", "§\u00a0"))
    way = {"way": sale.get_paid_by_display()}
    texts.append(
        _("Betalt tilbake med: %(way)s") % way if sale.reverses_id else _("Betalt med: %(way)s") % way
    )
    return texts
