"""The follow-ups that wait: on their page, and as a to-do on the first page."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.approaches import add_approach, finish_follow_up
from assignments.clients import change_client
from assignments.contacts import add_contact
from assignments.follow_ups import (
    coming_follow_ups,
    due_follow_ups,
    follow_up_todos,
    follow_ups_without_day,
)
from assignments.models import Approach, Client
from tests.assignments.clients.world import TODAY, perlehuset


def step(client: Client, by, *, on: date | None, text: str = "Ring og hør", note: str = "") -> Approach:
    return add_approach(
        client, kind="call", date=date(2026, 4, 1), note=note, next_step=text, next_on=on, by=by, today=TODAY
    )


def test_the_longest_overdue_stands_first_and_tomorrow_waits(supervisor) -> None:
    client = perlehuset(supervisor)
    today = step(client, supervisor, on=TODAY)
    overdue = step(client, supervisor, on=date(2026, 4, 20))
    tomorrow = step(client, supervisor, on=date(2026, 5, 5))
    step(client, supervisor, on=date(2026, 5, 19))
    assert list(due_follow_ups(TODAY)) == [overdue, today]
    assert list(coming_follow_ups(TODAY)) == [tomorrow]


def test_what_is_done_or_is_of_a_former_client_does_not_wait(supervisor) -> None:
    done = step(perlehuset(supervisor), supervisor, on=TODAY)
    finish_follow_up(done, by=supervisor, today=TODAY)
    former = perlehuset(supervisor, name="Sluttet AS")
    step(former, supervisor, on=TODAY)
    change_client(former, name=former.name, is_active=False, by=supervisor)
    assert not due_follow_ups(TODAY).exists()
    assert follow_up_todos(TODAY) == []


def test_a_step_without_a_day_stands_last(supervisor, as_supervisor, project) -> None:
    client = perlehuset(supervisor)
    some_day = step(client, supervisor, on=None, text="Spør om julekort")
    step(client, supervisor, on=date(2026, 5, 5), text="Ring i morgen")
    done = step(client, supervisor, on=None, text="Send brosjyre")
    finish_follow_up(done, by=supervisor, today=TODAY)
    add_approach(client, kind="email", date=date(2026, 4, 9), note="Takk.", by=supervisor, today=TODAY)
    assert list(follow_ups_without_day()) == [some_day]
    page = as_supervisor.get("/follow-ups/").content.decode()
    assert page.index("Ring i morgen") < page.index("Uten dag") < page.index("Spør om julekort")
    assert "Send brosjyre" not in page
    assert follow_up_todos(TODAY) == []


def test_it_shows_the_number_to_ring_and_the_last_words(as_supervisor, project, supervisor) -> None:
    client = perlehuset(supervisor, phone="", contact="")
    add_contact(client, name="Ola Berg", phone="+47 911 22 333", by=supervisor)
    step(client, supervisor, on=TODAY, note="Hun spør sjefen.")
    add_approach(
        client, kind="email", date=date(2026, 4, 9), note="Sjefen er på ferie.", by=supervisor, today=TODAY
    )
    page = as_supervisor.get("/follow-ups/").content.decode()
    assert '<a href="tel:+4791122333">+47 911 22 333</a>' in page
    assert "Ola Berg" in page
    assert "Sjefen er på ferie." in page
    assert "Hun spør sjefen." not in page


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "En oppdragsgiver skal følges opp."), (2, "2 oppdragsgivere skal følges opp.")],
)
def test_the_first_page_tells_how_many_and_never_who(as_supervisor, project, supervisor, count, text) -> None:
    client = perlehuset(supervisor)
    for _number in range(count):
        step(client, supervisor, on=TODAY)
    page = as_supervisor.get("/").content.decode()
    assert text in page
    assert "/follow-ups/" in page
    assert "Perlehuset" not in page


def test_the_to_do_is_the_supervisors_alone(as_accountant, as_reader, project, supervisor) -> None:
    step(perlehuset(supervisor), supervisor, on=TODAY)
    for browser in (as_accountant, as_reader):
        assert "følges opp" not in browser.get("/").content.decode()


def test_the_accountant_reads_and_changes_nothing(as_accountant, post, project, supervisor) -> None:
    made = step(perlehuset(supervisor), supervisor, on=TODAY)
    page = as_accountant.get("/follow-ups/")
    assert page.status_code == 200
    assert "/done/" not in page.content.decode()
    assert post(as_accountant, f"/approaches/{made.pk}/done/").status_code == 403


@pytest.mark.parametrize("page", ["x", "-1", "9" * 30])
def test_a_strange_page_is_a_page(as_supervisor, project, page) -> None:
    assert as_supervisor.get("/follow-ups/", {"page": page}).status_code == 200


def test_many_stand_on_pages_at_a_constant_number_of_queries(as_supervisor, project, supervisor) -> None:
    client = perlehuset(supervisor)
    step(client, supervisor, on=TODAY)
    step(client, supervisor, on=date(2026, 5, 6))
    few = _queries(as_supervisor, "/follow-ups/")
    for number in range(20):
        other = perlehuset(supervisor, name=f"Butikk {number}")
        add_contact(other, name="Ola", by=supervisor)
        step(other, supervisor, on=date(2026, 4, 1), note="Ja")
        step(other, supervisor, on=date(2026, 5, 7))
    assert _queries(as_supervisor, "/follow-ups/") == few
    Approach.objects.bulk_create(
        Approach(client=client, kind="call", date=date(2026, 4, 1), next_step="Ring", next_on=TODAY)
        for _number in range(30)
    )
    assert "?page=2" in as_supervisor.get("/follow-ups/").content.decode()


def _queries(browser, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return len(queries)
