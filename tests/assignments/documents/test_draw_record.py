"""The record of a draw holds all that is needed to redo it."""

from __future__ import annotations

from datetime import date

from assignments.documents.draw_record import DrawRecord, draw_record_pdf
from assignments.rules.draw import commitment, draw_order, verification_lines
from tests.paper_text import pages_of

SEED = bytes(range(32))
DAY = date(2026, 1, 5)


def record(*, tickets: int = 12, places: int = 8, word: str = "tåke", attempt: int = 1) -> DrawRecord:
    order = tuple(draw_order(SEED, DAY, word, range(1, tickets + 1)))
    return DrawRecord(
        day=DAY,
        places=places,
        order=order,
        word=word,
        seed=SEED,
        commitment=commitment(SEED),
        attempt=attempt,
    )


def test_it_shows_the_order_and_everything_that_made_it() -> None:
    (page,) = pages_of(draw_record_pdf(record(), language="nb"))
    assert "Mandag 5. januar 2026" in page
    assert "Fikk plass 6 8 5 12 4 11 7 3 " in page
    assert "Reserver, i denne rekkefølgen 9 1 10 2 " in page
    assert commitment(SEED) in page
    assert SEED.hex() in page
    assert " tåke " in page


def test_it_has_the_three_lines_as_they_are_typed() -> None:
    (page,) = pages_of(draw_record_pdf(record(), language="nb"))
    for line in verification_lines(SEED, DAY, "tåke", range(1, 13)):
        assert line in page


def test_it_says_when_it_is_a_repeat() -> None:
    assert "nummer 2" in pages_of(draw_record_pdf(record(attempt=2), language="nb"))[0]
    assert "nummer" not in pages_of(draw_record_pdf(record(), language="nb"))[0]


def test_it_shows_no_reserves_where_there_are_none() -> None:
    assert "Reserver" not in pages_of(draw_record_pdf(record(tickets=8), language="nb"))[0]


def test_it_goes_on_to_more_sheets_with_a_hundred_tickets_and_the_longest_word() -> None:
    pages = pages_of(draw_record_pdf(record(tickets=100, word="å" * 100), language="en"))
    assert len(pages) > 1
    assert "Monday 5 January 2026" in pages[0]
    assert SEED.hex() in pages[-1]


def test_a_draw_by_hand_names_its_witness_and_no_seed() -> None:
    by_hand = DrawRecord(day=DAY, places=2, order=(3, 1, 2), by_hand=True, witness="Łucja Święcicka")
    (page,) = pages_of(draw_record_pdf(by_hand, language="nb"))
    assert "Trukket for hånd" in page
    assert "Łucja Święcicka" in page
    assert "Python" not in page


def test_it_is_the_same_file_every_time() -> None:
    assert draw_record_pdf(record(), language="nb") == draw_record_pdf(record(), language="nb")
