"""The demo is the same every time for one seed: names, draws and sums, on whichever database."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from tests.payroll.demo.playing import digest, figures, play

pytestmark = pytest.mark.django_db

UNTIL = date(2026, 1, 16)


def _played(seed: int) -> tuple[str, list[object]]:
    with transaction.atomic():
        play(until=UNTIL, seed=seed)
        result = digest(), figures()
        transaction.set_rollback(True)
    return result


def test_one_seed_gives_the_same_names_draws_and_sums_and_another_gives_others() -> None:
    first, seven = _played(7)
    again, _ = _played(7)
    other, eight = _played(8)
    assert first == again
    assert first != other
    names = [[(chosen, legal) for chosen, legal, _number in run[0]] for run in (seven, eight)]
    assert names[0] == names[1]
    assert seven[3] != eight[3]
