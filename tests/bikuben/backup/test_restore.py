"""What is backed up and lost comes back: papers sound, names read, and only with the keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from cryptography.fernet import Fernet
from django.db import transaction

from bikuben.models import User
from bikuben.papers import Desk
from bikuben.roles import Role
from payroll.models import CashMovement, MovementKind
from tests.cast import NOW, TODAY, make_participant, make_user
from tests.databases import PROJECT, ThrownAwayDatabase

pytestmark = pytest.mark.processes

READ_A_NAME = (
    "import django; django.setup();"
    "from assignments.models import Participant; print(Participant.objects.get().legal_name)"
)
needs_pg_dump = pytest.mark.skipif(shutil.which("pg_dump") is None, reason="pg_dump is not installed")


def something_to_lose() -> User:
    """One participant, and one cash movement by one supervisor."""
    make_participant(legal_name="Kari Prøvestein")
    supervisor = make_user("leder", Role.SUPERVISOR)
    with transaction.atomic():
        movement = CashMovement(kind=MovementKind.OPENING, amount=Decimal(2000), date=TODAY)
        Desk(CashMovement, by=supervisor, now=NOW, issued_on=TODAY).issue(movement)
    return supervisor


@pytest.fixture
def lived_in(thrown_away_database: ThrownAwayDatabase, django_db_blocker) -> ThrownAwayDatabase:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        something_to_lose()
    return thrown_away_database


def back_up(database: ThrownAwayDatabase, folder: Path) -> Path:
    """What `manage.py backup` wrote, the only file there."""
    said = database.manage("backup", str(folder)).stdout
    (written,) = folder.iterdir()
    assert str(written) in said
    assert "Nøklene er ikke med" in said
    return written


def restore(written: Path, lost: ThrownAwayDatabase, folder: Path) -> ThrownAwayDatabase:
    """The backup as a new database, as the documentation says."""
    if lost.vendor == "sqlite":
        name = str(folder / "restored.sqlite3")
        shutil.copyfile(written, name)
        return ThrownAwayDatabase(url=f"sqlite:///{name}", name=name, vendor="sqlite")
    name = f"{lost.name}_restored"
    url = urlunsplit(urlsplit(lost.url)._replace(path=f"/{name}"))
    maintenance = urlunsplit(urlsplit(lost.server_url)._replace(path="/postgres"))
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    subprocess.run(["pg_restore", "--no-owner", "--dbname", url, written], check=True)
    return ThrownAwayDatabase(url=url, name=name, vendor=lost.vendor, server_url=lost.server_url)


def read_a_name(database: ThrownAwayDatabase, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", READ_A_NAME],
        cwd=PROJECT,
        env={**database.environ, **environ},
        text=True,
        capture_output=True,
        check=False,
    )


@needs_pg_dump
def test_it_comes_back_with_every_paper_sound(lived_in: ThrownAwayDatabase, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    restored = restore(back_up(lived_in, folder), lived_in, tmp_path)
    lived_in.throw_away()
    try:
        restored.manage("migrate", "--verbosity", "0")
        assert "1 papers" in restored.manage("verify_papers").stdout
        assert read_a_name(restored).stdout.strip() == "Kari Prøvestein"
        wrong = read_a_name(restored, BIKUBEN_ENCRYPTION_KEYS=Fernet.generate_key().decode())
        assert wrong.returncode != 0
        assert "CannotDecrypt" in wrong.stderr
        assert "Kari" not in wrong.stdout + wrong.stderr
    finally:
        restored.throw_away()


@needs_pg_dump
def test_it_is_readable_by_its_owner_only_and_holds_no_key(
    lived_in: ThrownAwayDatabase, tmp_path: Path
) -> None:
    written = back_up(lived_in, tmp_path)
    assert oct(written.stat().st_mode & 0o777) == "0o600"
    content = written.read_bytes()
    for secret in (os.environ["BIKUBEN_ENCRYPTION_KEYS"], os.environ["SECRET_KEY"], "Prøvestein"):
        assert secret.encode() not in content
