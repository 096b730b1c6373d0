"""The official rules for EHF, where they lie beside the project: UBL's schema, EN 16931, Peppol, Norway."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).resolve().parents[4] / "shared" / "tools" / "validate_ehf.py"
# Foretaksregisteret is for AS, ASA and branches of foreign companies only; most projects are none of these.
EXPECTED_WARNINGS = {"NO-R-002"}


def official_rules() -> ModuleType:
    """The validator as a module; the test is skipped where it isn't."""
    if not TOOL.exists():
        pytest.skip("the official rules are not beside the project")
    pytest.importorskip("saxonche")
    spec = importlib.util.spec_from_file_location("validate_ehf", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def findings(rules: ModuleType, folder: Path, files: dict[str, bytes]) -> list[tuple[str, str, str]]:
    """What the rules say of these files: file, fatal or warning, rule. What is expected is left out."""
    found = []
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        found += [(name, flag, rule) for flag, rule, _text in rules.findings(path)]
    return [one for one in found if one[1] == "fatal" or one[2] not in EXPECTED_WARNINGS]
