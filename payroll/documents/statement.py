"""The yearly statement (sammenstilling) on paper: one A4 sheet a person, her months and her year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, INNER, MARGIN, PALE, RIGHT, Sheet, fitting_size
from bikuben.documents.wording import organisation_number
from bikuben.identity import printed_identity_number
from bikuben.money import kroner
from payroll.yearly_statements import Statement, StatementSums

PERSON_WIDTH = 106.0
MONTHS = 26.0  # mm for the names of the months
ROW = 8.4
HEAD_SIZE = 8.5


def statements_pdf(statements: Sequence[Statement], *, today: date) -> bytes:
    """One file, a sheet a person, each in her own language. A year that isn't over says until when.

    ValueError: nobody.
    """
    if not statements:
        raise ValueError("there is no statement to print")
    languages = [_printed_language(one) for one in statements]
    with override(languages[0]):
        sheet = Sheet(_("Årsoppgave"), language=languages[0])
    for place, (statement, language) in enumerate(zip(statements, languages, strict=True)):
        if place:
            sheet.next_page()
        with override(language):
            _sheet(sheet, statement, today)
    return sheet.finish()


def _printed_language(statement: Statement) -> str:
    return "nb" if statement.language in ("nb", "nn", "no") else "en"


def _sheet(sheet: Sheet, statement: Statement, today: date) -> None:
    is_over = statement.year < today.year
    _employer(sheet, statement)
    if not is_over:
        until = _("Hittil, per %(date)s") % {"date": date_format(today, _("j. F Y"))}
        sheet.text(RIGHT, 25.2, until, size=10, weight=Weight.MEDIUM, align="right", width=60)
    sheet.text(MARGIN - 0.8, 53, str(statement.year), size=52, weight=Weight.MEDIUM)
    _person(sheet, statement)
    total = statement.total
    columns = _columns(total)
    y = 96.0
    _heads(sheet, columns, y)
    for place, (month, sums) in enumerate(statement.months):
        y += ROW
        if place:
            sheet.line(MARGIN, y - ROW + 2.6, RIGHT, thickness=0.25, grey=PALE)
        name = date_format(month, "F")
        _row(sheet, columns, y, f"{name[:1].upper()}{name[1:]}", sums)
    sheet.line(MARGIN, y + 2.6, RIGHT, thickness=0.7)
    y += ROW
    _row(sheet, columns, y, _("Hele året") if is_over else _("Hittil"), total, weight=Weight.MEDIUM)
    _explanations(sheet, total, y + 14, is_over=is_over)


def _employer(sheet: Sheet, statement: Statement) -> None:
    sheet.text(MARGIN, 20, statement.employer_name, size=10, weight=Weight.MEDIUM, width=INNER - 62)
    org = _("Org.nr. %(number)s") % {"number": organisation_number(statement.employer_organisation_number)}
    where = f"{org}  ·  {statement.employer_address}" if statement.employer_address else org
    sheet.text(MARGIN, 25.2, where, size=8.5, grey=GREY, width=INNER - 62)
    sheet.text(RIGHT, 20, _("Årsoppgave over lønn"), size=10, weight=Weight.MEDIUM, align="right", width=60)


def _person(sheet: Sheet, statement: Statement) -> None:
    # A long name is made a little smaller before it is broken inside a word.
    longest = max(statement.legal_name.split() or [""], key=len)
    size = max(8.0, fitting_size(longest, PERSON_WIDTH, Weight.MEDIUM, 13))
    y = sheet.paragraph(
        MARGIN, 65, statement.legal_name, width=PERSON_WIDTH, size=size, leading=1.25, weight=Weight.MEDIUM
    )
    sheet.text(MARGIN, y + 0.8, printed_identity_number(statement.identity_number), size=10.5)


def _columns(total: StatementSums) -> list[tuple[str, str]]:
    """Heading and name of each figure; those that she may have none of only where there is any."""
    columns = [(_("Lønn før skatt"), "work")]
    if total.holiday_pay:
        columns.append((_("Feriepenger"), "holiday_pay"))
    columns.append((_("Skatt"), "withholding"))
    if total.garnishment:
        columns.append((_("Utleggstrekk"), "garnishment"))
    columns.append((_("Til deg"), "net"))
    if total.holiday_base:
        columns.append((_("Feriepengegrunnlag"), "holiday_base"))
    return columns


def _width(columns: list[tuple[str, str]]) -> float:
    return (INNER - MONTHS) / len(columns)


def _heads(sheet: Sheet, columns: list[tuple[str, str]], y: float) -> None:
    width = _width(columns)
    for place, (heading, _name) in enumerate(columns, start=1):
        x = MARGIN + MONTHS + place * width
        sheet.text(x, y, heading, size=HEAD_SIZE, grey=GREY, align="right", width=width - 2)
    sheet.line(MARGIN, y + 2.6, RIGHT, thickness=0.5)


def _row(
    sheet: Sheet,
    columns: list[tuple[str, str]],
    y: float,
    label: str,
    sums: StatementSums,
    *,
    weight: Weight = Weight.REGULAR,
) -> None:
    sheet.text(MARGIN, y, label, size=10.5, weight=weight, width=MONTHS)
    width = _width(columns)
    for place, (_heading, name) in enumerate(columns, start=1):
        amount: Decimal = getattr(sums, name)
        x = MARGIN + MONTHS + place * width
        sheet.text(x, y, kroner(amount), size=10.5, weight=weight, align="right", width=width - 2)


def _explanations(sheet: Sheet, total: StatementSums, y: float, *, is_over: bool) -> None:
    lines = [
        _("Kroner, lagt sammen fra lønnsslippene dine, i den måneden hver av dem ble utbetalt."),
    ]
    if total.holiday_base:
        lines.append(_("Feriepengene neste år regnes av feriepengegrunnlaget."))
    if is_over:
        lines.append(_("Ta vare på arket til du har sett på skattemeldingen din."))
    for line in lines:
        y = sheet.paragraph(MARGIN, y, line, width=INNER - 20, size=9.5, grey=GREY) + 1.2
