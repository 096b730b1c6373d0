"""manage.py export_a_melding: the delivered file, or a draft; never half a file."""

from __future__ import annotations

import os
import stat
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bikuben.models import ReadLog, User
from tests.payroll.reports.schemas import texts, valid
from tests.payroll.reports.world import APRIL, deliver, fill_in, message_id, paid

pytestmark = pytest.mark.django_db


def export(month: str, output: Path, *, by: str | None = "leder") -> str:
    said = StringIO()
    call_command("export_a_melding", month=month, output=output, by=by, stdout=said)
    return said.getvalue()


def test_it_writes_a_draft_where_nothing_is_delivered(april, tmp_path: Path) -> None:
    file = tmp_path / "april.xml"
    said = export("2026-04", file)
    assert "utkast" in said.lower()
    assert texts(valid(file.read_bytes()), "inntekt/beloep") == ["532", "266"]
    assert b"<!-- Utkast. Ikke levert. -->" in file.read_bytes()
    assert "(utkast)" in texts(valid(file.read_bytes()), "kildesystem")[0]


def test_it_writes_what_was_delivered(april, supervisor: User, tmp_path: Path) -> None:
    deliver(supervisor)
    file = tmp_path / "april.xml"
    assert "2026-0001" in export("2026-04", file)
    once = file.read_bytes()
    assert texts(valid(once), "Leveranse/meldingsId") == [message_id()]
    assert b"Utkast" not in once
    export("2026-04", file)
    assert file.read_bytes() == once
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_has_changed_is_written_as_a_draft(april, supervisor: User, tmp_path: Path) -> None:
    """The delivered file says 266 of the other; what replaces it 532."""
    deliver(supervisor)
    paid(april[1], date(2026, 4, 13), by=supervisor)
    file = tmp_path / "april.xml"
    assert "utkast til retting" in export("2026-04", file)
    draft = valid(file.read_bytes())
    assert texts(draft, "inntekt/beloep") == ["532", "532"]
    assert texts(draft, "erstatterMeldingsId") == [message_id()]


@pytest.mark.parametrize(
    ("field", "said"),
    [("employment_form", "fast eller midlertidig"), ("sub_organisation_number", "Underenhetens")],
)
def test_a_draft_that_lacks_something_is_refused(
    april, complete, field: str, said: str, tmp_path: Path
) -> None:
    fill_in(complete, **{field: ""})
    with pytest.raises(CommandError, match=said):
        export("2026-04", tmp_path / "april.xml")
    assert list(tmp_path.iterdir()) == []


def test_open_slips_stop_a_draft_once_the_month_is_over(april, supervisor: User, tmp_path: Path) -> None:
    paid(april[0], date(2026, 4, 14), by=supervisor, fetched=False)
    with pytest.raises(CommandError, match="verken betalt"):
        export("2026-04", tmp_path / "april.xml")
    paid(april[0], date(2026, 5, 4), by=supervisor, fetched=False)
    assert "verken betalt" in export("2026-05", tmp_path / "may.xml")


def test_whose_numbers_stand_in_the_file_is_on_record(april, supervisor: User, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ukjent"):
        export("2026-04", tmp_path / "april.xml", by="ukjent")
    export("2026-04", tmp_path / "april.xml", by=None)
    assert not ReadLog.objects.exists()
    export("2026-04", tmp_path / "april.xml")
    looks = ReadLog.objects.order_by("subject").values_list("subject", "what", "user")
    assert list(looks) == [(one.pk, ReadLog.What.IDENTITY_NUMBER, supervisor.pk) for one in april]


def test_only_a_regular_file_is_replaced(april, tmp_path: Path) -> None:
    pipe, link, elsewhere = tmp_path / "pipe", tmp_path / "link", tmp_path / "elsewhere.xml"
    os.mkfifo(pipe)
    elsewhere.write_text("another's")
    link.symlink_to(elsewhere)
    for output in (pipe, link):
        with pytest.raises(CommandError, match="ikke en vanlig fil"):
            export("2026-04", output)
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert link.is_symlink()
    assert elsewhere.read_text() == "another's"
    assert not ReadLog.objects.exists()
    export("2026-04", elsewhere)
    assert elsewhere.read_text().startswith("<?xml")


def test_the_month_under_way_is_a_draft_too(april, supervisor: User, tmp_path: Path) -> None:
    paid(april[0], date(2026, 5, 4), by=supervisor)
    export("2026-05", tmp_path / "may.xml")
    valid((tmp_path / "may.xml").read_bytes())


@pytest.mark.parametrize(
    "month", ["2026-13", "2026-00", "2026-4", "april", "", "1026-04", "2026-04-01", "2026-04\n", "../04"]
)
def test_nonsense_months_are_refused(april, month: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Skriv måneden"):
        export(month, tmp_path / "x.xml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("month", ["2026-03", "2026-06", "2019-01"])
def test_a_month_with_nothing_to_tell_is_refused(april, month: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=month):
        export(month, tmp_path / "x.xml")
    assert list(tmp_path.iterdir()) == []


def test_where_it_cant_write_it_says_so_and_leaves_nothing(april, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Kan ikke skrive"):
        export("2026-04", tmp_path / "no" / "such" / "folder.xml")
    with pytest.raises(CommandError, match="Kan ikke skrive"):
        export("2026-04", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_stays_whole_where_writing_fails(
    april, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "april.xml"
    file.write_text("the one before")

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("payroll.management.commands.export_a_melding.write_xml", fail)
    with pytest.raises(CommandError, match="No space"):
        export("2026-04", file)
    assert [one.name for one in tmp_path.iterdir()] == ["april.xml"]
    assert file.read_text() == "the one before"
    assert not ReadLog.objects.exists()


def test_a_unit_of_a_larger_entity_has_no_a_melding(april, complete, tmp_path: Path) -> None:
    fill_in(complete, is_own_entity=False)
    with pytest.raises(CommandError, match="lønnskontoret"):
        export("2026-04", tmp_path / "x.xml")


def test_without_a_project_it_says_so(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="prosjektet"):
        export("2026-04", tmp_path / "x.xml")


def test_a_later_day_changes_nothing_in_the_delivered_file(april, supervisor, clock, tmp_path: Path) -> None:
    deliver(supervisor, APRIL)
    export("2026-04", tmp_path / "a.xml")
    clock.set(datetime(2026, 8, 1, 8, 0, tzinfo=UTC))
    export("2026-04", tmp_path / "b.xml")
    assert (tmp_path / "a.xml").read_bytes() == (tmp_path / "b.xml").read_bytes()
