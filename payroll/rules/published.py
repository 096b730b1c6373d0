"""Published withholding tables: rows as they are listed, and what a step's value is near zero.

The official rows never exceed the gross, so a row near zero lists its own lower edge: of table 9200 in 2026,
`100 100`, though 105 kroner is withheld of 105 to 119. Looked up as listed, such rows give too little. What
`PublishedTable` holds is each step's value before that: the smaller of it and the gross is taken at the end.

A row that lists its own edge is opened again by `unclamped`: by the calculation of the step where the
program knows the year's figures and they agree with what is listed, else along the straight line that the
next rows lie on. The line may miss by one krone (of 465 such values in 2025 and 2026: 13, two of them in the
one-day tables), and only for a gross of which less than a step would be left to her.
"""

import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from sys import byteorder
from types import MappingProxyType

from payroll.rules.rates import PublishedTable, TableKind

ON_THE_LINE = 40  # rows at most that a line is laid through
AT_THE_TOP, EVERY = 20, 8  # and of the last 160 rows every eighth
NUMBER = "I"
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of one table and period as listed: lower edges, and what is withheld; whole kroner."""

    bases: array
    amounts: array

    def packed(self) -> bytes:
        """The rows as few bytes, the same on every machine."""
        numbers = array(NUMBER, self.bases)
        numbers.extend(self.amounts)
        return zlib.compress(_little_endian(numbers).tobytes())

    @classmethod
    def unpacked(cls, packed: bytes) -> "TableRows":
        """The rows again. Raises zlib.error for anything else."""
        numbers = array(NUMBER)
        numbers.frombytes(zlib.decompress(packed))
        numbers = _little_endian(numbers)
        half = len(numbers) // 2
        return cls(numbers[:half], numbers[half:])


def published_table(rows: TableRows, of_step: Callable[[int], int] | None = None) -> PublishedTable:
    """A table for look-up. `of_step`: what is calculated for the step from an edge, before the gross holds it
    down, where the year's figures are known. Above the last row it goes on as steeply as the last rows rise:
    the highest incomes are taxed by one rate."""
    # From the top down, with gaps, so that the line is long. Turned round, both fall: it is as steep.
    top = slice(None, -AT_THE_TOP * EVERY - 1, -EVERY)
    bases, amounts = rows.bases[top], rows.amounts[top]
    rise, _end = _slope([-base for base in bases], [-amount for amount in amounts])
    values = unclamped(rows.bases, rows.amounts, of_step)
    return PublishedTable(tuple(rows.bases), values, rise if len(bases) > 1 else Fraction(0))


def unclamped(
    bases: Sequence[int], amounts: Sequence[int], of_step: Callable[[int], int] | None = None
) -> tuple[int, ...]:
    """The value of each step, kroner, given rows of which the first may list their own edge instead."""
    first = next((place for place, base in enumerate(bases) if amounts[place] < base), len(bases))
    if not 0 < first < len(bases):
        return tuple(amounts)
    # The first row that isn't held down says whether the calculation is that of these rows.
    if of_step is None or of_step(bases[first]) != amounts[first]:
        of_step = _line(bases[first : first + ON_THE_LINE], amounts[first : first + ON_THE_LINE])
    opened = [min(max(of_step(base), base), amounts[first]) for base in bases[:first]]
    return (*opened, *amounts[first:])


def kinds_by_number(
    numbers: Iterable[str], known: Mapping[str, TableKind], twelve_months: Mapping[str, bool]
) -> Mapping[str, TableKind]:
    """What sets each imported table apart, by its number, for a year that the program has no figures of.

    A number means the same from year to year (`known`), 8NNN and 9NNN are ordinary by rule. Of any other
    someone must have said whether it withholds in all twelve months; one that nobody has spoken for is left
    out, and a card with it is refused: nothing is guessed.
    """
    kinds = {}
    ordinary = next(kind for kind in known.values() if kind.ordinary)
    for number in numbers:
        if number in known:
            kinds[number] = known[number]
        elif is_ordinary(number):
            kinds[number] = _of_number(ordinary, number)
        elif number in twelve_months:
            kinds[number] = TableKind(
                ordinary=False,
                extra=0,
                twelve_months=twelve_months[number],
                insurance_rate=ordinary.insurance_rate,
                standard_deduction=False,
                finnmark=False,
                seafarer=False,
            )
    return MappingProxyType(kinds)


def is_ordinary(number: str) -> bool:
    """Whether a table is one of 8NNN (deducting) and 9NNN (adding thousands)."""
    return number[:1] in ("8", "9")


def _of_number(kind: TableKind, number: str) -> TableKind:
    sign = -1 if number[0] == "8" else 1
    return TableKind(
        ordinary=True,
        extra=sign * int(number[1:]) * 1000,
        twelve_months=kind.twelve_months,
        insurance_rate=kind.insurance_rate,
        standard_deduction=kind.standard_deduction,
        finnmark=kind.finnmark,
        seafarer=kind.seafarer,
    )


def _line(bases: Sequence[int], amounts: Sequence[int]) -> Callable[[int], int]:
    """The line, rounded to kroner, that as many of the rows as possible lie on from the first on."""
    slope, end = _slope(bases, amounts)
    left = [amounts[place] - slope * bases[place] for place in range(end)]
    start = (max(left) + min(left)) / 2

    def at(base: int) -> int:
        return floor(start + slope * base + HALF)

    return at


def _slope(bases: Sequence[int], amounts: Sequence[int]) -> tuple[Fraction, int]:
    """How steep that line is, and how many of the rows lie on it."""
    low, high, end = Fraction(0), Fraction(1), 1
    while end < len(bases):
        steps = [(amounts[end] - amounts[place], bases[end] - bases[place]) for place in range(end)]
        least = max(low, *(Fraction(rise - 1, run) for rise, run in steps))
        most = min(high, *(Fraction(rise + 1, run) for rise, run in steps))
        if least >= most:
            break
        low, high, end = least, most, end + 1
    return (low + high) / 2, end


def _little_endian(numbers: array) -> array:
    if byteorder != "little":
        numbers = array(NUMBER, numbers)
        numbers.byteswap()
    return numbers
