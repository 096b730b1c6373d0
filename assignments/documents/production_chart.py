"""The bar chart of a year's production as SVG: what was made and what was sold, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from lxml import etree
from reportlab.graphics.renderSVG import drawToString
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

WIDTH, HEIGHT = 720.0, 230.0
LEFT, RIGHT, FLOOR, TOP = 8.0, 8.0, 34.0, 26.0
BAR, GAP = 20.0, 2.0
MADE, SOLD, INK, RULE = HexColor("#f0b429"), HexColor("#27496d"), HexColor("#1d2433"), HexColor("#8c8069")
SIZE = 12.0
FONT = "Roboto, system-ui, sans-serif"
SVG = "{http://www.w3.org/2000/svg}"


def production_chart(months: Sequence[tuple[int, int]], *, made: str, sold: str, title: str) -> str:
    """An `<svg>` to stand in a page; `made` and `sold` are the words of its two colours.

    Each bar has its number over it, so that nothing hangs on the colours. Styles are written as attributes:
    the content security policy refuses the others.
    """
    drawing = Drawing(WIDTH, HEIGHT)
    highest = max((max(pair) for pair in months), default=0) or 1
    step = (WIDTH - LEFT - RIGHT) / 12
    for place, pair in enumerate(months):
        middle = LEFT + step * (place + 0.5)
        for side, count, colour in ((-1, pair[0], MADE), (1, pair[1], SOLD)):
            _bar(drawing, middle + side * (BAR + GAP) / 2, count, highest, colour)
        name = date_format(date(2026, place + 1, 1), "M").lower().rstrip(".")
        drawing.add(_words(middle, 16, name[:3], "middle"))
    drawing.add(Line(LEFT, FLOOR, WIDTH - RIGHT, FLOOR, strokeColor=RULE, strokeWidth=1))
    x = LEFT
    for words, colour in ((made, MADE), (sold, SOLD)):
        drawing.add(Rect(x, HEIGHT - 14, 12, 12, fillColor=colour, strokeColor=None))
        drawing.add(_words(x + 18, HEIGHT - 12, words, "start"))
        x += 40 + 8 * len(words)
    return _for_a_page(drawToString(drawing), title)


def _bar(drawing: Drawing, x: float, count: int, highest: int, colour: HexColor) -> None:
    if count <= 0:
        return
    height = (HEIGHT - FLOOR - TOP - 20) * count / highest
    drawing.add(Rect(x - BAR / 2, FLOOR, BAR, max(height, 1.5), fillColor=colour, strokeColor=None))
    drawing.add(_words(x, FLOOR + height + 4, str(count), "middle"))


def _words(x: float, y: float, text: str, anchor: str) -> String:
    return String(x, y, text, fontName="Helvetica", fontSize=SIZE, fillColor=INK, textAnchor=anchor)


def _for_a_page(drawn: str, title: str) -> str:
    """The drawing without styles, doctype and size of its own, and with a name that is read aloud."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    root = etree.fromstring(drawn.encode(), parser)
    for node in root.iter(etree.Element):
        for one in (node.attrib.pop("style", "") or "").split(";"):
            name, _colon, value = one.partition(":")
            if value.strip():
                node.set(name.strip(), value.strip())
        if node.tag == f"{SVG}text":
            node.set("font-family", FONT)
            node.set("font-size", str(SIZE))
    for unwanted in [*root.findall(f"{SVG}title"), *root.findall(f"{SVG}desc")]:
        root.remove(unwanted)
    for name in ("width", "height", "preserveAspectRatio", "baseProfile", "version"):
        root.attrib.pop(name, None)
    root.set("viewBox", f"0 0 {WIDTH:.0f} {HEIGHT:.0f}")
    root.set("class", "bk-chart")
    root.set("role", "img")
    root.set("aria-label", title)
    return etree.tostring(root, encoding="unicode")
