"""Letters with fields: replaced as text, and nothing is ever run."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments.rules.letters import (
    FIELDS,
    empty_fields,
    fields_in,
    filled,
    has_loose_brace,
    in_two_weeks,
    unknown_fields,
)
from assignments.rules.telephone import dialled

VALUES = dict.fromkeys(FIELDS, "x")


def test_it_fills_in_each_field() -> None:
    text = filled(
        "Hei {kontakt} i {klient}. Hei igjen, {kontakt}.", {"kontakt": "Mona", "klient": "Perlehuset"}
    )
    assert text == "Hei Mona i Perlehuset. Hei igjen, Mona."


@pytest.mark.parametrize(
    "text",
    ["{klient.__class__}", "{klient!r}", "{0}", "{}", "{klient:>10}", "{Klient}", "{% now %}", "{ klient }"],
)
def test_what_is_no_field_is_unknown(text: str) -> None:
    assert len(unknown_fields(text)) == 1


def test_a_value_with_braces_is_put_in_as_it_is() -> None:
    assert filled("{klient}", {"klient": "{telefon} {x.__class__} AS"}) == "{telefon} {x.__class__} AS"


@pytest.mark.parametrize(
    ("text", "loose"),
    [("{klient}", False), ("{klient", True), ("klient}", True), ("{{klient}}", True), ("", False)],
)
def test_it_sees_a_brace_without_its_other_half(text: str, loose: bool) -> None:
    assert has_loose_brace(text) is loose


def test_it_tells_which_fields_would_leave_a_hole() -> None:
    assert empty_fields("{telefon} {epost} {pris}", {**VALUES, "telefon": "", "epost": "  "}) == [
        "telefon",
        "epost",
    ]


@given(
    st.lists(
        st.one_of(st.sampled_from(FIELDS).map(lambda name: f"{{{name}}}"), st.text("abc {}æ\n", max_size=8))
    )
)
def test_a_text_that_is_accepted_can_always_be_filled(parts: list[str]) -> None:
    text = "".join(parts)
    if unknown_fields(text) or has_loose_brace(text):
        return
    done = filled(text, VALUES)
    assert not fields_in(done)
    assert "{" not in done


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 5, 4), date(2026, 5, 18)),
        (date(2026, 5, 8), date(2026, 5, 22)),
        (date(2026, 5, 9), date(2026, 5, 25)),
        (date(2026, 5, 10), date(2026, 5, 25)),
    ],
)
def test_two_weeks_on_is_never_a_weekend(day: date, later: date) -> None:
    assert in_two_weeks(day) == later


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("22 33 44 55", "22334455"),
        ("+47 911 22 333", "+4791122333"),
        ("", ""),
        ("spør etter Per", ""),
        ("javascript:alert(1)", ""),
        ("12", ""),
    ],
)
def test_a_number_is_dialled_by_its_digits(written: str, digits: str) -> None:
    assert dialled(written) == digits
