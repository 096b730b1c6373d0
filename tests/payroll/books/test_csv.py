"""The spreadsheet: as spreadsheets here read it, and nothing that they would run."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

import pytest

from payroll.chart_of_accounts import change_accounts
from payroll.documents.vouchers_csv import safe, vouchers_csv
from payroll.models import PaySlip
from payroll.rules.vouchers import AccountRole
from tests.assignments.invoices.world import make_seller
from tests.cast import NOW
from tests.payroll.books.selling import sell
from tests.payroll.books.world import MAY, books_of, paid_slip
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.django_db


@pytest.fixture
def slip(project, supervisor) -> PaySlip:
    fill_box(supervisor)
    return paid_slip(supervisor)


def rows() -> list[dict[str, str]]:
    text = vouchers_csv(books_of(MAY)).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))


def kroner(cell: str) -> Decimal:
    return Decimal(cell.replace(",", ".") or "0")


def test_a_line_of_each_voucher_is_a_row(slip) -> None:
    content = vouchers_csv(books_of(MAY))
    assert content.startswith(b"\xef\xbb\xbfBilag;Bilagsdato;")
    assert content.endswith(b"\r\n")
    wages = rows()[0]
    assert wages == {
        "Bilag": "LS-2026-0001",
        "Bilagsdato": "2026-05-04",
        "Valutadato": "2026-05-04",
        "Bilagsart": "Lønnsslipper",
        "Konto": "5000",
        "Kontonavn": "Lønn",
        "Tekst": "Lønnsslipp 2026-0001",
        "Gjelder": "",
        "Debet": "266,00",
        "Kredit": "",
        "Ansvar": "",
        "Funksjon": "",
        "Kunde": "",
        "Kundenavn": "",
        "Mva-kode": "",
        "Mva-sats": "",
    }


def test_debit_is_credit(slip) -> None:
    found = rows()
    assert sum(kroner(row["Debet"]) for row in found) == sum(kroner(row["Kredit"]) for row in found) > 0


def test_dimensions_stand_on_costs_only(slip, supervisor) -> None:
    change_accounts({}, responsibility="3100", function="273", by=supervisor, now=NOW)
    assert {row["Konto"] for row in rows() if row["Ansvar"] == "3100" and row["Funksjon"] == "273"} == {
        "5000",
        "5180",
        "5400",
        "5405",
    }


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(sign: str, slip, supervisor) -> None:
    assert safe(f"{sign}1+1") == f"'{sign}1+1"
    if sign.isprintable():
        change_accounts({AccountRole.WAGES: ("5000", f"{sign}HYPERLINK(1)")}, by=supervisor, now=NOW)
        assert rows()[0]["Kontonavn"] == f"'{sign}HYPERLINK(1)"


def test_a_sale_says_whose_and_how_it_is_taxed(supervisor) -> None:
    make_seller()
    client = sell(supervisor, 1600, percent="25.0").client
    sell(supervisor, 200)
    told = ("Konto", "Kredit", "Kunde", "Kundenavn", "Mva-kode", "Mva-sats")
    number = str(client.pk)
    assert [tuple(row[name] for name in told) for row in rows()] == [
        ("1500", "", number, "Perle & Co AS", "", ""),
        ("3000", "1600,00", "", "", "3", "25"),
        ("2700", "400,00", "", "", "", ""),
        ("1500", "", number, "Perle & Co AS", "", ""),
        ("3200", "200,00", "", "", "6", "0"),
    ]


def test_it_holds_nobodys_name_or_number(slip) -> None:
    text = vouchers_csv(books_of(MAY)).decode()
    assert "Kari" not in text
    assert str(slip.identity_number) not in text
    assert str(slip.participant.chosen_name) not in text
