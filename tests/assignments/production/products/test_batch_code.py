"""A code is understood however it is typed or read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments.rules.batch_code import batch_code


@pytest.mark.parametrize(
    "typed",
    ["MB-2026-014", "mb-2026-014", " MB 2026 014\r\n", "MB2026014", "MB-2026-14",
     "MB+2026+014", "mb\u20112026\u2011014"],
)  # fmt: skip
def test_it_is_the_same_code(typed: str) -> None:
    assert batch_code(typed) == "MB-2026-014"


@pytest.mark.parametrize(
    ("typed", "code"), [("nø-2026-7", "NØ-2026-007"), ("PERL-2026-1014", "PERL-2026-1014")]
)
def test_other_letters_and_long_numbers(typed: str, code: str) -> None:
    assert batch_code(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "MB", "2026-014", "M-2026-014", "MELLI-2026-014", "MB-2026", "MB-2026-1234567"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert batch_code(typed) is None


@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(typed: str) -> None:
    code = batch_code(typed)
    assert code is None or batch_code(code) == code
