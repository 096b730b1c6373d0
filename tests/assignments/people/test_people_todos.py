"""What waits about people, on the today page: counts, never names."""

from __future__ import annotations

from datetime import date

from django.test import Client as Browser
from django.urls import reverse

from assignments.people_todos import people_todos
from bikuben.models import Project
from payroll.card_todos import card_todos
from tests.cast import TODAY, make_card, make_participant


def test_nothing_waits_where_all_is_well(db: None) -> None:
    make_card(make_participant())
    assert people_todos(TODAY) + card_todos(TODAY) == []


def test_it_counts_what_waits_and_links_to_those_concerned(db: None) -> None:
    make_participant(needs_permit=True, permit_until=date(2026, 5, 20))
    make_participant(missing=True, agreement_signed_on=None, next_step="ringe")
    make_participant(agreement_signed_on=None)
    make_participant(missing=True, ended_on=TODAY, end_reason="moved")
    assert [(str(todo.text), todo.url.partition("?")[2], todo.urgent) for todo in people_todos(TODAY)] == [
        ("En tillatelse går snart ut eller er ute.", "missing=permit", True),
        ("En deltaker mangler navn eller nummer til lønnsslippen.", "missing=slip", True),
        ("2 arbeidsavtaler er ikke underskrevet.", "missing=agreement", False),
        ("En deltaker er på vei inn.", "state=on_the_way", False),
    ]
    assert str(card_todos(TODAY)[0].text) == "3 deltakere mangler skattekort for i år."


def test_permits_and_what_she_hopes_for_are_the_supervisors(
    as_supervisor: Browser, as_accountant: Browser, project: Project, clock: None
) -> None:
    make_participant(needs_permit=True, permit_until=date(2026, 5, 20), next_step="ringe")
    make_participant(agreement_signed_on=None)
    for_her = as_supervisor.get(reverse("bikuben:today")).content.decode()
    page = as_accountant.get(reverse("bikuben:today")).content.decode()
    assert "arbeidsavtale er ikke underskrevet" in page
    for words in ("En tillatelse går snart ut", "er på vei inn"):
        assert words in for_her
        assert words not in page


def test_the_today_page_names_nobody(as_supervisor: Browser, project: Project) -> None:
    person = make_participant(missing=True, chosen_name="Hemmelighet")
    page = as_supervisor.get(reverse("bikuben:today")).content.decode()
    assert "mangler skattekort" in page
    assert str(person.chosen_name) not in page
