"""Tests neither sleep nor ask what day it is: they fail for one reason only."""

import ast

from tests.architecture import sources

UNSTEADY = ("time.sleep", "asyncio.sleep", "date.today", "datetime.today", "timezone.now", "random.random")


def test_no_test_sleeps_or_asks_the_day() -> None:
    found = [
        f"{sources.name_of(path)}:{node.lineno}: {sources.dotted(node.func)}"
        for path in sources.files("tests")
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.Call) and sources.dotted(node.func) in (*UNSTEADY, "sleep")
    ]
    assert found == []


def test_every_folder_of_tests_is_a_package() -> None:
    """Without that, two files of one name in different folders hide each other."""
    folders = {path.parent for path in sources.files("tests")}
    assert [
        sources.name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()
    ] == []
