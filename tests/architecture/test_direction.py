"""payroll -> assignments -> bikuben: nothing is imported upwards, at the top of a file or inside it."""

from pathlib import Path

import pytest

from tests.architecture import sources

ABOVE = {"bikuben": ("assignments", "payroll"), "assignments": ("payroll",)}


@pytest.mark.parametrize("floor", ABOVE)
def test_it_imports_nothing_from_a_floor_above(floor: str) -> None:
    upwards = [
        f"{sources.name_of(path)} imports {module}"
        for path in sources.files(floor)
        for module in sources.imports(path)
        if sources.within(module, *ABOVE[floor])
    ]
    assert upwards == []


def test_it_sees_an_import_inside_a_function(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sources, "PROJECT", tmp_path)
    file = tmp_path / "bikuben" / "sly.py"
    file.parent.mkdir()
    file.write_text(
        "def pay():\n    from payroll import models\n    import_module('assignments.urls')\n"
        "    from ..payroll import forms\n"
    )
    found = set(sources.imports(file))
    assert {"payroll", "payroll.models", "assignments.urls", "payroll.forms"} <= found


def test_no_program_code_imports_tests_or_tools() -> None:
    found = [
        f"{sources.name_of(path)} imports {module}"
        for path in sources.files(*sources.FLOORS)
        for module in sources.imports(path)
        if sources.within(module, "tests", "tools")
    ]
    assert found == []
