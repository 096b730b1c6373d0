"""Actions are told the time. Only what stands at the door of the program asks the clock."""

import ast
from pathlib import Path

from tests.architecture import sources

ASKS = ("clock.now", "clock.today", "timezone.now", "timezone.localdate", "date.today", "datetime.now")
DOORS = ("views", "commands")
# The clock itself, and what stands around every page: each a door of its own kind.
ALLOWED = ("bikuben/clock.py", "bikuben/context.py", "bikuben/middleware.py", "bikuben/once.py")


def is_door(path: Path) -> bool:
    return bool(set(DOORS) & set(path.parts)) or sources.name_of(path) in ALLOWED


def test_nothing_else_asks_the_clock() -> None:
    found = [
        f"{sources.name_of(path)}:{node.lineno}: {sources.dotted(node.func)}"
        for path in sources.files(*sources.FLOORS)
        if not is_door(path)
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.Call) and sources.dotted(node.func) in ASKS
    ]
    assert found == []
