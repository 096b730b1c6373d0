"""A card with a value that can't be used: it stops nobody else's, and waits until it is entered by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client as Browser

from assignments.models import Participant
from bikuben.models import Project, User
from payroll.card_todos import card_todos
from payroll.import_cards import receive_card_answer
from payroll.keep_tax_card import CardData, add_tax_card
from payroll.models import CardStatus, TaxCard
from tests.cast import NOW, TODAY, make_card, make_number, make_participant
from tests.payroll.card_answers import answer_of, no_card, percent_card, table_card
from tests.payroll.cards.importing import IMPORT, kept, use
from tests.payroll.pages.paths import text_of

ANNA, BIE, STRANGER = make_number(1), make_number(2), make_number(77)
TODO = "Skattekortet til en deltaker kan ikke leses: se på det, og før det for hånd"
WRONG = [percent_card(BIE, "100"), table_card(BIE, "7777"), table_card(BIE, card_id="1" * 21)]


@pytest.fixture
def anna(project: Project) -> Participant:
    return make_participant(identity_number=ANNA, chosen_name="Anna")


@pytest.fixture
def bie(project: Project) -> Participant:
    return make_participant(identity_number=BIE, chosen_name="Bie")


def todos() -> list[str]:
    return [str(one.text) for one in card_todos(TODAY)]


@pytest.mark.parametrize("wrong", WRONG)
def test_the_others_are_imported_and_hers_stays_as_it_was(
    supervisor: User, anna: Participant, bie: Participant, wrong: str
) -> None:
    make_card(bie, percent=Decimal(25))
    fetch = use(percent_card(ANNA, "30"), wrong, by=supervisor)
    assert (fetch.people, fetch.written, fetch.without_card) == (2, 1, 1)
    assert (anna.tax_cards.get().percent, bie.tax_cards.get().percent) == (30, 25)
    assert todos() == [TODO]
    before = kept()
    assert use(percent_card(ANNA, "30"), wrong, by=supervisor).written == 0
    assert kept() == before


@pytest.mark.parametrize(
    "odd",
    [
        percent_card(STRANGER, "100"),
        table_card(STRANGER, "7777"),
        no_card(STRANGER, year=2028),
        table_card(STRANGER, issued="i går"),
    ],
)
def test_a_stranger_is_not_looked_into(supervisor: User, anna: Participant, odd: str) -> None:
    fetch = use(odd, percent_card(ANNA, "30"), by=supervisor)
    assert (fetch.year, fetch.people, fetch.written) == (2026, 1, 1)
    assert anna.tax_cards.get().percent == 30
    assert todos() == []


def test_she_has_her_own_row_in_the_preview_without_the_value(
    as_supervisor: Browser, supervisor: User, anna: Participant, bie: Participant
) -> None:
    answer = answer_of(percent_card(ANNA, "30"), percent_card(BIE, "100"))
    waiting = receive_card_answer(answer, by=supervisor, now=NOW, today=TODAY)
    page = text_of(as_supervisor.get(f"{IMPORT}{waiting.pk}/"))
    assert "kan ikke leses, se på kortet" in page
    assert "Det er noe i svaret som ikke kan brukes her (prosentsats)." in page
    assert "Før inn kortet" in page
    assert "100" not in page
    assert BIE not in page


def test_it_is_done_with_when_it_is_entered_by_hand(
    as_supervisor: Browser, supervisor: User, bie: Participant
) -> None:
    use(percent_card(BIE, "100"), by=supervisor)
    page = text_of(as_supervisor.get(f"/people/{bie.pk}/"))
    assert "kan ikke leses, se på kortet" in page
    by_hand = CardData(date(2026, 2, 14), "percentage", percent=Decimal(50))
    add_tax_card(bie, by_hand, by=supervisor, now=NOW, today=TODAY)
    assert todos() == []
    fetch = use(percent_card(BIE, "100"), by=supervisor)
    assert (fetch.written, fetch.without_card) == (0, 0)
    assert (TaxCard.objects.get().percent, CardStatus.objects.count()) == (50, 0)


def test_a_newer_card_that_can_not_be_read_waits_though_an_older_was_entered(
    supervisor: User, bie: Participant
) -> None:
    make_card(bie, percent=Decimal(25))
    use(percent_card(BIE, "100"), by=supervisor)
    assert todos() == [TODO]
    use(percent_card(BIE, "31"), by=supervisor)
    assert todos() == []
    assert TaxCard.objects.latest("valid_from").percent == 31
