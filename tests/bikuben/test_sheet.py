"""Text stays where it is put, the same calls give the same bytes, and the properties name nobody."""

from __future__ import annotations

from reportlab.lib.units import mm

from bikuben.documents.fonts import Weight, width_of
from bikuben.documents.sheet import Sheet, fitting_size, wrapped
from tests.paper_text import pages_of, properties_of

LONG = "Wilhelmina Aleksandrovna Þorgerðardóttir-Łukaszewiczówna van der Meersch"


def draw(text: str) -> bytes:
    sheet = Sheet("Prøve", language="nb")
    sheet.text(20, 20, text, width=40)
    sheet.cut_line()
    sheet.next_page()
    sheet.paragraph(20, 20, text, width=40)
    return sheet.finish()


def test_the_same_calls_give_the_same_bytes() -> None:
    assert draw(LONG) == draw(LONG)


def test_its_text_can_be_read_back() -> None:
    assert pages_of(draw("Čáhppe Łucja")) == ["Čáhppe Łucja", "Čáhppe Łucja"]


def test_its_properties_hold_the_title_and_no_name() -> None:
    properties = properties_of(draw(LONG))
    assert "Prøve" in properties
    assert "Wilhelmina" not in properties


def test_it_names_its_language() -> None:
    assert b"/Lang (nb)" in draw("Anna")


def test_a_long_line_is_made_smaller_and_a_short_one_is_not() -> None:
    assert fitting_size("Anna", 40, Weight.REGULAR, 11) == 11
    size = fitting_size(LONG, 40, Weight.REGULAR, 11)
    assert size < 11
    assert width_of(LONG, Weight.REGULAR, size) <= 40 * mm + 0.01


def test_lines_break_between_words() -> None:
    lines = wrapped(LONG, 60, Weight.REGULAR, 11)
    assert " ".join(lines) == LONG
    assert all(width_of(line, Weight.REGULAR, 11) <= 60 * mm for line in lines)


def test_a_word_that_is_too_long_is_broken() -> None:
    lines = wrapped("W" * 100, 40, Weight.REGULAR, 11)
    assert "".join(lines) == "W" * 100
    assert all(width_of(line, Weight.REGULAR, 11) <= 40 * mm for line in lines)


def test_a_line_never_breaks_at_a_no_break_space() -> None:
    assert wrapped("det er 1\u00a0234\u00a0kr", 18, Weight.REGULAR, 11)[-1] == "1\u00a0234\u00a0kr"
