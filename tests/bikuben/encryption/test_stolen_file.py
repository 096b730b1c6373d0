"""A stolen database file names nobody. SQLite, where the whole database is one file."""

import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from bikuben.encryption.erasure import destroy
from tests.cast import NOW, make_number, make_participant

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL is not one file"),
]


def file_bytes(folder: Path) -> bytes:
    """Every byte of the database as a file, written page by page as it stands."""
    connection.ensure_connection()
    page_count, page_size = (
        connection.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    content = connection.connection.serialize()
    assert isinstance(connection.connection, sqlite3.Connection)
    assert len(content) == page_count * page_size
    (folder / "stolen.sqlite3").write_bytes(content)
    return (folder / "stolen.sqlite3").read_bytes()


def test_it_names_nobody(tmp_path: Path) -> None:
    number = make_number(7)
    participant = make_participant(
        chosen_name="Solveigunn",
        legal_name="Kari Prøvestein",
        identity_number=number,
        address="Oppdiktagata 77",
        note="hemmelighetsfull",
    )
    participant.chosen_name = "Tigergutten"
    participant.save()
    content = file_bytes(tmp_path)
    assert str(participant.data_key.wrapped_key).encode() in content
    texts = ("Solveigunn", "Prøvestein", "Tigergutten", number, "Oppdiktagata", "hemmelighetsfull")
    assert [text for text in texts if text.encode() in content] == []


def test_it_holds_a_destroyed_key_no_more(tmp_path: Path) -> None:
    participant = make_participant()
    wrapped = participant.data_key.wrapped_key
    assert wrapped.encode() in file_bytes(tmp_path)
    destroy(participant.data_key, now=NOW)
    assert wrapped.encode() not in file_bytes(tmp_path)
