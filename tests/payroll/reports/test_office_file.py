"""A unit of a larger entity: a file for the payroll office, opened as it should by a spreadsheet here."""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.utils import translation
from openpyxl import load_workbook

from assignments.rules.employment import Employment
from bikuben.models import User
from payroll.documents.payroll_office import OfficeFile, lines, office_csv, office_xlsx, plain_text
from payroll.models import ReportChannel
from payroll.report_files import csv_bytes, delivered_source, xlsx_bytes
from payroll.report_state import ReportState, month_state
from tests.cast import TODAY
from tests.payroll.reports.facts import report_of, slip, someone
from tests.payroll.reports.world import APRIL, MARCH, deliver, fill_in

NOON = datetime(2026, 6, 2, 12, 0)  # noqa: DTZ001


def office_file(**changes: object) -> OfficeFile:
    report = report_of(
        [
            slip(1, coordinated=Decimal(50)),
            slip(1, income_kind="holiday_pay", gross="1020.50", withheld=0, hours=Decimal(0)),
        ],
        [someone(1), someone(2, Employment(1, date(2026, 1, 5), date(2026, 5, 6), "moved"))],
    )
    return OfficeFile(**{"report": report, "names": {1: "Kari Prøve", 2: "Åse Øvet"}, **changes})


def test_one_line_a_person_and_code_and_then_the_totals() -> None:
    found = [(line[2], line[3], line[4], line[5]) for line in lines(office_file())]
    assert found == [
        ("Kari Prøve", "timeloenn", Decimal(3), Decimal(266)),
        ("Kari Prøve", "feriepenger", None, Decimal("1020.50")),
        ("Kari Prøve", "forskuddstrekk", None, Decimal(-66)),
        ("Kari Prøve", "utleggstrekkSamordnet", None, Decimal(-50)),
        ("Åse Øvet", "", None, Decimal(0)),
        ("Sum", "timeloenn", Decimal(3), Decimal(266)),
        ("Sum", "feriepenger", None, Decimal("1020.50")),
        ("Utbetalt", "forskuddstrekk", None, Decimal(-66)),
        ("Sum", "forskuddstrekk", None, Decimal(-66)),
        ("Sum", "utleggstrekkSamordnet", None, Decimal(-50)),
        ("Grunnlag sone 1, 14,1 prosent", "arbeidsgiveravgift", None, Decimal("1286.50")),
        ("Sum", "arbeidsgiveravgift", None, Decimal(181)),
    ]


def test_what_the_a_melding_tells_by_date_has_its_date() -> None:
    """Two payout dates, and an order that took of her on both: the office can punch each."""
    first, second = date(2026, 5, 4), date(2026, 5, 11)
    coordinated = {"coordinated": Decimal(50)}
    report = report_of([slip(1, first, **coordinated), slip(1, second, **coordinated), slip(2, second)])
    dated = [(row[2], row[3], row[5], row[10]) for row in lines(office_file(report=report)) if row[10]]
    assert dated == [
        ("Kari Prøve", "utleggstrekkSamordnet", Decimal(-50), first),
        ("Kari Prøve", "utleggstrekkSamordnet", Decimal(-50), second),
        ("Utbetalt", "forskuddstrekk", Decimal(-66), first),
        ("Utbetalt", "forskuddstrekk", Decimal(-132), second),
    ]
    assert [-one.amount for one in report.payouts] == [-66, -132]
    text = office_csv(office_file(report=report)).decode("utf-8-sig").split("\r\n")
    assert text[0].endswith(";Årsak til slutt;Utbetalt")
    assert "2026-05;;Utbetalt;forskuddstrekk;;-132,00;;;;;11.05.2026" in text
    assert "2026-05;;Sum;forskuddstrekk;;-198,00;;;;;" in text


def test_each_income_stands_with_its_own_employment() -> None:
    spans = (Employment(1, date(2026, 1, 5), date(2026, 5, 8), "moved"), Employment(2, date(2026, 5, 25)))
    of_the_second = slip(1, date(2026, 5, 26), work_date=date(2026, 5, 26))
    of_both = [slip(1, work_date=date(2026, 5, 4)), of_the_second]
    for slips, told in (
        (of_both, [("timeloenn", "1-1"), ("timeloenn", "1-2"), ("forskuddstrekk", "")]),
        ([of_the_second], [("timeloenn", "1-2"), ("", "1-1"), ("forskuddstrekk", "")]),
    ):
        file = office_file(report=report_of(slips, [someone(1, *spans)]))
        assert [(row[3], row[6]) for row in lines(file) if row[2] == "Kari Prøve"] == told


def test_it_is_semicolons_decimal_commas_and_utf8_with_its_mark() -> None:
    data = office_csv(office_file())
    assert data.startswith(b"\xef\xbb\xbf")
    first, second, *_rest = data.decode("utf-8-sig").split("\r\n")
    assert first.split(";")[:6] == ["Måned", "Fødselsnummer", "Navn", "Kode", "Timer", "Beløp"]
    assert second == "2026-05;000000 00001;Kari Prøve;timeloenn;3,00;266,00;1-1;05.01.2026;;;"


def test_a_draft_says_so() -> None:
    assert "Utkast" in office_csv(office_file(is_draft=True)).decode("utf-8-sig").split("\r\n")[0]


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "+47", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_name_becomes_a_formula(name: str) -> None:
    assert plain_text(name) == f"'{name}"
    sheet = load_workbook(BytesIO(office_xlsx(office_file(names={1: name}), made_at=NOON))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    text = office_csv(office_file(names={1: name})).decode("utf-8-sig")
    assert [row[2] for row in csv.reader(StringIO(text, newline=""), delimiter=";")][1] == f"'{name}"


def test_the_workbook_has_figures_and_dates_as_such() -> None:
    sheet = load_workbook(BytesIO(office_xlsx(office_file(), made_at=NOON))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert (sheet.title, len(rows)) == ("2026-05", 13)
    assert rows[1][1:6] == ("000000 00001", "Kari Prøve", "timeloenn", 3, 266)
    assert rows[1][7] == datetime(2026, 1, 5)  # noqa: DTZ001
    assert rows[5][8:] == (datetime(2026, 5, 6), "arbeidstakerHarSagtOppSelv", None)  # noqa: DTZ001


def test_it_is_norwegian_whoever_fetches_it() -> None:
    plain = office_csv(office_file())
    with translation.override("en"):
        assert office_csv(office_file()) == plain


@pytest.mark.django_db
def test_a_unit_delivers_to_its_payroll_office(april, complete, supervisor: User) -> None:
    """It needs neither occupation code nor sub-entity, and no empty report."""
    fill_in(complete, is_own_entity=False, occupation_code="", employment_form="")
    paper = deliver(supervisor)
    assert paper.channel == ReportChannel.PAYROLL_OFFICE
    source = delivered_source(paper)
    text = csv_bytes(source).decode("utf-8-sig")
    assert csv_bytes(source) == csv_bytes(delivered_source(paper))
    assert [line.split(";")[5] for line in text.splitlines() if ";timeloenn;" in line] == [
        "532,00", "266,00", "798,00",
    ]  # fmt: skip
    assert load_workbook(BytesIO(xlsx_bytes(source))).active.max_row == 11
    assert month_state(APRIL, today=TODAY).state == ReportState.DELIVERED
    assert month_state(MARCH, today=TODAY).state == ReportState.NOT_NEEDED
    may = TODAY.replace(day=1)
    assert month_state(may, today=date(2026, 6, 2)).state == ReportState.NOT_NEEDED
