"""Texts for the bank: letters that it takes, no longer than it takes, never empty."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.rules.bank_text import bank_text

TAKEN = re.compile(r"[A-Za-z0-9/\-?:().,'+ áäçđéíóöúüýæøåÁÄÇĐÉÍÓÖÚÜÝÆØÅ]+")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Verkstedet i Prøvegata", "Verkstedet i Prøvegata"),
        ("Čálliid Lágádus", "Cálliid Lágádus"),
        ("Łukasz & Œuvre <AS>", "Lukasz + OEuvre AS"),
        ("Inkasso\tAS\n", "Inkasso AS"),
        ("A\u030aPNE", "ÅPNE"),
        ("\u0000\u202e", "NOTPROVIDED"),
        ("", "NOTPROVIDED"),
        ("日本", "NOTPROVIDED"),
    ],
)
def test_letters_are_written_as_the_bank_takes_them(text: str, written: str) -> None:
    assert bank_text(text) == written


@given(st.text(max_size=200), st.integers(11, 140))
def test_any_text_becomes_one_the_bank_takes(text: str, longest: int) -> None:
    found = bank_text(text, longest)
    assert TAKEN.fullmatch(found)
    assert 1 <= len(found) <= longest
    assert found == found.strip()
    assert bank_text(found, longest) == found
