"""Bikuben served for a browser test, by a process of its own."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from tests.databases import PROJECT, ThrownAwayDatabase


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running server: its address, and the database that it and the test share."""

    url: str
    database: ThrownAwayDatabase


@contextmanager
def serve(database: ThrownAwayDatabase, *, today: date) -> Iterator[Server]:
    """Serve Bikuben on a free port of this machine until the block ends.

    The socket listens before the process starts, so the first page simply waits for it.
    """
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        port = listening.getsockname()[1]
        number = listening.fileno()
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "bikuben.wsgi", "--bind", f"fd://{number}"),
                *("--threads", "4", "--log-level", "warning"),
            ],
            cwd=PROJECT,
            env={**database.environ, "BIKUBEN_DEMO": "1", "BIKUBEN_TODAY": today.isoformat()},
            pass_fds=[number],
        )
        try:
            yield Server(url=f"http://127.0.0.1:{port}", database=database)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
