"""Every name of the demo is made up, and hard enough to print."""

from __future__ import annotations

import re

from bikuben.documents.fonts import can_print
from payroll.demo.cast import CAST

MADE_UP = re.compile(r"prøv|prøve|øving|liksom|eksempel|oppdikt|tenkt|påhitt|test", re.IGNORECASE)


def test_every_legal_name_says_that_it_is_made_up() -> None:
    assert [one.legal for one in CAST if not MADE_UP.search(one.legal)] == []


def test_there_are_21_with_names_of_their_own() -> None:
    assert len({one.chosen.casefold() for one in CAST}) == 21
    assert len({one.legal.casefold() for one in CAST}) == 21


def test_the_letters_that_lesser_fonts_lack_are_there_and_print() -> None:
    letters = "".join(one.legal for one in CAST)
    assert all(letter in letters for letter in "ČđŁŊæøåÅ")
    assert all(can_print(one.legal) and can_print(one.chosen) for one in CAST)
    assert max(len(one.legal) for one in CAST) > 80
