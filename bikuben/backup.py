"""Copies of the whole database (sikkerhetskopi). The keys are never in them: GDPR article 32 wants both safe,
and whoever finds a copy without the keys finds no name.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from psycopg.conninfo import make_conninfo

from bikuben.clock import OSLO

# What a DATABASE_URL may say about the way to the server. Never the password: arguments are seen by others.
WAY_TO_THE_SERVER = ("service", "sslmode", "sslrootcert", "sslcert", "sslkey")


class BackupFailed(Exception):
    """No backup was made, and nothing is left that looks like one. The text says why, in Norwegian."""


def back_up(folder: Path, *, now: datetime) -> Path:
    """Write the database as one file in `folder`, read it through, and give its path. Mode 0600.

    ``bikuben-2026-05-04-1000.sqlite3``, or ``.dump`` from PostgreSQL; the time is Oslo's. An older file is
    never written over. May be run while others work: the copy is of one moment.

    Raises:
        BackupFailed: no such folder, the folder of the database itself, a file of that minute, no pg_dump,
            or a copy that isn't sound.
    """
    if not folder.is_dir():
        raise BackupFailed(
            _("Mappa %(folder)s finnes ikke. Er minnepinnen satt i?") % {"folder": folder.absolute()}
        )
    sqlite = connection.vendor == "sqlite"
    if sqlite and folder.resolve() == Path(connection.settings_dict["NAME"]).resolve().parent:
        raise BackupFailed(
            _("Databasen ligger i den mappa. Går disken tapt, går kopien med. Velg et annet sted.")
        )
    ending = "sqlite3" if sqlite else "dump"
    path = folder / f"bikuben-{now.astimezone(OSLO):%Y-%m-%d-%H%M}.{ending}"
    if path.exists():
        raise BackupFailed(_("Det ligger alt en kopi fra dette minuttet der."))
    # Named as a backup when it is whole and read through, not before.
    unfinished = path.with_name(path.name + ".part")
    try:
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        unfinished.chmod(0o600)
        (_copy_sqlite if sqlite else _dump_postgres)(unfinished)
        _to_disk(unfinished)
        unfinished.rename(path)
        _to_disk(folder)
    except OSError as error:
        raise BackupFailed(
            _("Kopien kunne ikke skrives: %(why)s.") % {"why": error.strerror or error}
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _copy_sqlite(path: Path) -> None:
    connection.ensure_connection()
    try:
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
            # One plain file: the database's own way of writing would keep two more beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            answers = [row[0] for row in copy.execute("PRAGMA integrity_check")]
            loose = copy.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        raise BackupFailed(_("Kopien kunne ikke skrives: %(why)s.") % {"why": error}) from error
    if answers != ["ok"] or loose is not None:
        raise BackupFailed(_("Kopien er ikke hel. Kjør verify_papers på databasen, og spør om hjelp."))


def pg_dump_command(path: Path) -> list[str]:
    """The command that copies this PostgreSQL database to `path`, without its password."""
    settings = connection.settings_dict
    way: dict[str, Any] = {
        "dbname": settings["NAME"],
        "user": settings["USER"] or None,
        "host": settings["HOST"] or None,
        "port": settings["PORT"] or None,
        **{name: settings["OPTIONS"].get(name) for name in WAY_TO_THE_SERVER},
    }
    given = {name: value for name, value in way.items() if value is not None}
    # Whoever restores it owns it; the guards are part of the dump.
    return ["pg_dump", "--format=custom", "--no-owner", "--file", str(path), make_conninfo(**given)]


def _dump_postgres(path: Path) -> None:
    command = pg_dump_command(path)
    if shutil.which("pg_dump") is None or shutil.which("pg_restore") is None:
        command[command.index(str(path))] = str(path.with_suffix(""))
        raise BackupFailed(
            _("pg_dump finnes ikke her. Installer postgresql-client, eller kjør dette der det finnes:")
            + "\n  "
            + shlex.join(command)
        )
    environ = dict(os.environ)
    if password := connection.settings_dict["PASSWORD"]:
        environ["PGPASSWORD"] = password
    _run(command, environ)
    _run(["pg_restore", "--list", str(path)], environ)


def _run(command: list[str], environ: dict[str, str]) -> None:
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupFailed(f"{command[0]}: {done.stderr.strip()}")


def _to_disk(path: Path) -> None:
    """Wait until it is on the disk: a memory stick is pulled out the moment the command ends."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
