"""Rules know no framework, no database, no clock and no chance: the same in gives the same out."""

import ast

from tests.architecture import sources

FOREIGN = ("django", "simple_history", "psycopg", "sqlite3", "random", "secrets", "uuid", "time", "socket")
CLOCKS = ("now", "today", "utcnow", "urandom")


def test_there_are_rules() -> None:
    assert len(sources.rules()) > 5


def test_they_import_nothing_foreign() -> None:
    found = [
        f"{sources.name_of(path)} imports {module}"
        for path in sources.rules()
        for module in sources.imports(path)
        if sources.within(module, *FOREIGN)
    ]
    assert found == []


def test_of_our_own_they_import_only_what_is_pure() -> None:
    pure = ("bikuben.rounding", "bikuben.identity", "assignments.rules", "payroll.rules")
    found = [
        f"{sources.name_of(path)} imports {module}"
        for path in sources.rules()
        for module in sources.imports(path)
        if sources.within(module, *sources.FLOORS)
        # `from bikuben import rounding` names the package too.
        and module not in sources.FLOORS
        and not sources.within(module, *pure)
    ]
    assert found == []


def test_they_ask_no_clock() -> None:
    found = [
        f"{sources.name_of(path)}:{node.lineno}"
        for path in sources.rules()
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.Call) and sources.called(node) in CLOCKS
    ]
    assert found == []
