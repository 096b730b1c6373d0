"""Reading the year's official withholding tables (trekktabeller) from their file in text form.

Fixed width, no header: table 4 characters, period 1, type 1 (0 pay, 1 pension), then basis and withholding
in whole kroner, equally wide: 5 digits each as published for 2023, up to 7 accepted. The file is taken whole
or not at all.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NoReturn

from payroll.rules.published import NUMBER, TableRows
from payroll.rules.withholding import Period

LARGEST_FILE = 40 * 1024 * 1024
WIDTHS = (5, 6, 7)
KEY = 6  # table, period and type
PERIODS = {
    b"1": Period.MONTH,
    b"2": Period.TWO_WEEKS,
    b"3": Period.WEEK,
    b"4": Period.FOUR_DAYS,
    b"5": Period.THREE_DAYS,
    b"6": Period.TWO_DAYS,
    b"7": Period.DAY,
}
PAY, PENSION = b"0", b"1"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")


class BadTableFile(ValueError):
    """It is no such table file. `code` says why, `line` where (from 1) and `facts` what stands there."""

    def __init__(self, code: str, line: int | None = None, **facts: str | int) -> None:
        super().__init__(f"{code} in line {line}" if line else code)
        self.code, self.line, self.facts = code, line, facts


@dataclass(frozen=True, slots=True)
class TableFile:
    """What a file holds: rows by (table, period), and how many of pay were read, of pensions passed over."""

    tables: Mapping[tuple[str, Period], TableRows]
    rows: int
    pension_rows: int

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of its tables, rising."""
        return tuple(sorted({table for table, _period in self.tables}))


def read_table_file(data: bytes) -> TableFile:
    """Read a whole file. Lines end in LF or CRLF; a byte order mark and blank lines at the end are let be.

    Rows of one table and period rise, nothing withheld is less than in the row before, and every table has
    its one-day period, which a shift is withheld by.

    Raises:
        BadTableFile: `too_large`, `empty`, `zip`, `csv`, `not_text`, `width`, `letters`, `period`, `type`,
            `duplicate`, `not_rising`, `falls`, `no_day`, `no_pay`.
    """
    _refuse_other_files(data)
    lines = data.removeprefix(BYTE_ORDER_MARK).replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    wide = _width(lines[0])
    _refuse_odd_lines(lines, KEY + 2 * wide)
    groups: dict[bytes, TableRows] = {}
    middle = KEY + wide
    key, bases, amounts = b"", array(NUMBER), array(NUMBER)
    base = amount = -1
    for place, line in enumerate(lines):
        if line[:KEY] != key:
            key = line[:KEY]
            rows = groups.get(key)
            if rows is None:
                _refuse_odd_key(key, place)
                rows = groups[key] = TableRows(array(NUMBER), array(NUMBER))
            bases, amounts = rows.bases, rows.amounts
            base, amount = (bases[-1], amounts[-1]) if bases else (-1, -1)
        last_base, last_amount = base, amount
        base, amount = int(line[KEY:middle]), int(line[middle:])
        if base <= last_base or amount < last_amount:
            _refuse_order(bases, base, place, key)
        bases.append(base)
        amounts.append(amount)
    return _sorted_out(groups)


def _refuse_other_files(data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        raise BadTableFile("too_large", megabytes=LARGEST_FILE // 1024**2)
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise BadTableFile("zip")
    start = data[:4096]
    if NO_TEXT.search(start) or start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadTableFile("not_text")
    if not data.strip():
        raise BadTableFile("empty")
    first = start.partition(b"\n")[0]
    if b";" in first or b"," in first or b"\t" in first:
        raise BadTableFile("csv")


def _width(first: bytes) -> int:
    for wide in WIDTHS:
        if len(first) == KEY + 2 * wide:
            return wide
    raise BadTableFile("width", 1, characters=len(first))


def _refuse_odd_lines(lines: list[bytes], length: int) -> None:
    """All lines as long as the first, and digits only: seen for all at once, as a million of them are."""
    if set(map(len, lines)) != {length}:
        place = next(place for place, line in enumerate(lines) if len(line) != length)
        raise BadTableFile("width", place + 1, characters=len(lines[place]))
    if not b"".join(lines).isdigit():
        place = next(place for place, line in enumerate(lines) if not line.isdigit())
        raise BadTableFile("letters", place + 1)


def _refuse_odd_key(key: bytes, place: int) -> None:
    if key[4:5] not in PERIODS:
        raise BadTableFile("period", place + 1, period=key[4:5].decode())
    if key[5:6] not in (PAY, PENSION):
        raise BadTableFile("type", place + 1, type=key[5:6].decode())


def _refuse_order(bases: array, base: int, place: int, key: bytes) -> NoReturn:
    found = bisect_left(bases, base)
    if found < len(bases) and bases[found] == base:
        code = "duplicate"
    else:
        code = "falls" if bases and base > bases[-1] else "not_rising"
    raise BadTableFile(code, place + 1, table=key[:4].decode(), basis=base)


def _sorted_out(groups: Mapping[bytes, TableRows]) -> TableFile:
    tables: dict[tuple[str, Period], TableRows] = {}
    skipped = 0
    for key, rows in groups.items():
        if key[5:6] == PENSION:
            skipped += len(rows.bases)
        else:
            tables[key[:4].decode(), PERIODS[key[4:5]]] = rows
    if not tables:
        raise BadTableFile("no_pay")
    for table in sorted({table for table, _period in tables}):
        if (table, Period.DAY) not in tables:
            raise BadTableFile("no_day", table=table)
    return TableFile(MappingProxyType(tables), _count(tables.values()), skipped)


def _count(tables: Iterable[TableRows]) -> int:
    return sum(len(rows.bases) for rows in tables)
