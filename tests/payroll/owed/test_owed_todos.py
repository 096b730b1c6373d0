"""What waits to be paid: one line for each kind, urgent from the day it is due."""

from __future__ import annotations

from datetime import date

import pytest

from payroll.mark_paid import mark_paid
from payroll.owed_todos import owed_todos
from tests.cast import NOW, TODAY
from tests.payroll.owed.world import (
    THURSDAY,
    WEDNESDAY,
    WITHHOLDING,
    order_for,
    reversal_of,
    settings_with,
    slip,
)
from tests.payroll.pages.paths import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(clock, project) -> None:
    """The clock stands still."""


def lines(today: date = TODAY) -> list[tuple[str, bool]]:
    return [(str(todo.text).replace("\u00a0", " "), todo.urgent) for todo in owed_todos(today)]


def test_what_is_due_today_is_urgent_and_what_is_due_tomorrow_waits(participant, supervisor) -> None:
    slip(participant, by=supervisor, zone="5")
    assert lines(date(2026, 5, 3)) == []
    assert lines() == [("Skattetrekk: 66 kr skal betales i dag.", True)]
    assert lines(date(2026, 5, 5)) == [("Skattetrekk: 66 kr skulle vært betalt 04.05.2026.", True)]


def test_several_overdue_are_one_line(participant, supervisor) -> None:
    order = order_for(participant)
    slip(participant, WEDNESDAY, by=supervisor, zone="5")
    slip(participant, THURSDAY, by=supervisor, zone="5", taken=[(order, 10)])
    assert lines() == [
        ("Skattetrekk: 132 kr er forfalt eller forfaller i dag (2 betalinger).", True),
        ("Utleggstrekk: 10 kr skal betales i dag.", True),
    ]


def test_a_term_is_told_from_its_end_and_urgent_when_it_is_due(participant, supervisor) -> None:
    slip(participant, date(2026, 3, 2), by=supervisor, withheld=0)
    text = "Arbeidsgiveravgift for 2. termin: 38 kr skal betales innen 15.05.2026."
    assert lines(THURSDAY) == []
    assert lines(date(2026, 5, 1)) == [(text, False)]
    assert lines(date(2026, 5, 15)) == [("Arbeidsgiveravgift: 38 kr skal betales i dag.", True)]


def test_what_is_paid_too_much_is_told(participant, supervisor) -> None:
    paper = slip(participant, by=supervisor, zone="5")
    mark_paid(WITHHOLDING, THURSDAY, by=supervisor, now=NOW, today=TODAY)
    assert lines() == []
    reversal_of(paper, by=supervisor)
    text = "Det er betalt 66 kr for mye. Bruk pengene på neste betaling, eller be om å få dem igjen."
    assert lines() == [(text, False)]


def test_the_first_page_leads_there(participant, supervisor, as_accountant, as_reader) -> None:
    settings_with(small_pay_rule=True)
    slip(participant, by=supervisor, gross=10_001)
    page = text_of(as_accountant.get("/"))
    assert '<a href="/owed/">' in page
    assert '<a href="/owed/contribution/">' in page
    assert "/owed/" not in text_of(as_reader.get("/"))
