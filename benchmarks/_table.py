"""How every benchmark prints: one row a way of doing it, with its ratio to the first, the baseline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter


def best_of(work: Callable[[], object], *, times: int = 3) -> float:
    """The shortest of some runs, in seconds."""
    taken = []
    for _ in range(times):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return min(taken)


def show(question: str, rows: Sequence[tuple[str, float]], *, unit: str = "ms", scale: int = 1000) -> None:
    """Print the question and a row for each way: seconds, and how many times the baseline that is.

    Another `unit` than milliseconds has its own `scale`: what a row's figure is multiplied by.
    """
    print(question)
    baseline = rows[0][1]
    for name, seconds in rows:
        print(f"  {name:<44} {seconds * scale:>10.1f} {unit} {seconds / baseline:>8.2f} x")
    print()
