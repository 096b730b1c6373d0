"""Every page says who may open it, and keeps everyone else out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from bikuben.models import User
from bikuben.roles import Role


def patterns(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        assert isinstance(entry.pattern, RoutePattern), "addresses are written with path()"
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


PAGES = dict(patterns(get_resolver("bikuben.urls")))
GUARDED = [
    (route, role) for route, page in PAGES.items() for role in Role if hasattr(page.callback, "allowed_roles")
]
NOT_OFFERED = 405  # a page that takes no such method says so to everyone
WITHOUT_ARGUMENTS = [(route, role) for route, role in GUARDED if "<" not in route]


@pytest.mark.parametrize("route", PAGES)
def test_it_says_who_may_open_it(route: str) -> None:
    view = PAGES[route].callback
    assert getattr(view, "is_public", False) != bool(getattr(view, "allowed_roles", None))


def filled(route: str) -> str:
    """An address of that form. What it names needn't be there: who may come in is asked first."""
    values = {
        "day": "2026-05-04",
        "month": "2026-04",
        "row": "1",
        "int": "1",
        "str": "x",
        "slug": "x",
        "uuid": "0" * 8 + "-0000" * 3 + "-" + "0" * 12,
    }
    parts = []
    for part in route.split("/"):
        argument, _end, rest = part.partition(">")
        kind = argument.strip("<").partition(":")[0]
        parts.append(values.get(kind, "x") + rest if "<" in part else part)
    return "/".join(parts)


@pytest.mark.parametrize(("route", "role"), GUARDED)
def test_it_keeps_other_roles_out(as_role: Callable[[Role], Browser], route: str, role: Role) -> None:
    if role in PAGES[route].callback.allowed_roles:  # type: ignore[attr-defined]
        return
    answers = {getattr(as_role(role), method)(filled(route)).status_code for method in ("get", "post")}
    assert answers in ({403}, {403, NOT_OFFERED})


@pytest.mark.parametrize(("route", "role"), WITHOUT_ARGUMENTS)
def test_it_opens_for_its_roles(
    as_role: Callable[[Role], Browser], project: Any, route: str, role: Role
) -> None:
    if role not in PAGES[route].callback.allowed_roles:  # type: ignore[attr-defined]
        return
    answer = as_role(role).get(route)
    assert answer.status_code in (200, 302, 404, 405)
    assert not answer.headers.get("Location", "").startswith("/login/")


@pytest.mark.parametrize("route", dict.fromkeys(route for route, _ in GUARDED))
def test_it_sends_who_is_not_logged_in_to_the_login_page(
    supervisor: User, as_nobody: Browser, route: str
) -> None:
    answers = [getattr(as_nobody, method)(filled(route)) for method in ("get", "post")]
    asked = [answer for answer in answers if answer.status_code != NOT_OFFERED]
    assert asked
    for answer in asked:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/login/")


@pytest.fixture
def as_role(as_supervisor: Browser, as_accountant: Browser, as_reader: Browser) -> Callable[[Role], Browser]:
    browsers = {Role.SUPERVISOR: as_supervisor, Role.ACCOUNTANT: as_accountant, Role.READER: as_reader}
    return browsers.__getitem__
