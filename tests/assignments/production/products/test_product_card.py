"""The card that lies in the box of a gift: her words, the drawings, and not a word of who made it."""

from __future__ import annotations

import pytest

from assignments.documents.card_drawings import DRAWINGS, drawing_for
from assignments.documents.product_card import card_lines, card_pdf, letters_too_many
from payroll.demo.card_texts import CARD_EN, CARD_NB
from tests.paper_text import pages_of, properties_of


@pytest.mark.parametrize(("language", "text"), [("nb", CARD_NB), ("en", CARD_EN)])
def test_ten_cards_have_her_whole_text(language: str, text: str) -> None:
    (page,) = pages_of(card_pdf("MelliBee", text, language=language))
    for line in text.splitlines():
        assert page.count(line) == 10
    assert page.count("MelliBee") == 10


@pytest.mark.parametrize(("language", "text"), [("nb", CARD_NB), ("en", CARD_EN)])
def test_the_suggested_text_tells_the_four_symbols_and_no_one(language: str, text: str) -> None:
    assert [symbol for _line, symbol in card_lines(text) if symbol] == ["heart", "pearl", "bird", "tiger"]
    assert letters_too_many(text) == 0
    pdf = card_pdf("MelliBee", text, language=language)
    for word in ("Bikuben", "Pro Sentret", "deltaker", "participant", "verksted", "2026"):
        assert word.casefold() not in (pages_of(pdf)[0] + properties_of(pdf)).casefold()


@pytest.mark.parametrize(
    ("line", "drawing"),
    [
        ("Hjertet: for kjærlighet", "heart"),
        ("  et hjerte for trygghet", "heart"),
        ("A pearl for the jewel", "pearl"),
        ("Perlen er en juvel", "pearl"),
        ("The bird: freedom", "bird"),
        ("Fuglen", "bird"),
        ("TIGEREN: styrke", "tiger"),
        ("Kvinne hjelper kvinne", None),
        ("Et varmt hjerte", None),
        ("", None),
        ("– 12", None),
    ],
)
def test_a_line_that_begins_with_a_symbol_gets_its_drawing(line: str, drawing: str | None) -> None:
    assert drawing_for(line) == drawing


def test_every_drawing_keeps_within_its_square() -> None:
    for path in DRAWINGS.values():
        numbers = [float(word) for word in path.translate(dict.fromkeys(map(ord, "MLCZ"), " ")).split()]
        assert len(numbers) % 2 == 0
        assert min(numbers) >= 1
        assert max(numbers) <= 23


def test_a_long_text_is_set_smaller_and_stays_whole() -> None:
    text = CARD_NB + "\n" + "Ta godt vare på det, så varer det lenge. " * 5
    assert letters_too_many(text) == 0
    (page,) = pages_of(card_pdf("MelliBee", text, language="nb"))
    assert page.count("varer det lenge.") == 50


def test_what_has_no_room_says_how_much_has_to_go() -> None:
    text = "ord til kortet " * 99
    too_many = letters_too_many(text)
    assert 400 < too_many < len(text)
    assert letters_too_many(text[: len(text) - too_many]) == 0
    assert letters_too_many(text[: len(text) - too_many + 1]) > 0


def test_many_short_lines_need_room_too() -> None:
    assert letters_too_many("\n".join("abcdefghi")) == 0
    assert letters_too_many("\n".join("abcdefghijklmnopqrstuvwxyz")) > 0


def test_a_long_name_stays_on_its_card() -> None:
    name = "Armbånd med bjørn og perler til julemarkedet i Oslo sentrum og alle andre byer"
    assert pages_of(card_pdf(name, CARD_NB, language="nb"))[0].count(name) == 10
