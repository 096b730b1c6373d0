"""When something is wrong, the page says so in plain words and names nobody."""

from __future__ import annotations

import pytest
from django.test import Client as Browser

from bikuben.models import User

pytestmark = pytest.mark.usefixtures("probes")


@pytest.mark.parametrize(
    "path", ["/no/such/page/", "/users/999999/", "/users/99999999999999999999999/", "/users/x/", "/users/0/"]
)
def test_an_address_that_is_not_there(as_supervisor: Browser, path: str) -> None:
    answer = as_supervisor.get(path)
    assert answer.status_code == 404
    assert "Siden finnes ikke" in answer.content.decode()


def test_a_page_for_others(as_reader: Browser) -> None:
    answer = as_reader.get("/users/")
    assert answer.status_code == 403
    assert "Denne siden er ikke for deg" in answer.content.decode()


def test_a_fault_of_ours(supervisor: User) -> None:
    browser = Browser(raise_request_exception=False)
    browser.force_login(supervisor)
    answer = browser.get("/fail/")
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "Noe gikk galt hos oss" in page
    assert "Kari" not in page


def test_a_form_without_its_key(supervisor: User) -> None:
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(supervisor)
    answer = browser.post("/users/new/", {"username": "x"})
    assert answer.status_code == 403
    assert "Siden var åpen for lenge" in answer.content.decode()


def test_the_address_of_a_form_opened_alone(as_supervisor: Browser) -> None:
    answer = as_supervisor.get("/logout/")
    assert answer.status_code == 405
    assert answer.headers["Allow"]
    assert "Den tar bare imot et skjema" in answer.content.decode()


def test_too_many_wrong_passwords(supervisor: User) -> None:
    browser = Browser()
    for _ in range(7):
        assert browser.post("/login/", {"username": "leder", "password": "feil"}).status_code == 200
    answer = browser.post("/login/", {"username": "leder", "password": "feil"})
    assert answer.status_code == 429
    page = answer.content.decode()
    assert "Vent et kvarter" in page
    assert "leder</" not in page
