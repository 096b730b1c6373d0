"""The payroll office's file of a month: the codes and sums that an a-melding would carry, for a spreadsheet.

One line a person and code, then the totals. The a-melding tells by date what was withheld and what the
coordinated orders took: the first is summed once a payout date, the second has a line a person and date. As
CSV it opens as it should in a Norwegian spreadsheet: semicolons, decimal commas, UTF-8 with its mark. Text
that a spreadsheet would take for a formula is made plain text.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from bikuben.identity import printed_identity_number
from payroll.documents.a_melding import GARNISHMENT, employment_id
from payroll.rules.monthly_report import DatedAmount, MonthlyReport, ReportedPerson
from payroll.rules.report_facts import IncomeCode

WITHHOLDING = "forskuddstrekk"
CONTRIBUTION = "arbeidsgiveravgift"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
AMOUNT, HOURS, DAY = "# ##0.00", "0.00", "dd.mm.yyyy"
WIDTHS = (10, 15, 32, 30, 10, 13, 12, 12, 12, 44, 12)
DATE_COLUMNS = (7, 8, 10)

# The office reads Norwegian, and a file fetched again is the same whoever fetches it.
LANGUAGE = "nb"

Cell = str | Decimal | date | None
# The cells of an employment, on a line that tells none.
NOTHING: tuple[Cell, ...] = ("", None, None, "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One code with its kroner, the hours behind a wage, and the payout date where the a-melding asks it."""

    code: str
    amount: Decimal
    hours: Decimal | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """What the file is made from: the report, and the names by the same ids."""

    report: MonthlyReport
    names: Mapping[int, str]
    is_draft: bool = False


def headings() -> list[str]:
    """The columns."""
    return [
        _("Måned"),
        _("Fødselsnummer"),
        _("Navn"),
        _("Kode"),
        _("Timer"),
        _("Beløp"),
        _("Arbeidsforhold"),
        _("Begynte"),
        _("Sluttet"),
        _("Årsak til slutt"),
        _("Utbetalt"),
    ]


def lines(file: OfficeFile) -> Iterator[list[Cell]]:
    """Every line under the headings: people, then the totals."""
    month = f"{file.report.month:%Y-%m}"
    for person in file.report.people:
        name = file.names.get(person.person, "")
        number = printed_identity_number(person.identity_number)
        for figure, employment in _of_person(person):
            yield [month, number, name, figure.code, figure.hours, figure.amount, *employment, figure.date]
    for figure in _totals(file.report):
        words = _("Utbetalt") if figure.date else _("Sum")
        yield [month, "", words, figure.code, figure.hours, figure.amount, *NOTHING, figure.date]
    for base in file.report.bases:
        words = _("Grunnlag sone %(zone)s, %(percent)s prosent") % {
            "zone": base.zone,
            "percent": f"{base.percent:f}".replace(".", ","),
        }
        yield [month, "", words, CONTRIBUTION, None, base.base, *NOTHING, None]
    yield [month, "", _("Sum"), CONTRIBUTION, None, Decimal(file.report.contribution), *NOTHING, None]


def office_csv(file: OfficeFile) -> bytes:
    """The file as text."""
    text = StringIO(newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for line in _whole(file):
        rows.writerow([_as_text(cell) for cell in line])
    return text.getvalue().encode("utf-8-sig")


def office_xlsx(file: OfficeFile, *, made_at: datetime) -> bytes:
    """The file as a workbook with one sheet."""
    book = Workbook()
    book.properties.creator = "Bikuben"
    book.properties.created = book.properties.modified = made_at.replace(tzinfo=None)
    sheet = book.active
    sheet.title = f"{file.report.month:%Y-%m}"
    for number, line in enumerate(_whole(file), start=1):
        sheet.append([plain_text(cell) if isinstance(cell, str) else cell for cell in line])
        row = sheet[number]
        if number <= _head(file):
            for cell in row:
                cell.font = Font(bold=True)
            continue
        row[4].number_format, row[5].number_format = HOURS, AMOUNT
        for place in DATE_COLUMNS:
            row[place].number_format = DAY
    sheet.freeze_panes = f"A{_head(file) + 1}"
    for place, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    found = BytesIO()
    book.save(found)
    return found.getvalue()


def _whole(file: OfficeFile) -> list[list[Cell]]:
    """Every line of the file, what it is called and its headings first."""
    with translation.override(LANGUAGE):
        draft: list[list[Cell]] = [[_("Utkast. Ikke levert.")]] if file.is_draft else []
        return [*draft, list(headings()), *lines(file)]


def _head(file: OfficeFile) -> int:
    """How many lines stand above the people."""
    return 2 if file.is_draft else 1


def plain_text(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _number(text: str) -> str:
    """With a space, which keeps the spreadsheet from taking it for a figure and its first nought away."""
    return printed_identity_number(text) if text.isdecimal() else text


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", ",")
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return plain_text(cell)


def _of_person(person: ReportedPerson) -> Iterator[tuple[Figure, tuple[Cell, ...]]]:
    """Each figure of hers: an income with its employment, and those without any on lines of their own."""
    spans: dict[int, tuple[Cell, ...]] = {
        one.number: (employment_id(person, one), one.started_on, one.ended_on, one.end_cause or "")
        for one in person.employments
    }
    for one in person.incomes:
        hours = one.hours if one.code == IncomeCode.WAGE else None
        span = spans.get(one.employment, NOTHING) if one.employment is not None else NOTHING
        yield Figure(one.code, one.amount, hours), span
    of_no_income = set(spans) - {one.employment for one in person.incomes}
    for number in sorted(of_no_income):
        yield Figure("", Decimal(0)), spans[number]
    if person.withholding:
        yield Figure(WITHHOLDING, Decimal(-person.withholding)), NOTHING
    for figure in _dated(GARNISHMENT, person.garnishments):
        yield figure, NOTHING


def _dated(code: str, amounts: Iterable[DatedAmount]) -> Iterator[Figure]:
    for one in amounts:
        yield Figure(code, Decimal(-one.amount), date=one.date)


def _totals(report: MonthlyReport) -> Iterator[Figure]:
    """The sums by code; what was withheld first by payout date, then in all."""
    hours: dict[str, Decimal] = defaultdict(Decimal)
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    for person in report.people:
        for one in person.incomes:
            hours[one.code] += one.hours
            amounts[one.code] += one.amount
    for code in IncomeCode:
        if code in amounts:
            yield Figure(code, amounts[code], hours[code] if code == IncomeCode.WAGE else None)
    yield from _dated(WITHHOLDING, report.payouts)
    yield Figure(WITHHOLDING, Decimal(-report.withholding))
    if report.garnishment:
        yield Figure(GARNISHMENT, Decimal(-report.garnishment))
