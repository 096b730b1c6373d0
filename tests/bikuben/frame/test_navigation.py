"""The way around: only pages that open, and where we are."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as real
from django.urls import reverse

from bikuben.models import User
from bikuben.steps import places

ENTRIES = [("I dag", "bikuben:today"), ("Brukere", "bikuben:users"), ("Ny bruker", "bikuben:new_user")]


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
    ],
)
def test_it_marks_where_we_are(supervisor: User, settings: Any, path: str, here: str | None) -> None:
    settings.NAVIGATION = ENTRIES
    assert [place.label for place in places(supervisor, path) if place.is_here] == ([here] if here else [])


def test_every_entry_of_the_settings_is_there() -> None:
    assert all(reverse(name) for _, name in real.NAVIGATION)
