"""The rows of an invoice's table, and which page each stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from assignments.documents.sales_data import PrintedLine, SalesDocument
from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import wrapped
from bikuben.documents.wording import weekday_date

SIZE = 9.5
LINE = 4.7  # mm from one line of text to the next
AIR = 1.4  # mm under a row
HEADING_AIR = 2.2  # mm over a heading


class RowKind(StrEnum):
    """What a row is: the title of a job, one of its dates, or a line of its own."""

    HEADING = "heading"
    DAY = "day"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; `text` is broken in lines, `line` has the figures (a heading has none)."""

    kind: RowKind
    text: tuple[str, ...]
    line: PrintedLine | None = None
    title: str = ""

    @property
    def height(self) -> float:
        """Millimetres."""
        over = HEADING_AIR if self.kind == RowKind.HEADING else 0.0
        return over + LINE * len(self.text) + AIR


def rows_of(document: SalesDocument, *, title_width: float, text_width: float) -> list[Row]:
    """The lines in order: under the title of its job each date, and what is extra with its own text."""
    rows: list[Row] = []
    title = ""
    for line in document.lines:
        if line.day is None:
            rows.append(Row(RowKind.EXTRA, _broken(line.description, text_width, Weight.REGULAR), line))
            title = ""
            continue
        if line.description != title:
            title = line.description
            rows.append(_heading(title, title_width))
        rows.append(Row(RowKind.DAY, (weekday_date(line.day),), line, title))
    return rows


def paginated(
    rows: list[Row], *, title_width: float, first: float, following: float, end: float
) -> list[list[Row]]:
    """The rows page by page.

    `first` and `following` are how many millimetres of rows there is room for; on the last page `end` of them
    are taken by the sums. A title never stands alone at the foot, and is said again where its dates go on.
    """
    pages: list[list[Row]] = [[]]
    used = 0.0
    for row in _kept_together(rows):
        height = sum(one.height for one in row)
        room = first if len(pages) == 1 else following
        if pages[-1] and used + height > room:
            pages.append(_said_again(row[0], title_width))
            used = sum(one.height for one in pages[-1])
        pages[-1] += row
        used += height
    if used + end > (first if len(pages) == 1 else following):
        pages.append(_moved(pages[-1], title_width))
    return pages


def _kept_together(rows: list[Row]) -> Iterator[list[Row]]:
    """A title with its first date; every other row alone."""
    heading: list[Row] = []
    for row in rows:
        if row.kind == RowKind.HEADING:
            heading = [row]
            continue
        yield [*heading, row]
        heading = []


def _moved(page: list[Row], width: float) -> list[Row]:
    """What goes along with the sums to a page of their own: the last row, that they don't stand alone."""
    if len(page) < 3:
        return []
    row = page.pop()
    if page[-1].kind == RowKind.HEADING:
        return [page.pop(), row]
    return [*_said_again(row, width), row]


def _said_again(row: Row, width: float) -> list[Row]:
    if row.kind != RowKind.DAY:
        return []
    return [_heading(_("%(title)s (fortsetter)") % {"title": row.title}, width)]


def _heading(title: str, width: float) -> Row:
    return Row(RowKind.HEADING, _broken(title, width, Weight.MEDIUM), title=title)


def _broken(text: str, width: float, weight: Weight) -> tuple[str, ...]:
    return tuple(wrapped(text, width, weight, SIZE))
