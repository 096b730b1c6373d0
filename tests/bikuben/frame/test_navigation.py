"""The way around: only pages that open, and where we are."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as real
from django.urls import reverse

from bikuben.models import User
from bikuben.steps import places
from tests.addresses import pages

ENTRIES = [
    ("I dag", "bikuben:today", ()),
    ("Brukere", "bikuben:users", ("/keys/", "/day/*/keys/")),
    ("Ny bruker", "bikuben:new_user", ("/day/",)),
]
# What the menu of the user leads to, and what stands outside the house.
OUTSIDE = {"login", "logout", "language", "password", "room", "setup", "project", "users"}


def test_it_leaves_out_what_would_refuse(supervisor: User, reader: User, settings: Any) -> None:
    settings.NAVIGATION = ENTRIES
    assert [place.label for place in places(supervisor, "/")] == ["I dag", "Brukere", "Ny bruker"]
    assert [place.label for place in places(reader, "/")] == ["I dag"]


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/", "I dag"),
        ("/users/", "Brukere"),
        ("/users/7/", "Brukere"),
        ("/users/new/", "Ny bruker"),
        ("/x/", None),
        ("/keys/7/", "Brukere"),
        ("/day/2026-05-04/keys/", "Brukere"),
        ("/day/2026-05-04/", "Ny bruker"),
    ],
)
def test_it_marks_where_we_are(supervisor: User, settings: Any, path: str, here: str | None) -> None:
    settings.NAVIGATION = ENTRIES
    assert [place.label for place in places(supervisor, path) if place.is_here] == ([here] if here else [])


def test_every_entry_of_the_settings_is_there() -> None:
    assert all(reverse(name) for _, name, _further in real.NAVIGATION)


def test_every_page_that_the_bar_leads_to_lies_under_one_entry(supervisor: User) -> None:
    wrong = {}
    for page in pages():
        path = page.route.replace("<", "").replace(">", "")
        here = [place.label for place in places(supervisor, path) if place.is_here]
        if len(here) != (path.split("/")[1] not in OUTSIDE):
            wrong[path] = here
    assert wrong == {}


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/clients/5/", "Oppdrag"),
        ("/invoices/overdue/", "Oppdrag"),
        ("/cards/", "Deltakere"),
        ("/slips/9/reverse/", "Lønn"),
        ("/day/2026-05-04/", "Dager"),
        ("/day/2026-05-04/pay/", "Lønn"),
        ("/day/2026-05-04/close/", "Kasse"),
        ("/owed/payments/", "Måned"),
        ("/year/2026/", "Måned"),
        ("/costs/", "Tall"),
    ],
)
def test_it_says_where_a_page_of_the_house_lies(supervisor: User, path: str, here: str) -> None:
    assert [str(place.label) for place in places(supervisor, path) if place.is_here] == [here]
