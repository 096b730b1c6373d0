"""The small drawings on the card in the box: one line each, in a square of 24 by 24, y downwards.

A drawing is written as the path of an SVG, with the letters M, L, C and Z only, so that page and paper show
the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

SIDE = 24.0
LINE = 1.15
GOLD = (0.64, 0.44, 0.07)

DRAWINGS = {
    "heart": (
        "M12 20.4 C6 15.6 3 12 3 8.6 C3 5.8 5.1 3.9 7.5 3.9 C9.4 3.9 11 5 12 6.9 C13 5 14.6 3.9 16.5 3.9 "
        "C18.9 3.9 21 5.8 21 8.6 C21 12 18 15.6 12 20.4 Z M6 9.2 C6 7.8 6.8 6.9 8 6.8"
    ),
    "pearl": (
        "M12 4 C16.42 4 20 7.58 20 12 C20 16.42 16.42 20 12 20 C7.58 20 4 16.42 4 12 C4 7.58 7.58 4 12 4 Z "
        "M7.4 11.4 C7.7 9.4 9.2 7.9 11.2 7.5 M14.8 16.6 C15.5 16.2 16.1 15.6 16.5 14.9"
    ),
    "bird": (
        "M1.8 7.4 C5.8 6.6 9.2 8.2 11.2 11.4 C11.8 7.2 14.8 4 19.6 3.2 C18.2 5.4 17.6 7.6 17.6 10 "
        "C19.4 10 21 10.8 22.2 12.2 C20.6 12.4 19.3 13 18.3 14.1 C16.4 16.4 13.3 17.4 9.9 16.7 "
        "C7.7 18.4 5.1 19.7 2.2 20.4 C4 18.6 5.4 16.8 6.6 14.8 C5.6 12 4 9.6 1.8 7.4 Z "
        "M11.2 11.4 C11.3 12.4 11.8 13.2 12.6 13.8 M18.9 11.7 L19 11.7"
    ),
    "tiger": (
        "M5 8.8 C4 7.2 3.8 5.4 4.6 3.8 C6.6 3.6 8.2 4.4 9.2 5.8 C11 5.3 13 5.3 14.8 5.8 "
        "C15.8 4.4 17.4 3.6 19.4 3.8 C20.2 5.4 20 7.2 19 8.8 C20.2 11 20.4 13.4 19.4 15.6 "
        "C18 18.8 15.2 20.6 12 20.6 C8.8 20.6 6 18.8 4.6 15.6 C3.6 13.4 3.8 11 5 8.8 Z "
        "M12 5.6 L12 8.6 M9.7 6.6 L10.3 8.4 M14.3 6.6 L13.7 8.4 "
        "M4.2 12.2 L6.6 12.6 M19.8 12.2 L17.4 12.6 M4.7 15.4 L7 15 M19.3 15.4 L17 15 "
        "M8 11.2 C8.6 10.7 9.5 10.8 10 11.5 M16 11.2 C15.4 10.7 14.5 10.8 14 11.5 "
        "M10.6 14.2 L13.4 14.2 L12 15.7 Z M12 15.7 L12 16.8 C11.4 17.7 10.3 17.8 9.5 17.2 "
        "M12 16.8 C12.6 17.7 13.7 17.8 14.5 17.2"
    ),
    "cell": (
        "M12 3 L19.8 7.5 L19.8 16.5 L12 21 L4.2 16.5 L4.2 7.5 Z "
        "M12 7 L16.3 9.5 L16.3 14.5 L12 17 L7.7 14.5 L7.7 9.5 Z"
    ),
}
# What a line of her text begins with, in both languages of the card.
WORDS = {"hjerte": "heart", "heart": "heart", "perle": "pearl", "pearl": "pearl", "fugl": "bird"} | {
    "bird": "bird",
    "tiger": "tiger",
}
PIECE = re.compile(r"([MLCZ])([^MLCZ]*)")
FIRST_WORD = re.compile(r"(?:en |et |a |the )?([a-zæøå]+)")


def drawing_for(line: str) -> str | None:
    """Which drawing stands beside a line that begins with its symbol: «Hjertet: …», «A pearl for …»."""
    first = FIRST_WORD.match(line.strip().casefold())
    if first is None:
        return None
    return next((name for word, name in WORDS.items() if first[1].startswith(word)), None)


def draw(canvas: Canvas, name: str) -> None:
    """Draw it with its upper left corner at the origin, in the units of the drawing, in gold."""
    canvas.setStrokeColorRGB(*GOLD)
    canvas.setLineWidth(LINE)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    for letter, numbers in _steps(DRAWINGS[name]):
        _follow(path, letter, numbers)
    canvas.drawPath(path, stroke=1, fill=0)


def _steps(path: str) -> Iterator[tuple[str, list[float]]]:
    for letter, numbers in PIECE.findall(path):
        yield letter, [float(number) for number in numbers.split()]


def _follow(path: PDFPathObject, letter: str, numbers: list[float]) -> None:
    if letter == "M":
        path.moveTo(*numbers)
    elif letter == "L":
        path.lineTo(*numbers)
    elif letter == "C":
        path.curveTo(*numbers)
    else:
        path.close()
