"""The list to count the parts by (telleliste): a row for each, with room to write what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HEIGHT, INNER, MARGIN, PALE, RIGHT, Sheet
from bikuben.documents.wording import long_date

ROW = 11.0
FOOT = HEIGHT - 30
EXPECTED = RIGHT - 44
BOX = 36.0


@dataclass(frozen=True, slots=True)
class CountRow:
    """One component: its name, the supplier's number for it, and how many should be on the shelf."""

    name: str
    article: str
    expected: int


def count_sheet_pdf(rows: Sequence[CountRow], *, project: str, day: date, language: str) -> bytes:
    """The list in "nb" or "en", one page or several."""
    with override(language):
        sheet = Sheet(_("Telleliste"), language=language)
        y = _head(sheet, project, day)
        for row in rows:
            if y + ROW > FOOT:
                _foot(sheet)
                sheet.next_page()
                y = _head(sheet, project, day)
            _row(sheet, y, row)
            y += ROW
        _foot(sheet)
        return sheet.finish()


def _head(sheet: Sheet, project: str, day: date) -> float:
    sheet.text(MARGIN, 22, project, size=10, grey=GREY, width=INNER)
    sheet.text(MARGIN, 36, _("Telleliste"), size=26, weight=Weight.MEDIUM)
    sheet.text(MARGIN, 44, long_date(day), size=12)
    sheet.paragraph(
        MARGIN,
        53,
        _("Tell det som ligger på lageret. Det som ligger på bordet til et parti, telles ikke."),
        width=INNER,
        size=11,
        grey=GREY,
    )
    sheet.text(EXPECTED, 66, _("Skal være"), size=10, grey=GREY, align="right")
    sheet.text(RIGHT, 66, _("Talt"), size=10, grey=GREY, align="right")
    sheet.line(MARGIN, 69, RIGHT, thickness=0.7)
    return 70.0


def _row(sheet: Sheet, y: float, row: CountRow) -> None:
    wide = EXPECTED - MARGIN - 24
    taken = sheet.text(MARGIN, y + 7.2, row.name, size=14, weight=Weight.MEDIUM, width=wide)
    if row.article and wide - taken > 20:
        sheet.text(MARGIN + taken + 3, y + 7.2, row.article, size=9, grey=GREY, width=wide - taken - 3)
    sheet.text(EXPECTED, y + 7.2, str(row.expected), size=12, grey=GREY, align="right")
    sheet.box(RIGHT - BOX, y + 1.3, BOX, ROW - 2.6)
    sheet.line(MARGIN, y + ROW, RIGHT, grey=PALE, thickness=0.3)


def _foot(sheet: Sheet) -> None:
    sheet.text(MARGIN, HEIGHT - 18, _("Talt av og dato"), size=10, grey=GREY)
    sheet.line(MARGIN + 34, HEIGHT - 17.5, RIGHT, grey=PALE)
