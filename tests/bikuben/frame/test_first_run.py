"""The first page makes the first user, for whoever has the code from the terminal and nobody else."""

from __future__ import annotations

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client as Browser

from bikuben.models import SetupCode, User
from bikuben.refusals import Refused
from bikuben.roles import Role
from bikuben.setup_code import make_first_user, make_setup_code
from tests.cast import NOW, PASSWORD, randomness

CODE = "2345-6789-ABCD"
FORM = {"code": CODE, "full_name": "Ida Lund", "username": "ida", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def code(db: None) -> str:
    return make_setup_code(now=NOW, randomness=randomness)


def first_user(code: str, *, now: datetime = NOW) -> User:
    return make_first_user(code=code, username="ida", full_name="Ida Lund", password=PASSWORD, now=now)


@pytest.mark.parametrize("path", ["/", "/login/", "/users/"])
def test_every_page_leads_to_the_first(as_nobody: Browser, path: str) -> None:
    assert as_nobody.get(path).headers["Location"] == "/setup/"


def test_it_makes_the_first_user_and_asks_for_the_project(as_nobody: Browser, code: str) -> None:
    answer = as_nobody.post("/setup/", FORM)
    assert answer.headers["Location"] == "/project/"
    user = User.objects.get()
    assert (user.username, user.first_name, user.role) == ("ida", "Ida Lund", Role.SUPERVISOR)
    assert "Arbeidsgiverens navn står på hver lønnsslipp" in as_nobody.get("/project/").content.decode()


def test_it_takes_the_code_without_its_hyphens_and_capitals(code: str) -> None:
    assert first_user("2345 6789 abcd").username == "ida"


def test_there_is_no_such_page_afterwards(as_nobody: Browser, code: str) -> None:
    first_user(code)
    assert as_nobody.get("/setup/").headers["Location"] == "/"
    assert as_nobody.post("/setup/", FORM).headers["Location"] == "/"
    assert User.objects.count() == 1


def test_a_wrong_code_is_refused_at_its_field(as_nobody: Browser, code: str) -> None:
    answer = as_nobody.post("/setup/", {**FORM, "code": "AAAA-AAAA-AAAA"})
    assert answer.status_code == 422
    assert "Koden stemmer ikke" in answer.content.decode()
    assert not User.objects.exists()


def test_there_is_no_way_in_without_a_code(as_nobody: Browser) -> None:
    assert as_nobody.post("/setup/", FORM).status_code == 422
    assert not User.objects.exists()


def test_ten_wrong_codes_wear_the_right_one_out(code: str) -> None:
    for _ in range(10):
        with pytest.raises(Refused) as refused:
            first_user("AAAA-AAAA-AAAA")
        assert refused.value.code == "wrong_code"
    with pytest.raises(Refused) as refused:
        first_user(code)
    assert refused.value.code == "worn_out_code"


def test_a_new_code_ends_the_one_before(code: str) -> None:
    newer = make_setup_code(now=NOW, randomness=lambda size: bytes(size))
    with pytest.raises(Refused):
        first_user(code)
    assert first_user(newer).username == "ida"


def test_a_code_works_once(code: str) -> None:
    first_user(code)
    User.objects.all().delete()
    with pytest.raises(Refused) as refused:
        first_user(code)
    assert refused.value.code == "worn_out_code"


def test_the_database_holds_no_code(code: str) -> None:
    kept = SetupCode.objects.get()
    assert code not in kept.code_hash
    assert code.replace("-", "") not in kept.code_hash


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("again", "noe annet enn det", "De to passordene er ikke like."),
        ("username", "<b>ida</b>", "Oppgi et gyldig brukernavn"),
        ("username", "x" * 10_000, "60"),
        ("password", "12345678", "passord"),
    ],
)
def test_bad_input_is_answered_at_its_field(
    as_nobody: Browser, code: str, field: str, value: str, sentence: str
) -> None:
    answer = as_nobody.post("/setup/", {**FORM, field: value})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not User.objects.exists()


def test_the_command_prints_a_code_that_works(db: None) -> None:
    out = StringIO()
    call_command("setup_code", stdout=out)
    assert first_user(out.getvalue().split()[-1]).username == "ida"


def test_the_command_is_silent_when_there_is_a_user(supervisor: User) -> None:
    out = StringIO()
    call_command("setup_code", stdout=out)
    assert out.getvalue() == ""
