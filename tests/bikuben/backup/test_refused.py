"""What the backup refuses: it leaves nothing that could be taken for a backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from bikuben.backup import BackupFailed, back_up
from tests.databases import ThrownAwayDatabase

NAME = "bikuben-2026-05-04-1000"


@pytest.fixture
def database(thrown_away_database: ThrownAwayDatabase, django_db_blocker) -> Iterator[ThrownAwayDatabase]:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        yield thrown_away_database


@pytest.fixture
def written_name(database: ThrownAwayDatabase) -> str:
    return NAME + (".sqlite3" if database.vendor == "sqlite" else ".dump")


@pytest.mark.usefixtures("database")
def test_it_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="finnes ikke"):
        call_command("backup", str(tmp_path / "stick"))
    assert list(tmp_path.iterdir()) == []


def test_it_never_writes_over_an_older_copy(written_name: str, tmp_path: Path, now: datetime) -> None:
    (tmp_path / written_name).write_text("the older one")
    with pytest.raises(BackupFailed, match="dette minuttet"):
        back_up(tmp_path, now=now)
    assert (tmp_path / written_name).read_text() == "the older one"


def test_it_refuses_the_folder_of_the_database(database: ThrownAwayDatabase, now: datetime) -> None:
    if database.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its own folder")
    with pytest.raises(BackupFailed, match="et annet sted"):
        back_up(Path(database.name).parent, now=now)


def test_it_refuses_a_damaged_database_and_leaves_nothing(
    database: ThrownAwayDatabase, tmp_path: Path, now: datetime
) -> None:
    if database.vendor != "sqlite":
        pytest.skip("SQLite only: pg_dump says itself what it can't read")
    connection.close()
    with sqlite3.connect(database.name) as damaged:
        damaged.execute("PRAGMA foreign_keys = OFF")
        damaged.execute(
            "INSERT INTO django_admin_log (action_time, object_repr, action_flag, change_message, user_id) "
            "VALUES ('2026-05-04', '', 1, '', 12345)"
        )
    with pytest.raises(BackupFailed, match="ikke hel"):
        back_up(tmp_path, now=now)
    assert list(tmp_path.iterdir()) == []


def test_it_names_the_command_where_pg_dump_is_missing(
    database: ThrownAwayDatabase, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database.vendor != "postgresql":
        pytest.skip("PostgreSQL only")
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "hemmelig")
    with pytest.raises(BackupFailed) as refused:
        back_up(tmp_path, now=now)
    said = str(refused.value)
    assert "pg_dump --format=custom --no-owner --file" in said
    assert f"{NAME}.dump " in said
    assert f"dbname={database.name}" in said
    assert "hemmelig" not in said
    assert list(tmp_path.iterdir()) == []
