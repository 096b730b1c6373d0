"""Label paper that can be bought anywhere: where each label lies on its A4 sheet.

Lengths are hundredths of a millimetre, whole numbers, counted from the upper left corner of the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PAGE_WIDTH, PAGE_HEIGHT = 21_000, 29_700


@dataclass(frozen=True, slots=True)
class Spot:
    """One label: the number of its sheet, from 0, its upper left corner and its size."""

    sheet: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """One kind of label paper. `step_x` and `step_y`: from a label's left or upper edge to the next one's."""

    code: str
    name: str
    columns: int
    rows: int
    width: int
    height: int
    left: int
    top: int
    step_x: int
    step_y: int

    @property
    def on_a_sheet(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    def spots(self, count: int, *, first: int = 1) -> Iterator[Spot]:
        """Where a number of labels go, row by row, from the `first` free one on the first sheet.

        Raises:
            ValueError: fewer than one, or a first label that the sheet doesn't have.
        """
        if count < 1 or not 1 <= first <= self.on_a_sheet:
            raise ValueError("at least one label, and the first on the sheet")
        for place in range(first - 1, first - 1 + count):
            sheet, there = divmod(place, self.on_a_sheet)
            row, column = divmod(there, self.columns)
            yield Spot(
                sheet,
                self.left + column * self.step_x,
                self.top + row * self.step_y,
                self.width,
                self.height,
            )

    def sheets(self, count: int, *, first: int = 1) -> int:
        """How many sheets a number of labels takes."""
        return -(-(first - 1 + count) // self.on_a_sheet)


SHEETS = (
    LabelSheet("L7160", "Avery L7160", 3, 7, 6350, 3810, 721, 1515, 6604, 3810),
    LabelSheet("L4736", "Avery L4736", 4, 12, 4570, 2120, 976, 2130, 4826, 2120),
    LabelSheet("L7651", "Avery L7651", 5, 13, 3810, 2120, 467, 1070, 4064, 2120),
)


def label_sheet(code: str) -> LabelSheet:
    """The label paper with this code. KeyError where there is none."""
    return {one.code: one for one in SHEETS}[code]
