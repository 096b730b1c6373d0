"""What a browser may do with a page, and what it may keep of it."""

from __future__ import annotations

import re

import pytest
from django.test import Client as Browser

from bikuben.models import Project, User


@pytest.mark.parametrize("path", ["/", "/users/", "/users/1000000/"])
def test_nothing_that_a_logged_in_person_sees_is_kept(
    as_supervisor: Browser, project: Project, path: str
) -> None:
    assert as_supervisor.get(path).headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("path", ["/", "/users/", "/users/new/", "/project/", "/password/"])
def test_no_page_needs_scripts_or_styles_written_into_it(
    as_supervisor: Browser, project: Project, path: str
) -> None:
    answer = as_supervisor.get(path)
    page = answer.content.decode()
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "<style" not in page
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"\son[a-z]+=", page)


@pytest.mark.parametrize("path", ["/", "/users/", "/project/"])
def test_every_file_of_a_page_is_ours(as_supervisor: Browser, project: Project, path: str) -> None:
    page = as_supervisor.get(path).content.decode()
    assert all(address.startswith("/") for address in re.findall(r'(?:src|<link[^>]*href)="([^"]*)"', page))


def test_no_page_is_shown_inside_another(as_nobody: Browser, supervisor: User) -> None:
    assert as_nobody.get("/login/").headers["X-Frame-Options"] == "DENY"
