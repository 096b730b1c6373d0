"""Labels lie where the paper has them: inside the page, none on another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments.rules.label_sheets import PAGE_HEIGHT, PAGE_WIDTH, SHEETS, LabelSheet, label_sheet

sheets = st.sampled_from(SHEETS)


@pytest.mark.parametrize(
    ("code", "labels", "size"),
    [("L7160", 21, (6350, 3810)), ("L7651", 65, (3810, 2120)), ("L4736", 48, (4570, 2120))],
)
def test_the_papers_are_those_in_the_shop(code: str, labels: int, size: tuple[int, int]) -> None:
    sheet = label_sheet(code)
    assert (sheet.on_a_sheet, (sheet.width, sheet.height)) == (labels, size)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.code)
def test_the_labels_stand_in_the_middle_of_the_page(sheet: LabelSheet) -> None:
    right = PAGE_WIDTH - sheet.left - (sheet.columns - 1) * sheet.step_x - sheet.width
    foot = PAGE_HEIGHT - sheet.top - (sheet.rows - 1) * sheet.step_y - sheet.height
    assert abs(sheet.left - right) <= 2
    assert abs(sheet.top - foot) <= 2


@given(sheets, st.integers(1, 300), st.data())
def test_every_label_is_on_the_page_and_on_no_other(
    sheet: LabelSheet, count: int, data: st.DataObject
) -> None:
    first = data.draw(st.integers(1, sheet.on_a_sheet))
    spots = list(sheet.spots(count, first=first))
    assert len(spots) == len(set(spots)) == count
    assert spots[-1].sheet + 1 == sheet.sheets(count, first=first)
    for spot in spots:
        assert 0 <= spot.x <= PAGE_WIDTH - spot.width
        assert 0 <= spot.y <= PAGE_HEIGHT - spot.height
    assert (spots[0].sheet, len({spot.sheet for spot in spots})) == (0, spots[-1].sheet + 1)


@given(sheets, st.data())
def test_no_label_overlaps_another(sheet: LabelSheet, data: st.DataObject) -> None:
    spots = list(sheet.spots(sheet.on_a_sheet))
    one, other = data.draw(st.lists(st.sampled_from(spots), min_size=2, max_size=2, unique=True))
    apart = abs(one.x - other.x) >= sheet.width or abs(one.y - other.y) >= sheet.height
    assert apart


def test_a_used_sheet_begins_at_its_first_free_label() -> None:
    sheet = label_sheet("L7160")
    (spot,) = sheet.spots(1, first=5)
    assert (spot.x, spot.y) == (721 + 6604, 1515 + 3810)  # second row, second label


@pytest.mark.parametrize(("count", "first"), [(0, 1), (1, 0), (1, 22)])
def test_what_cant_be_is_refused(count: int, first: int) -> None:
    with pytest.raises(ValueError):
        list(label_sheet("L7160").spots(count, first=first))
