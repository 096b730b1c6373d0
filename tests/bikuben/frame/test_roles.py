"""Roles: who is who, and where a form that nobody may send leads."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client as Browser

from bikuben.models import User
from bikuben.roles import Role, allowed_url, for_roles, has_role


def test_it_knows_a_role(supervisor: User) -> None:
    assert has_role(supervisor, Role.SUPERVISOR)
    assert not has_role(supervisor, Role.ACCOUNTANT, Role.READER)


def test_it_gives_a_deactivated_user_and_nobody_no_role(supervisor: User) -> None:
    supervisor.is_active = False
    assert not has_role(supervisor, Role.SUPERVISOR)
    assert not has_role(AnonymousUser(), *Role)


def test_it_needs_a_role_by_name() -> None:
    with pytest.raises(ValueError):
        for_roles()


def test_it_links_only_to_pages_that_open(supervisor: User, reader: User) -> None:
    assert allowed_url(supervisor, "bikuben:users") == "/users/"
    assert allowed_url(reader, "bikuben:users") is None
    assert allowed_url(supervisor, "bikuben:no_such_page") is None


def test_it_comes_back_to_a_page_that_was_read(supervisor: User, as_nobody: Browser) -> None:
    assert as_nobody.get("/users/?sort=role").headers["Location"] == "/login/?next=%2Fusers%2F%3Fsort%3Drole"


def test_it_does_not_come_back_to_a_form_that_was_sent(supervisor: User, as_nobody: Browser) -> None:
    assert as_nobody.post("/users/new/").headers["Location"] == "/login/?next=%2F"


def test_it_takes_a_piece_of_a_page_to_the_login_page_as_a_whole(
    supervisor: User, as_nobody: Browser
) -> None:
    answer = as_nobody.get("/users/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/login/")


def test_a_deactivated_user_is_out_at_once(supervisor: User, as_supervisor: Browser) -> None:
    User.objects.filter(pk=supervisor.pk).update(is_active=False)
    assert as_supervisor.get("/users/").status_code == 302
