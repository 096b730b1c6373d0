"""A PostgreSQL of one's own for the tests: made in a temporary folder, gone when they end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# Nothing in it outlives the tests, so nothing waits for a disk.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "200",
}


class NoPostgres(Exception):
    """There is no PostgreSQL to start here; the text says why."""


def find_binaries() -> Path:
    """The folder of initdb and pg_ctl, of version 15 where several are installed. Raises NoPostgres."""
    installed = Path("/usr/lib/postgresql")
    versions = [path for path in installed.glob("*/bin") if (path / "initdb").exists()]
    versions.sort(key=lambda path: (path.parent.name == "15", path.parent.name))
    if versions:
        return versions[-1]
    initdb = shutil.which("initdb")
    if initdb and shutil.which("pg_ctl"):
        return Path(initdb).resolve().parent
    raise NoPostgres("PostgreSQL is not installed (apt-get install postgresql)")


def as_whom() -> list[str]:
    """What to put before a command so that it doesn't run as root, which initdb refuses."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        raise NoPostgres("this runs as root and there is no user postgres to run PostgreSQL") from None
    runuser = shutil.which("runuser")
    if runuser is None:
        raise NoPostgres("this runs as root and there is no runuser to become postgres")
    return [runuser, "-u", "postgres", "--"]


@contextmanager
def throw_away_cluster() -> Iterator[str]:
    """Start a cluster and give its DATABASE_URL; stop and remove it however the block ends."""
    binaries = find_binaries()
    prefix = as_whom()
    # A short path: a Unix socket's address has room for some hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="bikuben-pg-", dir="/tmp"))
    try:
        if prefix:
            shutil.chown(folder, "postgres", "postgres")
        folder.chmod(0o755)
        data = folder / "data"
        _run(prefix, binaries / "initdb", "--username=postgres", "--auth=trust", "--no-sync", "-D", data,
             "--encoding=UTF8", "--locale=C.UTF-8")  # fmt: skip
        options = " ".join(f"-c {name}='{value}'" for name, value in FAST.items())
        options += f" -c unix_socket_directories='{folder}'"
        start = ("start", "--wait", "-D", data, "-l", folder / "log", "-o", options)
        try:
            _run(prefix, binaries / "pg_ctl", *start)
            yield f"postgresql://postgres@{quote(str(folder), safe='')}/bikuben"
        finally:
            subprocess.run(
                [*prefix, binaries / "pg_ctl", "stop", "-m", "immediate", "-D", data],
                cwd="/",
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(prefix: list[str], *command: str | Path) -> None:
    done = subprocess.run(
        [*prefix, *command], cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}")
