"""The screen for the room can't be left into the program without the password."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client as Browser

from tests.cast import PASSWORD
from tests.clocks import FixedClock


@pytest.fixture
def room(probes: None, as_supervisor: Browser) -> Browser:
    assert as_supervisor.get("/enter/").headers["Location"] == "/draw/"
    return as_supervisor


@pytest.mark.parametrize("path", ["/", "/users/", "/password/", "/drawer/", "/no/such/page/", "/setup/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_page_leads_back(room: Browser, path: str, method: str) -> None:
    assert getattr(room, method)(path).headers["Location"] == "/draw/"


@pytest.mark.parametrize("path", ["/draw/", "/draw/word/"])
def test_its_own_pages_open(room: Browser, path: str) -> None:
    assert room.get(path).content == b"trekning"


def test_nobody_logs_the_supervisor_out(room: Browser) -> None:
    assert room.post("/logout/").headers["Location"] == "/draw/"
    assert room.get("/draw/").status_code == 200


def test_the_language_may_be_changed(room: Browser) -> None:
    room.post("/language/", {"language": "en", "next": "/draw/"})
    assert room.cookies["django_language"].value == "en"


def test_the_password_opens_the_program_again(room: Browser) -> None:
    assert room.get("/room/unlock/").status_code == 200
    assert room.post("/room/unlock/", {"password": PASSWORD}).headers["Location"] == "/users/"
    assert room.get("/users/").status_code == 200


def test_a_wrong_password_does_not(room: Browser) -> None:
    answer = room.post("/room/unlock/", {"password": "feil"})
    assert answer.status_code == 422
    assert "Passordet stemmer ikke." in answer.content.decode()
    assert room.get("/users/").headers["Location"] == "/draw/"


def test_after_five_wrong_ones_even_the_right_one_waits_a_minute(
    room: Browser, clock: FixedClock, now: datetime
) -> None:
    for _ in range(5):
        room.post("/room/unlock/", {"password": "feil"})
    waiting = room.post("/room/unlock/", {"password": PASSWORD})
    assert waiting.status_code == 422
    assert "Vent ett minutt." in waiting.content.decode()
    clock.set(now + timedelta(seconds=60))
    assert room.post("/room/unlock/", {"password": PASSWORD}).status_code == 302


def test_the_browser_holds_nothing_that_opens_it(room: Browser) -> None:
    assert set(room.cookies) <= {"sessionid", "csrftoken"}


def test_there_is_nothing_to_unlock_elsewhere(as_supervisor: Browser) -> None:
    assert as_supervisor.get("/room/unlock/").headers["Location"] == "/"
