"""The day the power fails: a list, a draw by hand, and a receipt a sheet."""

from __future__ import annotations

import pytest

from assignments.documents.emergency_sheet import EmergencySheet, emergency_sheet_pdf
from tests.paper_text import pages_of


def wanted(*, rows: int = 16, receipts: int = 3) -> EmergencySheet:
    return EmergencySheet("Sentrum arbeid", "974760673", rows, receipts)


def test_it_has_a_list_and_then_one_receipt_a_sheet() -> None:
    pages = pages_of(emergency_sheet_pdf(wanted(), language="nb"))
    assert len(pages) == 4
    assert "Når strømmen går" in pages[0]
    assert "Vitne" in pages[0]
    for receipt in pages[1:]:
        assert receipt.count("Kvittering") == 2
        assert receipt.index("Din del") < receipt.index("Vår del")
        assert receipt.count("974 760 673") == 2


def test_its_rows_go_on_to_a_second_sheet() -> None:
    pages = pages_of(emergency_sheet_pdf(wanted(rows=30, receipts=0), language="nb"))
    assert len(pages) == 2
    assert " 30 " in f"{pages[1]} "


@pytest.mark.parametrize(("rows", "receipts"), [(0, 1), (61, 1), (10, -1), (10, 61)])
def test_it_refuses_an_impossible_number(rows: int, receipts: int) -> None:
    with pytest.raises(ValueError, match="rows"):
        wanted(rows=rows, receipts=receipts)
