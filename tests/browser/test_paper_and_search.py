"""A name that is searched for at the door stays out of the address, and a page prints by a button."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assignments.open_day import open_day
from tests.browser.screens import log_in, no_complaints
from tests.browser.worlds import make_morning
from tests.cast import NOW, TODAY, randomness
from tests.databases import ThrownAwayDatabase
from tests.servers import Server

pytestmark = pytest.mark.browser

ARRIVALS = f"/day/{TODAY}/arrivals/"


def test_letters_leave_only_those_who_have_them(
    tablet: Page, server: Server, own_database: ThrownAwayDatabase
) -> None:
    first, second = _two_at_the_door()
    asked: list[str] = []
    tablet.on("request", lambda request: asked.append(request.url))
    with no_complaints(tablet):
        log_in(tablet, server.url, "leder")
        tablet.goto(f"{server.url}{ARRIVALS}")
        tablet.locator("#door-q").press_sequentially(second)
        expect(tablet.locator(".door-face")).to_have_text([second])
        tablet.locator("#door-q").press("Enter")
        tablet.locator("#door-q").fill(first)
        expect(tablet.locator(".door-face")).to_have_text([first])
        tablet.locator(".door-face").tap()
        expect(tablet.get_by_text("1 av 10 plasser")).to_be_visible()
    assert tablet.url == f"{server.url}{ARRIVALS}"
    assert [url for url in asked if "?" in url] == []


def test_it_searches_without_scripts(
    screen: Callable[..., Page], server: Server, own_database: ThrownAwayDatabase
) -> None:
    first, _second = _two_at_the_door()
    page = screen(java_script_enabled=False)
    log_in(page, server.url, "leder")
    page.goto(f"{server.url}{ARRIVALS}")
    page.locator("#door-q").fill(first)
    page.locator("#door-q").press("Enter")
    expect(page.locator(".door-face")).to_have_text([first])
    assert page.url == f"{server.url}{ARRIVALS}"


def test_her_copy_prints_by_a_button(tablet: Page, server: Server, own_database: ThrownAwayDatabase) -> None:
    person = make_morning(people=1).people[0]
    tablet.add_init_script("window.print = () => { window.printed = true; }")
    with no_complaints(tablet):
        log_in(tablet, server.url, "leder")
        tablet.goto(f"{server.url}/people/{person.pk}/copy/")
        expect(tablet.get_by_text("Skriv ut fra nettleserens meny.")).to_be_hidden()
        tablet.get_by_role("button", name="Skriv ut", exact=True).tap()
    assert tablet.evaluate("window.printed")


def test_without_scripts_it_says_how_to_print(
    screen: Callable[..., Page], server: Server, own_database: ThrownAwayDatabase
) -> None:
    person = make_morning(people=1).people[0]
    page = screen(java_script_enabled=False)
    log_in(page, server.url, "leder")
    page.goto(f"{server.url}/people/{person.pk}/copy/")
    expect(page.get_by_text("Skriv ut fra nettleserens meny.")).to_be_visible()
    expect(page.locator("[data-print]")).to_be_hidden()


def _two_at_the_door() -> tuple[str, str]:
    """The names of two who are yet to come, on a day that is open."""
    morning = make_morning(people=2)
    open_day(morning.day, by=morning.supervisor, now=NOW, today=TODAY, randomness=randomness)
    first, second = (str(person.chosen_name) for person in morning.people)
    return first, second
