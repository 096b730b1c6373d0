"""Whatever comes as a file, it is read or refused, never anything else."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.read_sales_file import read_rows
from assignments.rules.sales_file import Catalogue, SalesReader
from assignments.sales_file_words import sentence
from bikuben.refusals import Refused

CATALOGUE = Catalogue.of([(1, "MelliBee", Decimal(349)), (2, "Bie", Decimal(0))], [(7, "MB-2026-001", 1)])
WORDS = "dato Vare antall pris parti beløp 30.04.2026 2026-05-05 MelliBee Bie MB-2026-001 1 -1 0 1,5 349,00"
CELLS = st.sampled_from([*WORDS.split(), "", "349.5", "1.234", "=1+1", '"', '"a"b', "sum", "x" * 250])
TABLES = st.tuples(st.sampled_from(";,\t"), st.lists(st.lists(CELLS, max_size=6), max_size=6))


def read(content: bytes) -> SalesReader | None:
    reader = SalesReader(CATALOGUE, earliest=date(2025, 1, 1), today=date(2026, 5, 4))
    with suppress(Refused):
        reader.read(read_rows(content))
        for problem in reader.problems:
            assert sentence(problem).startswith(f"Linje {problem.line}: ")
        for line in reader.lines:
            assert line.quantity >= 1
            assert line.price > 0
            assert date(2025, 1, 1) <= line.day <= date(2026, 5, 4)
        return reader
    return None


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes(content: bytes) -> None:
    read(content)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"))


@given(TABLES)
@settings(deadline=None)
def test_any_table_under_good_headings_or_bad(table: tuple[str, list[list[str]]]) -> None:
    separator, rows = table
    heads = [["dato", "vare", "antall", "pris"]] if len(rows) % 2 else []
    reader = read("\r\n".join(separator.join(row) for row in [*heads, *rows]).encode())
    if reader is not None:
        told = {problem.line for problem in reader.problems}
        assert not told & {line.line for line in reader.lines}


@given(
    st.integers(1, 1000), st.decimals("0.01", "99999", places=2), st.dates(date(2025, 1, 1), date(2026, 5, 4))
)
@settings(deadline=None)
def test_what_is_written_plainly_is_read_as_it_was_meant(number: int, price: Decimal, day: date) -> None:
    for text in (f"{price:.2f}", f"{price:.2f}".replace(".", ",")):
        for written in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}"):
            content = f"dato;vare;antall;pris\n{written};mellibee;{number};{text}\n".encode()
            (line,) = read(content).lines
            assert (line.day, line.quantity, line.price) == (day, number, price)
