"""The demo year is made by the actions that the buttons call: it touches no model."""

import ast
from pathlib import Path

from tests.architecture import sources

# Many actions in one transaction are made faster; nothing is read or written by it.
TRANSACTIONS = ("django.db", "django.db.transaction")


def demo_files() -> list[Path]:
    return [
        path
        for path in sources.files(*sources.FLOORS)
        if "demo" in path.relative_to(sources.PROJECT).parts or path.stem == "demo"
    ]


def test_it_imports_no_model() -> None:
    found = [
        f"{sources.name_of(path)} imports {module}"
        for path in demo_files()
        for module in sources.imports(path)
        if "models" in module.split(".")
        or (sources.within(module, "django.db", "django.apps") and module not in TRANSACTIONS)
    ]
    assert found == []


def test_it_writes_through_no_manager() -> None:
    found = [
        f"{sources.name_of(path)}:{node.lineno}"
        for path in demo_files()
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in ("objects", "bulk_create", "save", "_default_manager", "get_model")
    ]
    assert found == []
