"""The supervisor keeps the list of who may log in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client as Browser

from bikuben.models import Project, User
from bikuben.roles import Role
from tests.cast import PASSWORD, make_user

NEW = {"full_name": "Per Dal", "username": "per", "role": "reader", "password": PASSWORD, "again": PASSWORD}


def test_it_adds_a_user_who_can_log_in(as_supervisor: Browser, post: Callable[..., Any]) -> None:
    assert post(as_supervisor, "/users/new/", NEW).headers["Location"] == "/users/"
    assert User.objects.get(username="per").role == Role.READER
    answer = Browser().post("/login/", {"username": "per", "password": PASSWORD})
    assert answer.headers["Location"] == "/"


def test_it_refuses_a_user_name_that_is_taken_whatever_its_capitals(
    as_supervisor: Browser, post: Callable[..., Any]
) -> None:
    answer = post(as_supervisor, "/users/new/", NEW, username="LEDER")
    assert answer.status_code == 422
    assert "Brukernavnet er tatt." in answer.content.decode()
    assert User.objects.count() == 1


def test_it_refuses_a_role_that_is_not_there(as_supervisor: Browser, post: Callable[..., Any]) -> None:
    assert post(as_supervisor, "/users/new/", NEW, role="owner").status_code == 422


def test_it_closes_the_door_for_a_user_and_keeps_her(as_supervisor: Browser, accountant: User) -> None:
    form = {"full_name": "Per Dal", "role": "accountant"}
    assert as_supervisor.post(f"/users/{accountant.pk}/", form).status_code == 302
    accountant.refresh_from_db()
    assert not accountant.is_active


def test_it_refuses_closing_ones_own_door(as_supervisor: Browser, supervisor: User) -> None:
    make_user("en annen", Role.SUPERVISOR)
    answer = as_supervisor.post(f"/users/{supervisor.pk}/", {"full_name": "A", "role": "supervisor"})
    assert answer.status_code == 422
    assert "Du kan ikke stenge deg selv ute." in answer.content.decode()


def test_it_refuses_to_lose_the_last_supervisor(as_supervisor: Browser, supervisor: User) -> None:
    form = {"full_name": "A", "role": "reader", "is_active": "on"}
    answer = as_supervisor.post(f"/users/{supervisor.pk}/", form)
    assert answer.status_code == 422
    assert "Minst én arbeidsleder må kunne logge inn." in answer.content.decode()
    supervisor.refresh_from_db()
    assert supervisor.role == Role.SUPERVISOR


def test_a_new_password_ends_open_sessions(
    as_supervisor: Browser, accountant: User, as_accountant: Browser
) -> None:
    secret = "tre tilfeldige ord her"
    as_supervisor.post(f"/users/{accountant.pk}/password/", {"password": secret, "again": secret})
    accountant.refresh_from_db()
    assert accountant.check_password(secret)
    assert as_accountant.get("/").status_code == 302


def test_the_list_asks_as_many_questions_for_three_as_for_thirty(
    as_supervisor: Browser,
    project: Project,
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
) -> None:
    with django_assert_max_num_queries(8) as few:
        as_supervisor.get("/users/")
    for number in range(30):
        make_user(f"bruker{number}", Role.READER)
    with django_assert_num_queries(len(few)):
        assert "bruker29" in as_supervisor.get("/users/").content.decode()
