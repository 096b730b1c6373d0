"""Who has read what: the supervisor's page, for one participant and for all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assignments.models import Participant
from bikuben.models import ReadLog, User
from tests.cast import NOW, make_participant

ALL = "/read-log/"


def look(person: Participant, user: User, what: str = "private_view", minutes: int = 0) -> ReadLog:
    return ReadLog.objects.create(
        user=user, what=what, subject=person.pk, at=NOW + timedelta(minutes=minutes)
    )


def text_of(response: Any) -> str:
    return response.content.decode()


def test_it_says_who_saw_what_about_whom_and_when_newest_first(
    as_supervisor: Browser, supervisor: User, accountant: User
) -> None:
    bie, luna = make_participant(chosen_name="Bie"), make_participant(chosen_name="Luna")
    look(bie, supervisor)
    look(luna, accountant, "identity_number", minutes=5)
    response = as_supervisor.get(ALL)
    rows = [[str(cell) for _column, cell in row.items()] for row in response.context["table"].rows]
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("04.05.2026 10.05", "fødselsnummer", "regnskap"),
        ("04.05.2026 10.00", "det private", "leder"),
    ]
    assert [name in row[1] for name, row in zip(("Luna", "Bie"), rows, strict=True)] == [True, True]


def test_her_own_shows_the_looks_at_her_alone(as_supervisor: Browser, supervisor: User) -> None:
    bie, luna = make_participant(chosen_name="Bie"), make_participant(chosen_name="Luna")
    look(bie, supervisor)
    look(luna, supervisor, "copy")
    page = text_of(as_supervisor.get(reverse("assignments:read_log", args=[bie.pk])))
    assert "det private" in page
    assert "utskrift til henne" not in page
    assert "Luna" not in page


def test_an_erased_or_unknown_one_breaks_nothing(as_supervisor: Browser, supervisor: User) -> None:
    look(make_participant(chosen_name="slettet"), supervisor)
    ReadLog.objects.create(user=supervisor, what="copy", subject=10**9, at=NOW)
    assert "slettet" in text_of(as_supervisor.get(ALL))
    assert as_supervisor.get(reverse("assignments:read_log", args=[10**9])).status_code == 404


def test_it_costs_the_same_however_long(as_supervisor: Browser, supervisor: User) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert as_supervisor.get(ALL).status_code == 200
        return len(queries)

    for _i in range(3):
        look(make_participant(), supervisor)
    few = cost()
    for _i in range(60):
        look(make_participant(), supervisor)
    assert cost() == few


@pytest.mark.parametrize("page", ["read_log", "copy_for_her"])
def test_it_is_the_supervisors_alone(
    page: str,
    participant: Participant,
    as_supervisor: Browser,
    as_accountant: Browser,
    as_reader: Browser,
) -> None:
    address = reverse(f"assignments:{page}", args=[participant.pk])
    assert as_supervisor.get(address).status_code == 200
    for browser in (as_accountant, as_reader):
        assert browser.get(address).status_code == 403
        assert browser.get(ALL).status_code == 403


def test_her_page_leads_there_for_the_supervisor_alone(
    participant: Participant, as_supervisor: Browser, as_accountant: Browser
) -> None:
    address = reverse("assignments:participant", args=[participant.pk])
    for page in ("read_log", "copy_for_her"):
        link = reverse(f"assignments:{page}", args=[participant.pk])
        assert link in text_of(as_supervisor.get(address))
        assert link not in text_of(as_accountant.get(address))
