"""The card in the box (kortet): the story of what the product means, ten cards on a sheet with cut marks.

It lies in a gift. It says what a piece is, never who made it, where it comes from or when.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from assignments.documents.card_drawings import GOLD, SIDE, draw, drawing_for
from bikuben.documents.fonts import Weight, width_of
from bikuben.documents.sheet import HEIGHT, WIDTH, Sheet, fitting_size, wrapped

CARD_WIDTH, CARD_HEIGHT = 85.0, 55.0
COLUMNS, ROWS = 2, 5
LEFT = (WIDTH - COLUMNS * CARD_WIDTH) / 2
TOP = (HEIGHT - ROWS * CARD_HEIGHT) / 2
EDGE = 6.0
INNER = CARD_WIDTH - 2 * EDGE
TITLE_Y = 10.2
TEXT_TOP, TEXT_FOOT = 14.6, CARD_HEIGHT - 3.6
GUTTER = 6.4
SIZES = (9.0, 8.75, 8.5, 8.25, 8.0, 7.75, 7.5, 7.25, 7.0)
LEADING = 1.32
POINT = 25.4 / 72
MARK = 4.0


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of her text as it is broken on the card. `symbol` is drawn beside a line that begins one."""

    text: str
    symbol: str | None = None
    indented: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class CardText:
    """The text set in a size in points; lengths in millimetres, `gap` the least between paragraphs."""

    size: float
    lines: tuple[CardLine, ...]
    height: float

    @property
    def gap(self) -> float:
        return self.size * 0.3 * POINT

    @property
    def airy_gap(self) -> float:
        """Wider where there is room to spare, up to a line."""
        gaps = sum(line.last for line in self.lines) - 1
        spare = TEXT_FOOT - TEXT_TOP - self.height - 2.0
        return self.gap if gaps < 1 else min(self.gap + max(spare, 0.0) / gaps, self.size * POINT)

    @property
    def indent(self) -> float:
        """Where the drawings begin, so that they and the lines beside them stand in the middle."""
        beside = (line.text for line in self.lines if line.indented)
        widest = max((width_of(text, Weight.LIGHT, self.size) for text in beside), default=0.0)
        return (INNER - GUTTER - widest * POINT) / 2


def card_pdf(name: str, text: str, *, language: str) -> bytes:
    """A sheet of cards. The text has room: `letters_too_many` was asked before it was kept."""
    with override(language):
        sheet = Sheet(_("Kort til esken"), language=language)
        smallest = _set(text, SIZES[-1])
        setting = next((one for size in SIZES if _has_room(one := _set(text, size))), smallest)
        _cut_marks(sheet)
        for row in range(ROWS):
            for column in range(COLUMNS):
                _card(sheet, LEFT + column * CARD_WIDTH, TOP + row * CARD_HEIGHT, name, setting)
        return sheet.finish()


def letters_too_many(text: str) -> int:
    """How many letters have to go before the text has room on the card; none where it has."""
    if _has_room(_set(text, SIZES[-1])):
        return 0
    low, high = 0, len(text)
    while low < high:  # the longest beginning that has room
        middle = (low + high + 1) // 2
        if _has_room(_set(text[:middle], SIZES[-1])):
            low = middle
        else:
            high = middle - 1
    return len(text) - low


def card_lines(text: str) -> list[tuple[str, str | None]]:
    """Each paragraph of her text with the name of the drawing that stands beside it, for the page."""
    return [(line.strip(), drawing_for(line)) for line in text.split("\n") if line.strip()]


def _set(text: str, size: float) -> CardText:
    lines: list[CardLine] = []
    height = 0.0
    for part, symbol in card_lines(text):
        width = INNER - (GUTTER if symbol else 0)
        broken = wrapped(part, width, Weight.LIGHT, size)
        for place, line in enumerate(broken):
            lines.append(
                CardLine(line, None if place else symbol, symbol is not None, place == len(broken) - 1)
            )
            height += size * LEADING * POINT
    setting = CardText(size, tuple(lines), height)
    gaps = max(sum(line.last for line in lines) - 1, 0)
    return replace(setting, height=height + gaps * setting.gap)


def _has_room(setting: CardText) -> bool:
    return setting.height <= TEXT_FOOT - TEXT_TOP


def _card(sheet: Sheet, x: float, y: float, name: str, setting: CardText) -> None:
    middle = x + CARD_WIDTH / 2
    _title(sheet, middle, y + TITLE_Y, name)
    size, gap = setting.size, setting.airy_gap
    gaps = max(sum(line.last for line in setting.lines) - 1, 0)
    height = setting.height + gaps * (gap - setting.gap)
    left = x + EDGE + setting.indent
    at = y + TEXT_TOP + (TEXT_FOOT - TEXT_TOP - height) * 0.42 + size * 0.8 * POINT
    for line in setting.lines:
        if line.symbol:
            side = size * 1.6 * POINT
            with sheet.drawing(left, at - size * 0.36 * POINT - side / 2, side / SIDE) as canvas:
                draw(canvas, line.symbol)
        if line.indented:
            sheet.text(left + GUTTER, at, line.text, size=size, weight=Weight.LIGHT)
        else:
            sheet.text(middle, at, line.text, size=size, weight=Weight.LIGHT, align="center")
        at += size * LEADING * POINT + (gap if line.last else 0)


def _title(sheet: Sheet, middle: float, y: float, name: str) -> None:
    """The name between two fine gold lines, each ending in a cell of the honeycomb."""
    size = fitting_size(name, INNER - 26, Weight.MEDIUM, 13.0)
    low = y - (13.0 - size) * 0.36 * POINT  # smaller letters stay in the middle of the lines
    taken = sheet.text(middle, low, name, size=size, weight=Weight.MEDIUM, align="center")
    for side in (-1, 1):
        start = middle + side * (taken / 2 + 3.4)
        with sheet.drawing(start - 1.5, y - 3.1, 3 / SIDE) as canvas:
            draw(canvas, "cell")
        with sheet.drawing(start + side * 2.4, y - 1.6) as canvas:
            canvas.setStrokeColorRGB(*GOLD)
            canvas.setLineWidth(0.1)
            canvas.line(0, 0, side * (INNER / 2 - taken / 2 - 5.8), 0)


def _cut_marks(sheet: Sheet) -> None:
    """Short lines outside the cards, where to lay the knife: nothing is left on a card that is cut."""
    right, foot = LEFT + COLUMNS * CARD_WIDTH, TOP + ROWS * CARD_HEIGHT
    with sheet.drawing(0, 0) as canvas:
        canvas.setStrokeGray(0.45)
        canvas.setLineWidth(0.1)
        for column in range(COLUMNS + 1):
            x = LEFT + column * CARD_WIDTH
            canvas.line(x, TOP - 1.5 - MARK, x, TOP - 1.5)
            canvas.line(x, foot + 1.5, x, foot + 1.5 + MARK)
        for row in range(ROWS + 1):
            y = TOP + row * CARD_HEIGHT
            canvas.line(LEFT - 1.5 - MARK, y, LEFT - 1.5, y)
            canvas.line(right + 1.5, y, right + 1.5 + MARK, y)
