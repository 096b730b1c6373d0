"""What pay can't make good of a late card is said on her page, and by no to-do: nobody can act on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from assignments.models import Participant
from payroll.card_todos import card_todos
from payroll.corrections import open_difference
from payroll.made_good import made_good_in_pay
from payroll.models import FreeWeeksChoice
from tests.cast import make_card, make_participant
from tests.payroll.paying import fill_box
from tests.payroll.slips.test_correction import pay

pytestmark = pytest.mark.django_db

FEBRUARY, MARCH = date(2026, 2, 3), date(2026, 3, 2)
IN_PAY = "hun får det samme i hånda"
ASSESSED = "får hun det igjen i skatteoppgjøret"
TOO_LATE = "Etter februar rettes det ikke i lønna"


@pytest.fixture
def late(supervisor, project) -> Participant:
    """Someone with 36 % on last year's card, paid one day in January: 311 kroner, 111 withheld."""
    fill_box(supervisor, 20_000, today=date(2026, 1, 5))
    participant = make_participant()
    make_card(participant, year=2025, percent=Decimal(36))
    slip = pay(participant, date(2026, 1, 7), supervisor)
    assert (slip.gross, slip.withholding) == (311, 111)
    return participant


@pytest.fixture
def page(as_supervisor, clock) -> Callable[[Participant, date], str]:
    """Her page as it reads on a day."""

    def read(participant: Participant, day: date) -> str:
        clock.set(datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo("Europe/Oslo")))
        url = reverse("assignments:participant", args=[participant.pk])
        return as_supervisor.get(url).content.decode()

    return read


def in_pay(participant: Participant, day: date) -> bool:
    return made_good_in_pay(participant, open_difference(participant, day), day)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("percentage", {"percent": Decimal(0)}),
        ("exemption", {}),
        ("exemption", {"limit": Decimal(10_000)}),
        ("table", {"table": "8000"}),
    ],
)
def test_too_much_is_left_to_the_assessment_where_the_card_withholds_nothing(
    late, page, supervisor, kind, fields
) -> None:
    make_card(late, kind, valid_from=date(2026, 1, 28), **fields)
    assert pay(late, FEBRUARY, supervisor).withholding == 0
    found = open_difference(late, FEBRUARY)
    assert (found.was_withheld, found.should_be) == (111, 0)
    text = page(late, FEBRUARY)
    assert ASSESSED in text
    assert IN_PAY not in text
    assert card_todos(FEBRUARY) == []


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("percentage", {"percent": Decimal(25)}),
        ("exemption", {"limit": Decimal(311)}),
        ("table", {"table": "9100"}),
    ],
)
def test_too_much_is_made_good_where_the_card_withholds(late, page, supervisor, kind, fields) -> None:
    make_card(late, kind, valid_from=date(2026, 1, 28), **fields)
    before = open_difference(late, MARCH).amount
    text = page(late, MARCH)
    assert IN_PAY in text
    assert ASSESSED not in text
    pay(late, MARCH, supervisor)
    after = open_difference(late, MARCH)
    assert before < (after.amount if after else 0)


def test_the_free_weeks_do_not_last(late, page) -> None:
    FreeWeeksChoice.objects.create(year=2026, first_monday=date(2026, 11, 16))
    make_card(late, valid_from=date(2026, 1, 28))
    assert in_pay(late, date(2026, 11, 18))


def test_too_little_is_left_to_the_assessment_after_february(late, page) -> None:
    """40 % of 311 is 124: 13 more."""
    make_card(late, percent=Decimal(40), valid_from=date(2026, 1, 28))
    assert open_difference(late, FEBRUARY).amount == 13
    assert in_pay(late, date(2026, 2, 28))
    assert TOO_LATE not in page(late, date(2026, 2, 28))
    assert TOO_LATE in page(late, date(2026, 3, 1))
    assert not in_pay(late, date(2026, 3, 1))


def test_without_a_difference_the_page_says_nothing(late, page) -> None:
    make_card(late, percent=Decimal(36), valid_from=date(2026, 1, 28))
    text = page(late, MARCH)
    assert not any(words in text for words in (IN_PAY, ASSESSED, TOO_LATE))
