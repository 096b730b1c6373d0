"""The three printed lines of Python redo the draw without anything of ours."""

from __future__ import annotations

import contextlib
import io
from datetime import date

import pytest

from assignments.rules.draw import commitment, draw_order, verification_lines

SEED = bytes(range(32))
DAY = date(2026, 1, 5)


def run(lines: tuple[str, str, str]) -> list[str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec("\n".join(lines), {})  # what anyone in the room would type
    return out.getvalue().splitlines()


@pytest.mark.parametrize("word", ["tåke", "  tåke ", "ta\u030ake", "\"'\\{}%s\\", "Čáhci"])
@pytest.mark.parametrize("tickets", [list(range(1, 13)), [1, 2, 4, 7, 9], [3]])
def test_they_print_the_commitment_and_the_same_order(word: str, tickets: list[int]) -> None:
    printed = run(verification_lines(SEED, DAY, word, tickets))
    assert printed == [commitment(SEED), str(draw_order(SEED, DAY, word, tickets))]


def test_they_are_short_enough_to_type() -> None:
    lines = verification_lines(SEED, DAY, "tåke", range(1, 13))
    assert len(lines) == 3
    assert all(len(line) < 120 for line in lines)
    assert "range(1, 13)" in lines[2]


def test_they_refuse_what_the_draw_refuses() -> None:
    with pytest.raises(ValueError, match="word"):
        verification_lines(SEED, DAY, " ", [1, 2])
    with pytest.raises(ValueError, match="once"):
        verification_lines(SEED, DAY, "tåke", [1, 1])
