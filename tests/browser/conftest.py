"""Chromium, and the screens that Bikuben is used on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import expect as expect_that

from tests.browser.screens import FLAGS, ON_THE_TABLE, PATIENCE
from tests.databases import ThrownAwayDatabase


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for the tests of a file."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright leaves a loop running in this thread, which Django takes for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        expect_that.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=chromium_path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def screen(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A new tablet, as `screen()`; with the options of a Playwright context another screen."""
    contexts: list[BrowserContext] = []

    def new(**options: object) -> Page:
        context = chromium.new_context(**{**ON_THE_TABLE, **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def tablet(screen: Callable[..., Page]) -> Page:
    """The tablet on the table: 1024 × 768, touch, Norwegian."""
    return screen()


@pytest.fixture
def own_database(thrown_away_database: ThrownAwayDatabase, django_db_blocker) -> Iterator[ThrownAwayDatabase]:
    """The database that the server uses, open to this test's own reading and writing."""
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        yield thrown_away_database
