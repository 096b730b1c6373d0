"""The list of clients and of approaches: searched, narrowed, sorted."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.approaches import add_approach
from assignments.clients import change_client
from assignments.contacts import add_contact
from assignments.models import Approach
from tests.assignments.clients.world import TODAY, perlehuset
from tests.cast import make_billed_job


@pytest.fixture
def clients(supervisor, project) -> None:
    working = perlehuset(supervisor, organisation_number="974760673")
    make_billed_job(client=working)
    hoped = perlehuset(supervisor, name="Blomsterbua", contact="Åse", city="Moss")
    add_contact(hoped, name="Ola Berg", by=supervisor)
    add_approach(
        hoped,
        kind="call",
        date=date(2026, 4, 1),
        note="Ringte",
        next_step="Ring",
        next_on=date(2026, 5, 9),
        by=supervisor,
        today=TODAY,
    )
    warned = perlehuset(supervisor, name="Værre AS", has_warning=True, warning="Betalte ikke.")
    make_billed_job(client=warned, stage="delivered")
    former = perlehuset(supervisor, name="Slutt AS")
    change_client(former, name="Slutt AS", is_active=False, by=supervisor)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Blomsterbua", "Perlehuset AS", "Værre AS"]),
        ({"state": "with_jobs"}, ["Perlehuset AS"]),
        ({"state": "hoped"}, ["Blomsterbua"]),
        ({"state": "written"}, ["Blomsterbua"]),
        ({"state": "warned"}, ["Værre AS"]),
        ({"state": "former"}, ["Slutt AS"]),
        ({"state": "stolen"}, ["Blomsterbua", "Perlehuset AS", "Værre AS"]),
        ({"search": "moss"}, ["Blomsterbua"]),
        ({"search": "berg"}, ["Blomsterbua"]),
        ({"search": "åse"}, ["Blomsterbua"]),
        ({"search": "VÆRRE"}, ["Værre AS"]),
        ({"search": "974760"}, ["Perlehuset AS"]),
        ({"search": "perle oslo"}, ["Perlehuset AS"]),
        ({"search": "perle moss"}, []),
        ({"search": "%"}, []),
        ({"search": "x\x00y"}, ["Blomsterbua", "Perlehuset AS", "Værre AS"]),
        ({"sort": "last_on"}, ["Blomsterbua", "Perlehuset AS", "Værre AS"]),
        ({"sort": "-next_on"}, ["Blomsterbua", "Perlehuset AS", "Værre AS"]),
        ({"sort": "-jobs_now"}, ["Perlehuset AS", "Blomsterbua", "Værre AS"]),
        ({"sort": "-name"}, ["Værre AS", "Perlehuset AS", "Blomsterbua"]),
    ],
)
def test_it_narrows_and_sorts(as_supervisor, clients, asked, names) -> None:
    found = [row.record.name for row in as_supervisor.get("/clients/", asked).context["table"].rows]
    assert found == names


def test_the_approaches_of_all_or_of_one(as_supervisor, clients, supervisor) -> None:
    other = perlehuset(supervisor, name="En til")
    add_approach(other, kind="letter", date=TODAY, note="Skrev", by=supervisor, today=TODAY)
    hoped = Approach.objects.get(kind="call").client
    for asked, notes in (
        ({}, ["Skrev", "Ringte"]),
        ({"kind": "call"}, ["Ringte"]),
        ({"client": hoped.pk}, ["Ringte"]),
        ({"search": "blomst"}, ["Ringte"]),
        ({"client": "9" * 40}, ["Skrev", "Ringte"]),
        ({"client": "<b>", "kind": "due"}, ["Skrev", "Ringte"]),
    ):
        table = as_supervisor.get("/approaches/", asked).context["table"]
        assert [row.record.note for row in table.rows] == notes


def test_both_lists_and_one_client_ask_as_often_for_few_as_for_many(
    as_supervisor, clients, supervisor
) -> None:
    one = Approach.objects.get(kind="call").client
    urls = ("/clients/", "/approaches/", f"/clients/{one.pk}/", "/letters/write/?who=all")
    few = [_queries(as_supervisor, url) for url in urls]
    for number in range(15):
        more = perlehuset(supervisor, name=f"Butikk {number}")
        make_billed_job(client=more)
        for client in (more, one):
            add_contact(client, name=f"Ola {number}", by=supervisor)
            add_approach(
                client, kind="call", date=TODAY, next_step="Ring", next_on=TODAY, by=supervisor, today=TODAY
            )
    assert [_queries(as_supervisor, url) for url in urls] == few


def _queries(browser, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return len(queries)
