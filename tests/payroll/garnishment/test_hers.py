"""What is kept of her orders: encrypted, in her copy, and gone with her key."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assignments.copy_for_her import copy_for
from assignments.end_participant import end_participant
from assignments.erase_participant import erase_participant
from assignments.models import Participant
from bikuben.models import User
from payroll.keep_garnishment import OrderData, add_garnishment_order, change_garnishment_order
from payroll.models import GarnishmentOrder, PaySlipGarnishment
from tests.cast import NOW, TODAY
from tests.payroll.garnishment.paying import issue, papers_agree
from tests.payroll.pages.paths import text_of
from tests.payroll.paying import someone_done, working_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("project")]

LETTER = OrderData(
    kind="other",
    payee="Oslo kommune",
    starts_on=date(2026, 5, 1),
    amount=Decimal(120),
    account_number="86011117947",
    reference="Sak 2026/14",
    due_day=15,
)
WORDS = ("Oslo kommune", "86011117947", "Sak 2026/14")


@pytest.fixture
def person(supervisor: User) -> Participant:
    """An order that was corrected once, and took 120 kr."""
    day = working_day()
    person = someone_done(day)
    order = add_garnishment_order(person, LETTER, by=supervisor, now=NOW, today=TODAY)
    change_garnishment_order(order, LETTER, version=1, by=supervisor, now=NOW, today=TODAY)
    issue(person, day, supervisor)
    return person


def test_her_copy_has_the_orders_and_what_was_taken(clock, person, as_supervisor) -> None:
    page = text_of(as_supervisor.get(reverse("assignments:copy_for_her", args=[person.pk])))
    for text in (*WORDS, "120 kr hver måned", "Trukket av lønna", "ført", "rettet", ">120<"):
        assert text in page


def test_her_copy_says_nothing_where_there_is_no_order(participant) -> None:
    assert "Utleggstrekk" not in {str(section.title) for section in copy_for(participant)}


def test_her_copy_costs_the_same_however_many_there_are(person, supervisor) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            copy_for(person)
        return len(queries)

    few = cost()
    for _time in range(4):
        add_garnishment_order(person, LETTER, by=supervisor, now=NOW, today=TODAY)
    assert cost() == few


@pytest.mark.parametrize("model", [GarnishmentOrder, GarnishmentOrder.history.model, PaySlipGarnishment])
def test_no_table_holds_its_words_in_clear(person, model) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table}")
        stored = str(cursor.fetchall())
    assert stored != "[]"
    assert not any(word in stored for word in WORDS)


def test_erasing_her_takes_the_words_and_leaves_the_papers(person, supervisor) -> None:
    end_participant(person, reason="moved", ended_on=TODAY, by=supervisor, now=NOW, today=TODAY)
    erase_participant(person, by=supervisor, now=NOW, today=date(2032, 1, 1))
    for kept in (GarnishmentOrder.objects, GarnishmentOrder.history, PaySlipGarnishment.objects):
        assert {str(row.payee) for row in kept.all()} == {"slettet"}
    papers_agree()


def test_its_name_in_a_log_is_a_number() -> None:
    assert str(GarnishmentOrder(pk=7, payee="x")) == "garnishment order 7"
