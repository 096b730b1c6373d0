"""A form sent twice does its work once."""

from __future__ import annotations

import pytest
from django.test import Client as Browser

from bikuben.models import Project, SubmittedForm
from bikuben.once import new_token
from bikuben.roles import Role
from tests.cast import browser_for, make_user

pytestmark = pytest.mark.usefixtures("probes", "project")


def name() -> str:
    return Project.objects.get(pk=1).name


def test_it_works_once_and_answers_the_same_twice(as_supervisor: Browser) -> None:
    form = {"once": new_token()}
    first = as_supervisor.post("/rename/", form)
    second = as_supervisor.post("/rename/", form)
    assert name() == "Bikubenx"
    assert (first.status_code, first.headers["Location"]) == (302, "/users/")
    assert (second.status_code, second.headers["Location"]) == (302, "/users/")


def test_another_form_works_again(as_supervisor: Browser) -> None:
    as_supervisor.post("/rename/", {"once": new_token()})
    as_supervisor.post("/rename/", {"once": new_token()})
    assert name() == "Bikubenxx"


@pytest.mark.parametrize("answer", ["unprocessable", "refused"])
def test_what_was_not_accepted_changes_nothing_and_may_be_sent_again(
    as_supervisor: Browser, answer: str
) -> None:
    token = new_token()
    refused = as_supervisor.post("/rename/", {"once": token, "answer": answer})
    assert refused.status_code in (409, 422)
    assert name() == "Bikuben"
    assert not SubmittedForm.objects.exists()
    assert as_supervisor.post("/rename/", {"once": token}).status_code == 302
    assert name() == "Bikubenx"


@pytest.mark.parametrize("token", ["", "short", "x" * 33, "<script>alert(1)</script>aaaaaaa", "ø" * 32])
def test_it_refuses_a_form_without_a_proper_token(as_supervisor: Browser, token: str) -> None:
    answer = as_supervisor.post("/rename/", {"once": token})
    assert answer.status_code == 400
    assert "Ingenting er endret" in answer.content.decode()
    assert name() == "Bikuben"


def test_it_refuses_the_token_of_someone_else(as_supervisor: Browser) -> None:
    form = {"once": new_token()}
    as_supervisor.post("/rename/", form)
    other = browser_for(make_user("en annen", Role.SUPERVISOR))
    assert other.post("/rename/", form).status_code == 400
    assert name() == "Bikubenx"


def test_a_piece_of_a_page_sent_twice_opens_its_page(as_supervisor: Browser) -> None:
    form = {"once": new_token(), "answer": "piece"}
    headers = {"HX-Request": "true", "Referer": "http://testserver/draw/"}
    assert as_supervisor.post("/rename/", form, headers=headers).status_code == 200
    again = as_supervisor.post("/rename/", form, headers=headers)
    assert again.headers["HX-Redirect"] == "/draw/"
    assert name() == "Bikubenx"


def test_every_form_gets_its_own_token(as_supervisor: Browser) -> None:
    pages = [as_supervisor.get("/users/new/").content.decode() for _ in range(2)]
    tokens = {page.split('name="once" value="')[1].split('"')[0] for page in pages}
    assert len(tokens) == 2
    assert all(len(token) == 32 for token in tokens)
