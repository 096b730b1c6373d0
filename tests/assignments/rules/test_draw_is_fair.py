"""Each of 12 people gets one of 8 places equally often.

The statistic is Σ(O−E)²/E × 11/4, which follows chi-square with 11 degrees: the factor is for drawing
without replacement (without it the sum is so small that the test hardly ever fails). The seeds are
fixed, so the result is too. An order that favours early tickets must fail the same check.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import date

from assignments.rules.draw import draw_order

DRAWS, PEOPLE, PLACES = 100_000, 12, 8
DAY = date(2026, 1, 5)
HIGHEST = 31.264  # one fair draw in a thousand lies above
LOWEST = 1.834  # and one in a thousand below: too even is arranged, too

Order = Callable[[bytes], list[int]]


def fair(seed: bytes) -> list[int]:
    return draw_order(seed, DAY, "tåke", range(1, PEOPLE + 1))


def first_come_now_and_then(seed: bytes) -> list[int]:
    """Fair, but one time in a hundred the first to come are served first."""
    return list(range(1, PEOPLE + 1)) if seed[0] < 3 else fair(seed)


def in_turn(seed: bytes) -> list[int]:
    """Everyone in turn: nobody is favoured, but nothing is left to chance."""
    shift = int.from_bytes(seed, "big") % PEOPLE
    return [1 + (shift + n) % PEOPLE for n in range(PEOPLE)]


def statistic(order: Order, seeds: Callable[[int], bytes], draws: int) -> float:
    got = Counter(ticket for n in range(draws) for ticket in order(seeds(n))[:PLACES])
    expected = draws * PLACES / PEOPLE
    deviation = sum((got[ticket] - expected) ** 2 / expected for ticket in range(1, PEOPLE + 1))
    return deviation * (PEOPLE - 1) / (PEOPLE - PLACES)


def hashed(n: int) -> bytes:
    return hashlib.sha256(n.to_bytes(8, "big")).digest()


def counted(n: int) -> bytes:
    return n.to_bytes(32, "big")


def test_it_gives_everyone_a_place_equally_often() -> None:
    assert LOWEST < statistic(fair, hashed, DRAWS) < HIGHEST


def test_it_finds_an_order_that_now_and_then_serves_the_first() -> None:
    assert statistic(first_come_now_and_then, hashed, DRAWS) > HIGHEST


def test_it_finds_an_order_that_only_takes_turns() -> None:
    assert statistic(in_turn, counted, 12_000) < LOWEST
