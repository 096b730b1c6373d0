"""A4 sheets in millimetres from the upper left corner, and text that fits where it is put."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from bikuben.documents.fonts import Weight, font, printable, width_of

WIDTH, HEIGHT = 210.0, 297.0
MARGIN = 22.0
RIGHT = WIDTH - MARGIN
INNER = WIDTH - 2 * MARGIN
HALF = HEIGHT / 2

BLACK, GREY, PALE = 0.0, 0.38, 0.72


class Sheet:
    """A PDF being drawn. The same calls give the same bytes; its properties hold no personal text.

    Lengths are millimetres, `y` is the baseline counted downwards, sizes are points, `grey` is 0 (black)
    to 1 (white).
    """

    def __init__(self, title: str, *, language: str) -> None:
        for weight in Weight:
            font(weight)
        self._buffer = BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=A4, invariant=1, lang=language, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("")
        self._canvas.setProducer("")

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 10,
        weight: Weight = Weight.REGULAR,
        grey: float = BLACK,
        align: str = "left",
        width: float | None = None,
    ) -> float:
        """One line of text, made smaller where it is wider than `width`. Returns its width.

        `align` is left, right or center: which end of the text, or its middle, stands at `x`.
        """
        if width is not None:
            size = fitting_size(text, width, weight, size)
        taken = width_of(text, weight, size)
        start = x * mm - {"left": 0.0, "center": taken / 2, "right": taken}[align]
        self._canvas.setFillGray(grey)
        self._canvas.setFont(weight.value, size)
        self._canvas.drawString(start, _up(y), printable(text))
        return taken / mm

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        *,
        width: float,
        size: float = 10,
        leading: float = 1.4,
        weight: Weight = Weight.REGULAR,
        grey: float = BLACK,
        align: str = "left",
    ) -> float:
        """Text in lines no wider than `width`. Returns the baseline of the line that would follow."""
        for line in wrapped(text, width, weight, size):
            self.text(x, y, line, size=size, weight=weight, grey=grey, align=align)
            y += size * leading / mm
        return y

    def line(
        self,
        x: float,
        y: float,
        end: float,
        *,
        thickness: float = 0.4,
        grey: float = BLACK,
        dashed: bool = False,
    ) -> None:
        """A horizontal rule from `x` to `end`; thickness in points."""
        self._canvas.saveState()
        self._canvas.setStrokeGray(grey)
        self._canvas.setLineWidth(thickness)
        if dashed:
            self._canvas.setDash(2.2, 2.6)
        self._canvas.line(x * mm, _up(y), end * mm, _up(y))
        self._canvas.restoreState()

    def box(self, x: float, y: float, width: float, height: float, *, grey: float = GREY) -> None:
        """A thin frame with slightly round corners; (x, y) is its upper left corner."""
        self._canvas.saveState()
        self._canvas.setStrokeGray(grey)
        self._canvas.setLineWidth(0.5)
        self._canvas.roundRect(x * mm, _up(y + height), width * mm, height * mm, 1.2 * mm, stroke=1, fill=0)
        self._canvas.restoreState()

    def polygon(
        self,
        corners: Sequence[tuple[float, float]],
        *,
        grey: float = BLACK,
        thickness: float = 0.5,
        fill: float | None = None,
    ) -> None:
        """A closed figure through `corners`; `fill` is its inside's grey, None leaves it open."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setStrokeGray(grey)
        canvas.setLineWidth(thickness)
        canvas.setLineJoin(1)
        if fill is not None:
            canvas.setFillGray(fill)
        outline = canvas.beginPath()
        for place, (x, y) in enumerate(corners):
            (outline.lineTo if place else outline.moveTo)(x * mm, _up(y))
        outline.close()
        canvas.drawPath(outline, stroke=1, fill=int(fill is not None))
        canvas.restoreState()

    def fill(self, x: float, y: float, width: float, height: float, *, grey: float = BLACK) -> None:
        """A filled rectangle without an edge; (x, y) is its upper left corner."""
        self._canvas.setFillGray(grey)
        self._canvas.rect(x * mm, _up(y + height), width * mm, height * mm, stroke=0, fill=1)

    @contextmanager
    def drawing(self, x: float, y: float, scale: float = 1.0) -> Iterator[Canvas]:
        """The canvas with (x, y) as its origin, lengths in millimetres times `scale`, y still downwards."""
        self._canvas.saveState()
        self._canvas.translate(x * mm, _up(y))
        self._canvas.scale(scale * mm, -scale * mm)
        yield self._canvas
        self._canvas.restoreState()

    def cut_line(self, y: float = HALF) -> None:
        """A fine dashed line across the sheet with a small pair of scissors, drawn: the type has none."""
        self.line(8, y, WIDTH - 8, thickness=0.35, grey=0.55, dashed=True)
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(15 * mm, _up(y))
        canvas.setFillGray(1)
        canvas.rect(-1 * mm, -2.2 * mm, 9 * mm, 4.4 * mm, stroke=0, fill=1)
        canvas.setStrokeGray(0.4)
        canvas.setFillGray(0.4)
        canvas.setLineWidth(0.7)
        for side in (1, -1):
            canvas.ellipse(0, side * 0.35 * mm, 2.3 * mm, side * 2.05 * mm, stroke=1, fill=0)
            blade = canvas.beginPath()
            blade.moveTo(2.0 * mm, side * 0.75 * mm)
            blade.lineTo(7.0 * mm, -side * 1.25 * mm)
            blade.lineTo(6.6 * mm, -side * 0.55 * mm)
            blade.close()
            canvas.drawPath(blade, stroke=0, fill=1)
        canvas.restoreState()

    def next_page(self) -> None:
        """Ends this page and begins another."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Ends the last page; the finished PDF."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()


def fitting_size(text: str, width: float, weight: Weight, size: float) -> float:
    """The largest size in points, at most `size`, at which the text is no wider than `width` mm."""
    taken = width_of(text, weight, size)
    return size if taken <= width * mm else size * width * mm / taken


def wrapped(text: str, width: float, weight: Weight, size: float) -> list[str]:
    """The text in lines no wider than `width` mm; a word that is wider by itself is broken."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        # Only plain blanks: a line never breaks at a no-break space.
        for word in (word for word in part.split(" ") if word):
            longer = f"{line} {word}" if line else word
            if width_of(longer, weight, size) <= width * mm:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while width_of(line, weight, size) > width * mm and len(line) > 1:
                cut = _letters_that_fit(line, width, weight, size)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines


def _letters_that_fit(word: str, width: float, weight: Weight, size: float) -> int:
    return next(
        (n for n in range(len(word) - 1, 1, -1) if width_of(word[:n], weight, size) <= width * mm),
        1,
    )


def _up(y: float) -> float:
    """Points from the lower edge, as PDF counts, from millimetres below the upper edge."""
    return (HEIGHT - y) * mm
