"""A workbook is read by the sheet that is seen and has something in it; of two, none is guessed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook

from assignments.import_sales import lines_of, receive_sales
from assignments.models import WaitingSales
from bikuben.refusals import Refused
from tests.assignments.production.cash_sales.selling import about
from tests.assignments.production.world import Production

HEADS = ("Dato", "Vare", "Antall", "Pris")
APRIL, MAY = ("30.04.2026", "MelliBee", 1, 349), ("02.05.2026", "MelliBee", 2, 349)


def book(change: Callable[[Workbook], None]) -> bytes:
    """April on the first sheet, and what is changed."""
    made = Workbook()
    made.active.append(HEADS)
    made.active.append(APRIL)
    change(made)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_may(made: Workbook) -> None:
    sheet = made.create_sheet("Mai")
    sheet.append(HEADS)
    sheet.append(MAY)
    made.active = 1


def with_may_and_april_hidden(made: Workbook) -> None:
    with_may(made)
    made.worksheets[0].sheet_state = "hidden"


def with_empty_ones(made: Workbook) -> None:
    made.create_sheet("Ark2")
    made.create_sheet("Ark0", 0)


def days(production: Production, content: bytes) -> list[str]:
    waiting = receive_sales(production.shop, content, **about(production))
    return [line.day.isoformat() for line in lines_of(waiting)]


def test_a_hidden_sheet_is_not_read(production: Production) -> None:
    assert days(production, book(with_may_and_april_hidden)) == ["2026-05-02"]


def test_empty_sheets_are_nothing(production: Production) -> None:
    assert days(production, book(with_empty_ones)) == ["2026-04-30"]


def test_two_sheets_are_refused_rather_than_half_read(production: Production) -> None:
    with pytest.raises(Refused) as refused:
        receive_sales(production.shop, book(with_may), **about(production))
    assert (refused.value.code, refused.value.field) == ("sheets", "file")
    assert not WaitingSales.objects.exists()
