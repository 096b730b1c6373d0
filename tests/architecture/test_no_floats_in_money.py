"""No float touches money, save the one division in which the official tables are made."""

import ast

from tests.architecture import sources

# The official tables are made with one division in floats; only there do we follow them.
THE_ONE_DIVISION = "payroll/rules/withholding.py"
# Measures on a sheet of paper and how often a made-up person turns up: no kroner among them.
NOT_MONEY = ("documents", "demo")


def test_the_floors_that_handle_money_hold_no_float() -> None:
    found = []
    for path in sources.files("payroll", "assignments"):
        if sources.name_of(path) == THE_ONE_DIVISION or set(NOT_MONEY) & set(path.parts):
            continue
        for node in ast.walk(sources.tree(path)):
            literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            call = isinstance(node, ast.Name) and node.id == "float"
            if literal or call:
                found.append(f"{sources.name_of(path)}:{node.lineno}")
    assert found == []


def test_no_column_of_money_is_a_float_or_a_decimal() -> None:
    found = [
        f"{sources.name_of(path)}:{node.lineno}"
        for path in sources.files(*sources.FLOORS)
        if "models" in path.parts
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.Call) and sources.called(node) == "FloatField"
    ]
    assert found == []
