"""The emergency sheet (nødark): a day without power. The list, the draw by hand, receipts for the money."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HALF, HEIGHT, INNER, MARGIN, PALE, RIGHT, Sheet
from bikuben.documents.wording import organisation_number

ROW = 8.6
MOST_ROWS, MOST_RECEIPTS = 60, 60
COLUMNS = (0.0, 14.0, 96.0, 122.0, 144.0)


@dataclass(frozen=True, slots=True)
class EmergencySheet:
    """What is printed on it: the employer, and how many empty rows and receipts are wanted."""

    employer: str
    organisation_number: str
    rows: int = 16
    receipts: int = 10

    def __post_init__(self) -> None:
        if not 1 <= self.rows <= MOST_ROWS or not 0 <= self.receipts <= MOST_RECEIPTS:
            raise ValueError(f"1 to {MOST_ROWS} rows and 0 to {MOST_RECEIPTS} receipts")


def emergency_sheet_pdf(wanted: EmergencySheet, *, language: str) -> bytes:
    """The list with its instructions, then one receipt a sheet: never two people on one."""
    with override(language):
        sheet = Sheet(_("Når strømmen går"), language=language)
        _list(sheet, wanted.rows)
        for _number in range(wanted.receipts):
            sheet.next_page()
            _receipt(sheet, wanted, top=0.0, note=_("Din del"))
            sheet.cut_line()
            _receipt(sheet, wanted, top=HALF, note=_("Vår del"), signed=True)
        return sheet.finish()


def _list(sheet: Sheet, rows: int) -> None:
    sheet.text(MARGIN, 28, _("Når strømmen går"), size=25, weight=Weight.MEDIUM)
    _blank(sheet, RIGHT - 52, 28, _("Dato"), 52)
    y = 39.0
    steps = (
        _("Skriv opp alle som kommer, etter tur. Tallet foran navnet er loddet hennes."),
        _("Er det plass til alle, får alle plass. Ellers trekker dere."),
        _("Skriv hvert lodd på en lapp. Brett lappene likt, og legg dem i en skål som alle ser."),
        _(
            "En i rommet trekker, én lapp om gangen. Skriv 1, 2, 3 … i ruten «Trukket». De første får plass."
            " Resten er reserver i samme rekkefølge."
        ),
        _("Den som så på at det gikk riktig for seg, skriver under nederst."),
        _("Før dagen inn når strømmen er tilbake: riktig dato, trukket for hånd, og hvem som var vitne."),
    )
    for number, step in enumerate(steps, start=1):
        sheet.text(MARGIN, y, str(number), size=10, weight=Weight.MEDIUM, grey=GREY)
        y = sheet.paragraph(MARGIN + 6, y, step, width=INNER - 6, size=10) + 0.9
    y = _heads(sheet, y + 6)
    for row in range(1, rows + 1):
        if y + ROW > HEIGHT - 34:
            sheet.next_page()
            y = _heads(sheet, 27)
        y += ROW
        sheet.text(MARGIN, y - 2.4, str(row), size=13, weight=Weight.LIGHT)
        sheet.line(MARGIN, y, RIGHT, grey=PALE)
        sheet.box(MARGIN + COLUMNS[2], y - 6.9, 15, 5.8, grey=PALE)
    _blank(sheet, MARGIN, HEIGHT - 20, _("Plasser i dag"), 30)
    _blank(sheet, MARGIN + 40, HEIGHT - 20, _("Vitne til trekningen, navn og underskrift"), INNER - 40)


def _heads(sheet: Sheet, y: float) -> float:
    heads = (_("Lodd"), _("Navn"), _("Trukket"), _("Plass"), _("Fra – til"))
    for at, head in zip(COLUMNS, heads, strict=True):
        sheet.text(MARGIN + at, y, head, size=9, grey=GREY)
    sheet.line(MARGIN, y + 2, RIGHT, thickness=0.7)
    return y + 2


def _receipt(sheet: Sheet, wanted: EmergencySheet, *, top: float, note: str, signed: bool = False) -> None:
    sheet.text(MARGIN, top + 22, wanted.employer, size=10, weight=Weight.MEDIUM, width=INNER - 40)
    org = _("Org.nr. %(number)s") % {"number": organisation_number(wanted.organisation_number)}
    sheet.text(MARGIN, top + 27.5, org, size=9, grey=GREY)
    sheet.text(RIGHT, top + 22, note, size=9, grey=GREY, align="right")
    sheet.text(MARGIN, top + 47, _("Kvittering"), size=25, weight=Weight.MEDIUM)
    sheet.line(RIGHT - 62, top + 48, RIGHT - 13, thickness=0.7)
    sheet.text(RIGHT, top + 47, _("kr"), size=25, weight=Weight.LIGHT, align="right")
    _blank(sheet, MARGIN, top + 68, _("Navn"), INNER)
    _blank(sheet, MARGIN, top + 87, _("Dato"), 52)
    _blank(sheet, MARGIN + 62, top + 87, _("Fra klokka"), 47)
    _blank(sheet, MARGIN + 119, top + 87, _("Til klokka"), 47)
    if signed:
        _blank(sheet, MARGIN, top + 110, _("Jeg har fått pengene. Underskrift"), 109)
        _blank(sheet, MARGIN + 119, top + 110, _("Betalt av"), 47)
        text = _("Skriv lønnsslippen når strømmen er tilbake, og legg denne sammen med den.")
    else:
        _blank(sheet, MARGIN, top + 110, _("Betalt av"), 109)
        text = _("Lønnsslippen skriver vi når strømmen er tilbake. Du får den neste gang du kommer.")
    sheet.text(MARGIN, top + 128, text, size=9.5, grey=GREY, width=INNER)


def _blank(sheet: Sheet, x: float, y: float, label: str, width: float) -> None:
    """A line to write on, with its label under it."""
    sheet.line(x, y, x + width, thickness=0.5)
    sheet.text(x, y + 4.2, label, size=8.5, grey=GREY, width=width)
