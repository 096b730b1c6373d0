"""The version that files name is the project's own."""

import tomllib
from pathlib import Path

from bikuben.version import VERSION


def test_it_is_the_one_in_pyproject() -> None:
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    assert tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"] == VERSION
