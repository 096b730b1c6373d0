"""Any European name prints; what can't is known before it reaches paper."""

from __future__ import annotations

import unicodedata

import pytest

from bikuben.documents.fonts import REPLACEMENT, can_print, printable

NAMES = [
    "Ærlig Østby Åsen",
    "Čáhppe Ŋuolla Đuođi Ŧ Ž",
    "Łucja Święcicka",
    "Þórdís Ægisdóttir",
    "Ștefania Țurcanu",
    "Γεωργία Παπαδοπούλου",
    "Наталія Їжакевич",
    "Gülşen Iğdır",
    "Ġiljan Ħal Żejtun",
    "Nguyễn Thị Hồng",
    "O’Brien-D'Arcy",
]


@pytest.mark.parametrize("name", NAMES)
def test_it_prints_any_european_name(name: str) -> None:
    assert can_print(name)
    assert printable(name) == name


def test_it_prints_a_decomposed_name_as_the_composed_one() -> None:
    decomposed = unicodedata.normalize("NFD", "Čáhppe")
    assert can_print(decomposed)
    assert printable(decomposed) == "Čáhppe"


@pytest.mark.parametrize("name", ["李娜", "مريم", "🐝", "a\nb", "a\x00b", "a\u200bb", "a\ud800b"])
def test_it_knows_what_it_can_not_print(name: str) -> None:
    assert not can_print(name)
    assert REPLACEMENT in printable(name)
