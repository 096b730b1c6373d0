"""Reads the rows of a file of sales: CSV as shops write it, or the one full sheet of an XLSX.

Nothing in it is trusted. What isn't a table refuses the whole file; what the cells say is judged by
`assignments.rules.sales_file`.
"""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from assignments.rules.sales_file import Row, column_of
from bikuben.refusals import Refused

MOST_BYTES = 2 * 1024 * 1024
MOST_LINES = 5_000
MOST_COLUMNS = 40
MOST_CELL = 200
MOST_SHEETS = 20
#: Of a workbook: what it may come to unpacked, and of how many files it may be.
MOST_UNPACKED = 12 * 1024 * 1024
MOST_MEMBERS = 200
LAST_ROW = 1_048_576
SEPARATORS = (";", ",", "\t")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"RIFF", b"BM")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ENCODING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9_.-]+)[\"']")


def read_rows(content: bytes) -> list[Row]:
    """The rows of a file with their line numbers, empty ones left out.

    Raises:
        Refused: at `file`, for what is empty, too large or no table at all.
    """
    if not content.strip():
        raise _refused(_("Fila er tom. Be om en ny, eller velg en annen."), "empty")
    if len(content) > MOST_BYTES:
        raise _refused(_("Fila er større enn 2 MB. Del den, for eksempel en for hver måned."), "large")
    if content.startswith(OLD_EXCEL):
        raise _refused(_("Fila er fra et gammelt Excel. Lagre den som .xlsx eller CSV."), "old_excel")
    if content.startswith(PICTURES):
        raise _refused(_("Dette er et bilde eller en PDF, ikke en tabell. Be om CSV eller Excel."), "picture")
    found = _sheet_rows(content) if content.startswith(b"PK") else _text_rows(_text(content))
    rows: list[Row] = []
    for row in found:
        if row.is_empty:
            continue
        if len(rows) > MOST_LINES:
            raise _refused(_("Fila har flere enn 5 000 linjer. Del den i flere."), "many_lines")
        if any(len(cell) > MOST_CELL for cell in row.cells):
            raise _at_line(row.number, _("Linje %(line)s: en av rutene er altfor lang."), "long_cell")
        rows.append(row)
    return rows


def _text(content: bytes) -> str:
    """The letters of a CSV file: UTF-8, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        raise _no_table()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            raise _no_table() from None
    if any(ord(letter) < 32 and letter not in "\t\r\n" for letter in text):
        raise _no_table()
    return text


def _text_rows(text: str) -> Iterator[Row]:
    first = re.match(r"sep=([;,\t])\r?\n", text)
    separator = first[1] if first else _separator(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    before = 0
    try:
        for cells in reader:
            number, before = before + 1, reader.line_num
            if first and number == 1:
                continue
            if len(cells) > MOST_COLUMNS:
                raise _at_line(number, _("Linje %(line)s har altfor mange ruter."), "many_columns")
            yield Row(number, tuple(cells))
    except csv.Error:
        # Not chained: the reader's message quotes the file.
        words = _("Linje %(line)s: et anførselstegn mangler eller står feil. Lagre fila på nytt som CSV.")
        raise _at_line(before + 1, words, "quotes") from None


def _separator(text: str) -> str:
    """The sign by which the headings are told apart best."""
    heads = next((line for line in text.splitlines() if line.strip(" ;,\t")), "")

    def known(separator: str) -> int:
        return sum(column_of(cell.strip().strip('"')) is not None for cell in heads.split(separator))

    return max(SEPARATORS, key=known)


def _sheet_rows(content: bytes) -> Iterator[Row]:
    _refuse_bomb(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and print areas that openpyxl doesn't know
            book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
            sheet = _only_sheet(book)
            for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
                if number > LAST_ROW:
                    raise _no_table()
                texts = tuple(_cell_text(cell) for cell in cells)
                if len(texts) > MOST_COLUMNS and texts[MOST_COLUMNS].strip():
                    raise _at_line(number, _("Linje %(line)s har altfor mange ruter."), "many_columns")
                yield Row(number, _trimmed(texts))
    except Refused:
        raise
    except Exception:
        # Whatever openpyxl stumbles over is no workbook to us; its message may quote the file.
        raise _no_table() from None


def _only_sheet(book: Workbook) -> ReadOnlyWorksheet:
    """The sheet that has anything in it. Hidden ones are not what she saw; of two, which is meant is unknown.

    Raises:
        Refused: there is none to be seen, or several with anything in them.
    """
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not seen:
        raise _no_table()
    for sheet in seen:
        sheet.reset_dimensions()  # what a file says of its own size isn't believed
    full = [sheet for sheet in seen[:MOST_SHEETS] if _has_anything(sheet)]
    if len(full) > 1 or len(seen) > MOST_SHEETS:
        raise _refused(
            _("Regnearket har flere ark med noe i. Lagre det som skal leses, i en fil for seg."), "sheets"
        )
    return full[0] if full else seen[0]


def _has_anything(sheet: ReadOnlyWorksheet) -> bool:
    rows = sheet.iter_rows(max_row=MOST_LINES, max_col=MOST_COLUMNS, values_only=True)
    return any(value is not None and str(value).strip() for row in rows for value in row)


def _refuse_bomb(content: bytes) -> None:
    """A workbook is small files of plain XML: none that unpacks without end, none that expands itself."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            names = {one.filename for one in members}
            if "xl/workbook.xml" not in names or len(members) > MOST_MEMBERS:
                raise _no_table()
            if sum(one.file_size for one in members) > MOST_UNPACKED:
                raise _refused(
                    _("Regnearket er altfor stort når det pakkes ut. Lagre det som CSV."), "unpacked"
                )
            for one in members:
                if one.filename.endswith((".xml", ".rels")):
                    # No more is unpacked than what the file says, and that is checked above.
                    _refuse_xml(archive.read(one))
    except Refused:
        raise
    except Exception:
        # Broken, encrypted or packed in a way of its own: each module under it has errors of its own.
        raise _no_table() from None


def _refuse_xml(text: bytes) -> None:
    """Only UTF-8, so that what is looked for can't hide in another coding, and no entities."""
    said = ENCODING.search(text[:200])
    if text.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in text[:200]:
        raise _no_table()
    if said and said[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise _no_table()
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise _no_table()


def _cell_text(cell: Any) -> str:
    """A cell as text: a day as 2026-11-24, a number with a point, a formula as it is written."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if cell.data_type == "f":
        return f"={str(getattr(value, 'text', value)).removeprefix('=')}"
    text = str(value)
    if cell.data_type == "n":
        return text.removesuffix(".0")
    return text.replace("\0", " ")


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = next((place for place in range(len(cells), 0, -1) if cells[place - 1].strip()), 0)
    return cells[:last]


def _no_table() -> Refused:
    return _refused(
        _("Fila kan ikke leses som en tabell. Lagre den på nytt som CSV eller .xlsx."), "no_table"
    )


def _at_line(line: int, words: str, code: str) -> Refused:
    return _refused(words % {"line": line}, code)


def _refused(message: str | Promise, code: str) -> Refused:
    return Refused(message, code=code, field="file")
