"""The table file is read whole or refused whole, with the line and the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.rules.table_file import LARGEST_FILE, BadTableFile, read_table_file
from payroll.rules.withholding import Period
from tests.payroll.rates.files import as_file, line, table_lines

DAY = Period.DAY
GOOD = [line("9200", DAY, 0, 0), line("9200", DAY, 20, 20), line("9200", DAY, 40, 40)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("after", [b"", b"\n", b"\r\n\r\n"])
def test_it_reads_lines_however_they_end(end: str, before: bytes, after: bytes) -> None:
    file = read_table_file(before + as_file(GOOD, end=end) + after)
    rows = file.tables["9200", DAY]
    assert (list(rows.bases), list(rows.amounts)) == ([0, 20, 40], [0, 20, 40])
    assert (file.rows, file.pension_rows, file.numbers) == (3, 0, ("9200",))


def test_it_knows_every_period() -> None:
    file = read_table_file(as_file(table_lines("8100", periods=Period, rows=3)))
    assert [period for _table, period in file.tables] == list(Period)
    assert list(file.tables["8100", Period.MONTH].bases) == [0, 100, 200]


def test_it_passes_over_pensions_and_says_how_many() -> None:
    pension = [line("7150", DAY, basis, 0, kind="1") for basis in (0, 20)]
    file = read_table_file(as_file([*pension, *GOOD]))
    assert (file.rows, file.pension_rows, file.numbers) == (3, 2, ("9200",))


@given(
    width=st.integers(5, 7),
    rows=st.lists(st.tuples(st.integers(1, 400), st.integers(0, 300)), min_size=1, max_size=30),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_it_reads_back_what_was_written_at_any_width(
    width: int, rows: list[tuple[int, int]], end: str
) -> None:
    bases = [sum(step for step, _more in rows[: place + 1]) for place in range(len(rows))]
    amounts = [sum(more for _step, more in rows[: place + 1]) for place in range(len(rows))]
    lines = [line("8050", DAY, *both, width=width) for both in zip(bases, amounts, strict=True)]
    found = read_table_file(as_file(lines, end=end)).tables["8050", DAY]
    assert (list(found.bases), list(found.amounts)) == (bases, amounts)
    assert type(found).unpacked(found.packed()) == found


@pytest.mark.parametrize(
    ("lines", "code", "at"),
    [
        (["92007000000"], "width", 1),
        ([*GOOD, "920070000600006"], "width", 4),
        ([*GOOD, line("9200", DAY, 60, 60, width=6)], "width", 4),
        ([*GOOD, "", line("9200", DAY, 60, 60)], "width", 4),
        ([*GOOD, "9200700006X00060"], "letters", 4),
        ([*GOOD, "9200700+6000060 "], "letters", 4),
        (["skattetabell2027", *GOOD], "letters", 1),
        (["920080000000000", *GOOD], "width", 1),
        ([*GOOD, "9200800000000000"], "period", 4),
        ([*GOOD, "9200000000000000"], "period", 4),
        ([*GOOD, "9200720006000060"], "type", 4),
        ([*GOOD, line("9200", DAY, 20, 41)], "duplicate", 4),
        ([*GOOD, line("9200", DAY, 30, 41)], "not_rising", 4),
        ([*GOOD, line("8100", DAY, 0, 0), line("9200", DAY, 40, 40)], "duplicate", 5),
        ([*GOOD, line("9200", DAY, 60, 39)], "falls", 4),
        ([*GOOD, line("8100", Period.WEEK, 0, 0)], "no_day", None),
        ([line("7150", DAY, 0, 0, kind="1")], "no_pay", None),
    ],
)
def test_it_refuses_the_whole_file_for_one_line(lines: list[str], code: str, at: int | None) -> None:
    with pytest.raises(BadTableFile) as refused:
        read_table_file(as_file(lines))
    assert (refused.value.code, refused.value.line) == (code, at)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\r\n\r\n", "empty"),
        (b"PK\x03\x04" + b"0" * 60, "zip"),
        (b"\x1f\x8b" + b"0" * 60, "zip"),
        (b"table,basis,withholding\n8000,0,0\n", "csv"),
        (b"8000;0;0\n", "csv"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_text"),
        ("9200700000".encode("utf-16"), "not_text"),
        (b"0" * (LARGEST_FILE + 1), "too_large"),
        ("920070000\u0660\u0660\u0660".encode(), "width"),
    ],
)
def test_it_refuses_what_is_no_table_file(data: bytes, code: str) -> None:
    with pytest.raises(BadTableFile) as refused:
        read_table_file(data)
    assert refused.value.code == code


@given(data=st.binary(max_size=400))
def test_any_bytes_at_all_are_read_or_refused(data: bytes) -> None:
    try:
        read_table_file(data)
    except BadTableFile:
        return
