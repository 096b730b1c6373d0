"""A payment is copied into the bank with one touch a figure, and marked without the page moving."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import log_in, no_complaints
from tests.browser.worlds import make_morning
from tests.databases import ThrownAwayDatabase
from tests.payroll.owed.world import TAX_ACCOUNT, WEDNESDAY, settings_with, slip
from tests.servers import Server

pytestmark = pytest.mark.browser
BETALT, ANGRE = "Betalt : skattetrekk utbetalt {}", "Angre : skattetrekk utbetalt {}"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_the_account_is_copied_and_the_mark_leaves_the_page_where_it_was(
    screen: Callable[..., Page], server: Server, own_database: ThrownAwayDatabase
) -> None:
    _two_due()
    page = screen(permissions=CLIPBOARD)
    with no_complaints(page):
        log_in(page, server.url, "leder")
        page.goto(f"{server.url}/owed/")
        page.get_by_role("button", name="Kopier : kontoen").first.tap()
        expect(page.locator("[data-copied-status]")).to_have_text(f"Kopiert: {TAX_ACCOUNT}")
        assert page.evaluate("navigator.clipboard.readText()") == TAX_ACCOUNT
        page.get_by_role("button", name=BETALT.format("torsdag 30. april")).tap()
        expect(page.get_by_role("button", name=ANGRE.format("torsdag 30. april"))).to_be_visible()
        expect(page.get_by_role("button", name=BETALT.format("onsdag 29. april"))).to_be_visible()
        page.get_by_role("button", name=ANGRE.format("torsdag 30. april")).tap()
        expect(page.get_by_role("button", name=BETALT.format("torsdag 30. april"))).to_be_visible()
    assert page.url == f"{server.url}/owed/"


def test_without_scripts_the_figures_stand_there_and_the_mark_works(
    screen: Callable[..., Page], server: Server, own_database: ThrownAwayDatabase
) -> None:
    _two_due()
    page = screen(java_script_enabled=False)
    log_in(page, server.url, "leder")
    page.goto(f"{server.url}/owed/")
    expect(page.locator("[data-copy]").first).to_be_hidden()
    expect(page.get_by_text(TAX_ACCOUNT).first).to_be_visible()
    page.get_by_role("button", name=BETALT.format("onsdag 29. april")).tap()
    expect(page.get_by_role("button", name=ANGRE.format("onsdag 29. april"))).to_be_visible()


def _two_due() -> None:
    morning = make_morning(people=1)
    settings_with()
    for day in ({"day": WEDNESDAY}, {}):
        slip(morning.people[0], **day, by=morning.supervisor)
