"""Children of the test process that write to a thrown-away database, and may be killed at any moment."""

from __future__ import annotations

import multiprocessing
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from django.db import connections

_fork = multiprocessing.get_context("fork")


def start_child(work: Callable[[], None]) -> tuple[BaseProcess, Connection]:
    """Start `work` in a process of its own with its own database connection.

    Returns the process and a connection that says "begin" when the work begins. The exit code is 0 where the
    work came to its end, 1 where it raised.
    """
    connections.close_all()
    here, there = _fork.Pipe(duplex=False)
    process = _fork.Process(target=_run, args=(work, there), daemon=True)
    process.start()
    there.close()
    return process, here


def _run(work: Callable[[], None], there: Connection) -> None:
    try:
        connections["default"].ensure_connection()
        there.send("begin")
        work()
    except BaseException:
        traceback.print_exc()
        sys.exit(1)
    finally:
        connections.close_all()
