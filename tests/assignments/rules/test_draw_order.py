"""The published vectors of the draw: anyone who redoes it must get these orders."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import UTC, date, datetime

import pytest

from assignments.rules.draw import commitment, draw_order

SEED = bytes(range(32))
REVERSED = SEED[::-1]
DAY = date(2026, 1, 5)
PUBLISHED = [6, 8, 5, 12, 4, 11, 7, 3, 9, 1, 10, 2]

VECTORS = [
    (SEED, "2026-01-05", "tåke", range(1, 13), PUBLISHED),
    (REVERSED, "2026-03-11", "regnbue", range(1, 10), [4, 1, 7, 5, 8, 6, 3, 2, 9]),
    (
        REVERSED,
        "2026-06-24",
        "sankthans",
        range(1, 17),
        [7, 9, 14, 1, 10, 4, 12, 15, 8, 5, 11, 2, 16, 6, 3, 13],
    ),
    (REVERSED, "2026-11-30", "Čáhci", range(1, 12), [1, 4, 11, 10, 9, 3, 7, 6, 2, 8, 5]),
    (
        REVERSED,
        "2026-12-30",
        "honning og brød",
        range(1, 22),
        [11, 15, 1, 3, 4, 21, 20, 17, 16, 7, 12, 14, 13, 18, 10, 19, 8, 2, 5, 9, 6],
    ),
    (SEED, "2026-01-05", "tå'k\"e{}", range(1, 13), [8, 3, 2, 6, 5, 12, 7, 9, 1, 4, 10, 11]),
]


@pytest.mark.parametrize(("seed", "day", "word", "tickets", "order"), VECTORS)
def test_it_gives_the_published_order(
    seed: bytes, day: str, word: str, tickets: range, order: list[int]
) -> None:
    assert draw_order(seed, date.fromisoformat(day), word, tickets) == order


def test_it_draws_a_decomposed_word_as_the_composed_one() -> None:
    decomposed = unicodedata.normalize("NFD", "tåke")
    assert decomposed != "tåke"
    assert draw_order(SEED, DAY, decomposed, range(1, 13)) == PUBLISHED


def test_it_ignores_blanks_around_the_word() -> None:
    assert draw_order(SEED, DAY, " \u00a0tåke\n", range(1, 13)) == PUBLISHED


def test_it_counts_blanks_inside_the_word() -> None:
    assert draw_order(SEED, DAY, "tå ke", range(1, 13)) != PUBLISHED


def test_it_gives_the_same_order_however_the_tickets_are_listed() -> None:
    assert draw_order(SEED, DAY, "tåke", reversed(range(1, 13))) == PUBLISHED


def test_it_keeps_everyone_in_order_when_one_ticket_is_gone() -> None:
    without_four = [ticket for ticket in range(1, 13) if ticket != 4]
    assert draw_order(SEED, DAY, "tåke", without_four) == [t for t in PUBLISHED if t != 4]


@pytest.mark.parametrize("word", ["", "   ", "\n\t"])
def test_it_refuses_an_empty_word(word: str) -> None:
    with pytest.raises(ValueError, match="word"):
        draw_order(SEED, DAY, word, range(1, 13))


def test_it_refuses_a_ticket_twice() -> None:
    with pytest.raises(ValueError, match="once"):
        draw_order(SEED, DAY, "tåke", [1, 2, 2])


def test_it_refuses_a_moment_for_a_day() -> None:
    with pytest.raises(TypeError):
        draw_order(SEED, datetime(2026, 1, 5, 12, tzinfo=UTC), "tåke", [1, 2])


def test_its_commitment_is_the_sha256_of_the_seed() -> None:
    assert commitment(SEED) == "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd"
    assert commitment(REVERSED) == hashlib.sha256(REVERSED).hexdigest()
