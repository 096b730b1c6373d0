"""`manage.py import_tables` does what the page does, and says how far it is."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from payroll.models import YearRates
from payroll.rules.withholding import Period
from tests.payroll.rates.files import as_file, line, small_file

pytestmark = pytest.mark.django_db


def run(path: Path, year: int) -> str:
    out = StringIO()
    call_command("import_tables", str(path), "--year", str(year), stdout=out)
    return out.getvalue()


def test_it_names_each_table_and_says_what_it_came_to(tmp_path: Path) -> None:
    path = tmp_path / "trekk.txt"
    path.write_bytes(small_file() + as_file([line("7150", Period.DAY, 0, 0, kind="1")]))
    said = run(path, 2026)
    assert "8100 9200" in said
    assert "2 tabeller og 1002 rader er importert for 2026." in said
    assert "1 rader for pensjon er hoppet over." in said
    assert "Rader som er annerledes enn det programmet regner seg fram til: 0." in said
    assert YearRates.objects.get().imported_by is None


def test_it_refuses_in_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "trekk.txt"
    path.write_bytes(b"8000;0;0")
    with pytest.raises(CommandError, match="CSV"):
        run(path, 2026)
    with pytest.raises(CommandError, match="Fila kan ikke leses"):
        run(tmp_path / "borte.txt", 2026)
    path.write_bytes(small_file())
    with pytest.raises(CommandError, match="2020"):
        run(path, 1999)
    assert not YearRates.objects.exists()
