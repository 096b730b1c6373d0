"""Labels for boxes: what stands on them, and that the code can be read."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from assignments.documents.labels import Bars, labels_pdf, module_width
from assignments.rules.label_sheets import SHEETS, LabelSheet, label_sheet
from tests.paper_text import pages_of, properties_of

CODE = "MB-2026-014"
POINTS_A_MM = 72 / 25.4
each_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.code)


def made(
    sheet: LabelSheet, bars: Bars = Bars.NONE, *, count: int = 1, first: int = 1, code: str = CODE
) -> bytes:
    return labels_pdf(sheet, name="MelliBee", code=code, count=count, first=first, bars=bars, language="nb")


def filled(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """The filled rectangles of the first page: x, y from below, width, height in mm."""
    content = PdfReader(BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    return [
        tuple(float(number) / POINTS_A_MM for number in operands)
        for operands, operator in content.operations
        if operator == b"re" and operands != [0, 0, 0, 0]
    ]


@each_sheet
@pytest.mark.parametrize("bars", Bars)
def test_each_label_has_the_name_and_the_code_and_nothing_else(sheet: LabelSheet, bars: Bars) -> None:
    (text,) = pages_of(made(sheet, bars, count=3))
    assert text.split() == ["MelliBee", CODE] * 3


def test_a_used_sheet_runs_over_to_the_next() -> None:
    pages = pages_of(made(label_sheet("L7160"), count=21, first=20))
    assert [page.count(CODE) for page in pages] == [2, 19]


@each_sheet
def test_the_bars_have_room_and_white_on_both_sides(sheet: LabelSheet) -> None:
    """Code 128 keeps ten modules white on each side; a module is at least 0.19 mm (ISO/IEC 15417)."""
    bars = filled(made(sheet, Bars.CODE_128))
    module = module_width(sheet, CODE)
    assert module is not None
    assert module >= 0.19
    left, right = min(x for x, *_ in bars), max(x + width for x, _y, width, _h in bars)
    assert left >= sheet.left / 100 + 10 * module - 0.001
    assert right <= (sheet.left + sheet.width) / 100 - 10 * module + 0.001
    assert min(height for *_, height in bars) >= 7
    assert min(width for _x, _y, width, _h in bars) == pytest.approx(module, abs=0.001)


@each_sheet
def test_the_squares_have_room_and_white_around(sheet: LabelSheet) -> None:
    """A QR code keeps four modules white around (ISO/IEC 18004); 21 modules hold a code of ours."""
    squares = filled(made(sheet, Bars.QR))
    left, right = min(x for x, *_ in squares), max(x + width for x, _y, width, _h in squares)
    top = max(y + height for _x, y, _w, height in squares)
    module = (right - left - 0.01) / 21
    assert module >= 0.4
    assert left >= sheet.left / 100 + 4 * module
    assert top <= 297 - sheet.top / 100 - 4 * module + 0.6  # the label's own edge is white paper too


def test_letters_that_bars_dont_know_are_for_squares() -> None:
    assert module_width(label_sheet("L7160"), "NØ-2026-001") is None
    assert "NØ-2026-001" in pages_of(made(label_sheet("L7651"), Bars.QR, code="NØ-2026-001"))[0]


def test_bars_too_thin_to_read_are_refused_on_small_labels() -> None:
    long = "MELL-2026-10001"
    assert module_width(label_sheet("L7651"), long) is None
    assert module_width(label_sheet("L4736"), long) is not None


def test_a_long_name_keeps_to_its_label() -> None:
    name = "Armbånd med bjørn og perler til julemarkedet i Oslo sentrum og alle andre byer"
    for bars in Bars:
        pdf = labels_pdf(
            label_sheet("L7651"), name=name, code=CODE, count=1, first=1, bars=bars, language="nb"
        )
        assert CODE in pages_of(pdf)[0]


def test_the_file_says_nothing_of_us() -> None:
    pdf = made(label_sheet("L7160"))
    assert "Bikuben" not in properties_of(pdf)
    assert pdf == made(label_sheet("L7160"))
