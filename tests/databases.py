"""Databases that are thrown away, for tests that need real transactions or several processes.

Papers can't be deleted, so nothing can be flushed after such a test. A template is migrated once and
copied for each: a file for SQLite, CREATE DATABASE … TEMPLATE for PostgreSQL.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connections

PROJECT = Path(__file__).resolve().parent.parent
_numbers = count(1)


@dataclass(kw_only=True)
class ThrownAwayDatabase:
    """One test's own database. `url` may be handed to any process; `environ` has it set already."""

    url: str
    name: str
    vendor: str
    server_url: str = ""
    _started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def environ(self) -> dict[str, str]:
        return {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": self.url}

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start `python ARGUMENTS` on this database; it is ended with the test if it hasn't by then."""
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=PROJECT,
            env=self.environ,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._started.append(process)
        return process

    def run(self, *arguments: str, timeout: float = 300) -> "subprocess.CompletedProcess[str]":
        """Run `python ARGUMENTS` on this database to its end. Raises CalledProcessError where it fails."""
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=PROJECT,
            env=self.environ,
            text=True,
            capture_output=True,
            timeout=timeout,
            check=True,
        )

    def manage(self, *arguments: str, timeout: float = 300) -> "subprocess.CompletedProcess[str]":
        """Run `manage.py ARGUMENTS` on this database."""
        return self.run("manage.py", *arguments, timeout=timeout)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Let this process's ORM work on this database, with real transactions, within the block.

        The test itself needs no database mark; ask for the `django_db_blocker` fixture and unblock it.
        """
        before = connections["default"]
        own_settings = connections.settings["default"]
        own_name = own_settings["NAME"]
        own_settings["NAME"] = self.name
        connections["default"] = connections.create_connection("default")
        try:
            yield
        finally:
            connections["default"].close()
            own_settings["NAME"] = own_name
            connections["default"] = before

    def throw_away(self) -> None:
        """End what was started and remove the database."""
        for process in self._started:
            if process.poll() is None:
                process.kill()
            process.communicate()
        if self.vendor == "postgresql":
            _on_server(self.server_url, f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        else:
            for ending in ("", "-wal", "-shm", "-journal"):
                Path(self.name + ending).unlink(missing_ok=True)


@dataclass(frozen=True, kw_only=True)
class Template:
    """A migrated database that is never written to again."""

    database: ThrownAwayDatabase
    folder: Path

    def copy(self) -> ThrownAwayDatabase:
        """A fresh copy for one test."""
        original = self.database
        number = next(_numbers)
        if original.vendor == "postgresql":
            name = f"{original.name}_{number}"
            _on_server(original.server_url, f'CREATE DATABASE "{name}" TEMPLATE "{original.name}"')
            return _on_postgres(original.server_url, name)
        name = str(self.folder / f"copy{number}.sqlite3")
        shutil.copyfile(original.name, name)
        return ThrownAwayDatabase(url=f"sqlite:///{name}", name=name, vendor="sqlite")

    def drop(self) -> None:
        self.database.throw_away()


def make_template(*, folder: Path, worker: str) -> Template:
    """Migrate a new database on the server that DATABASE_URL names, or in a file where it names SQLite."""
    url = os.environ["DATABASE_URL"]
    if url.startswith("sqlite"):
        name = str(folder / "template.sqlite3")
        database = ThrownAwayDatabase(url=f"sqlite:///{name}", name=name, vendor="sqlite")
    else:
        name = f"bikuben_template_{worker}_{os.getpid()}"
        _on_server(url, f'CREATE DATABASE "{name}"')
        database = _on_postgres(url, name)
    try:
        database.manage("migrate", "--verbosity", "0")
    except subprocess.CalledProcessError as failed:
        database.throw_away()
        raise RuntimeError(f"The template database can't be migrated:\n{failed.stderr}") from failed
    return Template(database=database, folder=folder)


def _on_postgres(server_url: str, name: str) -> ThrownAwayDatabase:
    url = urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
    return ThrownAwayDatabase(url=url, name=name, vendor="postgresql", server_url=server_url)


def _on_server(server_url: str, statement: str) -> None:
    maintenance = urlunsplit(urlsplit(server_url)._replace(path="/postgres"))
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(statement)
