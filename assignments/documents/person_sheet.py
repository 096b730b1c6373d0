"""A participant's own sheet: her days, hours and pay in a period, to take along to whoever asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HEIGHT, INNER, MARGIN, PALE, RIGHT, Sheet
from bikuben.documents.wording import long_date, number, weekday_date
from bikuben.money import kroner

ROW = 6.4
# Right edges of hours, gross, withheld, net, in mm from the margin.
HOURS, GROSS, WITHHELD, NET = INNER - 93, INNER - 62, INNER - 31, INNER


@dataclass(frozen=True, slots=True)
class PersonDay:
    """One day: hours, and kroner where the sheet shows pay."""

    day: date
    hours: Decimal
    gross: Decimal | None = None
    withheld: Decimal | None = None
    net: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """The days from `first` to `last` with their sums, which the caller has counted. Newest day last."""

    name: str
    employer: str
    first: date
    last: date
    days: tuple[PersonDay, ...]
    total: PersonDay
    with_pay: bool = True


def person_sheet_pdf(person: PersonSheet, *, language: str) -> bytes:
    """Her sheet in "nb" or "en": the sums in large figures, then a line a day."""
    with override(language):
        sheet = Sheet(_("Dager og timer"), language=language)
        sheet.text(MARGIN, 22, person.employer, size=9, grey=GREY, width=INNER)
        sheet.text(MARGIN, 37, _period(person), size=25, weight=Weight.MEDIUM, width=INNER)
        sheet.text(MARGIN, 45, person.name, size=13, width=INNER)
        _sums(sheet, person)
        y = _heads(sheet, person, 88)
        for row in person.days:
            if y + ROW > HEIGHT - 22:
                sheet.next_page()
                sheet.text(MARGIN, 22, person.name, size=9, grey=GREY, width=INNER)
                y = _heads(sheet, person, 32)
            y += ROW
            _row(sheet, person, row, y)
        if not person.days:
            sheet.text(MARGIN, y + 9, _("Ingen dager ennå."), size=11, grey=GREY)
        return sheet.finish()


def _period(person: PersonSheet) -> str:
    first, last = person.first, person.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return f"{long_date(first)} – {long_date(last)}"


def _sums(sheet: Sheet, person: PersonSheet) -> None:
    figures = [(str(len(person.days)), _("dager")), (number(person.total.hours), _("timer"))]
    if person.with_pay:
        figures.append((f"{kroner(person.total.net or Decimal(0))}\u00a0kr", _("utbetalt")))
    starts = (0.0, 36.0, 80.0)
    for at, (figure, label) in zip(starts, figures, strict=False):
        width = INNER - at if at == starts[-1] else 40.0
        sheet.text(MARGIN + at, 66, figure, size=32, weight=Weight.LIGHT, width=width)
        sheet.text(MARGIN + at, 72, label, size=10, grey=GREY)


def _heads(sheet: Sheet, person: PersonSheet, y: float) -> float:
    sheet.text(MARGIN, y, _("Dag"), size=9, grey=GREY)
    heads = [(HOURS if person.with_pay else NET, _("Timer"))]
    if person.with_pay:
        heads += [(GROSS, _("Lønn før skatt")), (WITHHELD, _("Skatt")), (NET, _("Utbetalt"))]
    for at, head in heads:
        sheet.text(MARGIN + at, y, head, size=9, grey=GREY, align="right")
    sheet.line(MARGIN, y + 2, RIGHT, thickness=0.7)
    return y + 2


def _row(sheet: Sheet, person: PersonSheet, row: PersonDay, y: float) -> None:
    sheet.text(MARGIN, y - 1.9, weekday_date(row.day), size=10)
    cells: list[tuple[float, str]] = [(HOURS if person.with_pay else NET, number(row.hours))]
    if person.with_pay:
        paid = ((GROSS, row.gross), (WITHHELD, row.withheld), (NET, row.net))
        cells += [(at, "–" if amount is None else kroner(amount)) for at, amount in paid]
    for at, cell in cells:
        sheet.text(MARGIN + at, y - 1.9, cell, size=10, align="right", width=29)
    sheet.line(MARGIN, y, RIGHT, thickness=0.25, grey=PALE)
