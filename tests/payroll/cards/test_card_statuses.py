"""Answers without a card: kept, said in plain words, and gone when a card comes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from assignments.copy_for_her import copy_for
from assignments.end_participant import end_participant
from assignments.erase_participant import erase_participant
from assignments.models import Participant
from bikuben.models import Project, User
from payroll.card_todos import card_todos
from payroll.keep_tax_card import CardData, add_tax_card
from payroll.models import CardStatus
from tests.cast import NOW, TODAY, make_card, make_number, make_participant
from tests.payroll.card_answers import no_card, percent_card
from tests.payroll.cards.importing import use
from tests.payroll.pages.paths import text_of

NUMBER = make_number(1)
LATER = date(2026, 5, 11)


@pytest.fixture
def bie(project: Project) -> Participant:
    return make_participant(identity_number=NUMBER, chosen_name="Bie")


def todos(today: date = TODAY) -> list[str]:
    return [str(one.text) for one in card_todos(today)]


@pytest.mark.parametrize(
    ("status", "todo", "say"),
    [
        ("ikkeSkattekort", "En deltaker må bestille skattekort.", "Hjelp henne å bestille det."),
        (
            "vurderArbeidstillatelse",
            "En deltaker fikk ikke skattekort: se på arbeidstillatelsen.",
            "Se på arbeidstillatelsen hennes.",
        ),
        (
            "ikkeTrekkplikt",
            "Skatteetaten svarer at det ikke skal trekkes skatt av en deltaker: spør dem.",
            "Spør dem før neste utbetaling.",
        ),
        (
            "ugyldigOrganisasjonsnummer",
            "Skatteetaten kjente ikke igjen organisasjonsnummeret vårt (en deltaker uten svar).",
            "Se etter under «Om prosjektet».",
        ),
        (
            "ugyldigFoedselsEllerDnummer",
            "Skatteetaten kjenner ikke nummeret til en deltaker: rett det.",
            "Rett det, og hent skattekortet på nytt.",
        ),
        (
            "utgaattDnummerSkattekortForFoedselsnummerErLevert",
            "En deltaker har fått nytt fødselsnummer: før det inn.",
            "Før det inn i stedet for D-nummeret",
        ),
        ("heltNytt", "Skatteetaten svarte noe uventet om en deltaker.", "Skatteetaten svarte «heltNytt»"),
    ],
)
def test_each_answer_is_a_todo_and_stands_on_her_page(
    as_supervisor: Browser, supervisor: User, bie: Participant, status: str, todo: str, say: str
) -> None:
    use(no_card(NUMBER, status), by=supervisor)
    assert todos() == [todo]
    page = text_of(as_supervisor.get(reverse("assignments:participant", args=[bie.pk])))
    assert say in page
    assert "Skatteetaten svarte" in page
    cards = text_of(as_supervisor.get(reverse("payroll:her_cards", args=[bie.pk])))
    assert say in cards
    assert "Bie" not in "".join(todos())


def test_the_accountant_is_led_nowhere_that_refuses_her(
    as_accountant: Browser, as_supervisor: Browser, supervisor: User, bie: Participant
) -> None:
    use(no_card(NUMBER, "vurderArbeidstillatelse"), by=supervisor)
    url, private = reverse("payroll:her_cards", args=[bie.pk]), f"/people/{bie.pk}/private/"
    assert url in text_of(as_accountant.get(f"/people/{bie.pk}/"))
    assert private in text_of(as_supervisor.get(url))
    assert private not in text_of(as_accountant.get(url))


def test_an_answer_with_a_card_clears_it(supervisor: User, bie: Participant) -> None:
    use(no_card(NUMBER, "vurderArbeidstillatelse"), by=supervisor)
    use(percent_card(NUMBER, "30"), by=supervisor)
    assert not CardStatus.objects.exists()
    assert todos() == []


def test_the_same_answer_again_keeps_its_first_day(supervisor: User, bie: Participant) -> None:
    use(no_card(NUMBER), by=supervisor)
    use(no_card(NUMBER), by=supervisor, today=LATER)
    assert CardStatus.objects.get().answered_on == TODAY
    use(no_card(NUMBER, "vurderArbeidstillatelse"), by=supervisor, today=LATER)
    assert (CardStatus.objects.get().answered_on, CardStatus.objects.get().code) == (
        LATER,
        "vurderArbeidstillatelse",
    )


def test_an_older_years_answer_says_nothing_of_this_year(supervisor: User, bie: Participant) -> None:
    use(no_card(NUMBER), by=supervisor)
    use(percent_card(NUMBER, "30", year=2025, issued="2025-02-01"), by=supervisor)
    assert CardStatus.objects.get().year == 2026


@pytest.mark.parametrize(("status", "left"), [("ikkeSkattekort", 0), ("vurderArbeidstillatelse", 1)])
def test_a_card_entered_by_hand_answers_that_she_had_none(
    supervisor: User, bie: Participant, status: str, left: int
) -> None:
    use(no_card(NUMBER, status), by=supervisor)
    add_tax_card(bie, CardData(TODAY, "exemption"), by=supervisor, now=NOW, today=TODAY)
    assert CardStatus.objects.count() == left


def test_whoever_has_an_answer_is_not_asked_for_twice(supervisor: User, bie: Participant) -> None:
    make_participant()
    assert todos() == ["2 deltakere mangler skattekort for i år."]
    use(no_card(NUMBER), by=supervisor)
    assert todos() == ["En deltaker må bestille skattekort.", "En deltaker mangler skattekort for i år."]


def test_several_with_the_same_answer_are_one_line(supervisor: User, project: Project) -> None:
    people = [make_participant() for _ in range(3)]
    use(*(no_card(str(one.identity_number)) for one in people), by=supervisor)
    assert todos() == ["3 deltakere må bestille skattekort."]


def test_it_stands_in_her_copy_and_goes_with_her(supervisor: User, project: Project) -> None:
    person = make_participant()
    make_card(person, official_id="198871")
    use(no_card(str(person.identity_number), "vurderArbeidstillatelse"), by=supervisor)
    assert "arbeidstillatelse" in words_of(person)
    assert "198871" in words_of(person)
    when: dict[str, Any] = {"by": supervisor, "now": NOW}
    end_participant(person, reason="moved", ended_on=TODAY, today=TODAY, **when)
    erase_participant(person, today=date(2032, 1, 1), **when)
    assert CardStatus.objects.select_related("participant__data_key").get().code == "slettet"


def words_of(person: Participant) -> str:
    sections = copy_for(person)
    return " ".join(str(part) for one in sections for part in (one.title, one.facts, one.rows))
