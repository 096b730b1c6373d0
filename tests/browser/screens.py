"""Screens that Bikuben is used on, and the first touches of every test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tests.cast import PASSWORD

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 10_000  # milliseconds; a machine that runs everything at once is slow
TABLET = {"width": 1024, "height": 768}
ON_THE_TABLE = {"viewport": TABLET, "has_touch": True, "locale": "nb-NO", "reduced_motion": "reduce"}
PHONE = {"width": 390, "height": 844}


REFUSED = "responded with a status of 422"  # a form shown again with its errors is no fault of the page


@contextmanager
def no_complaints(page: Page) -> Iterator[list[str]]:
    """The browser's console is silent and no script throws within the block."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
    assert [line for line in said if REFUSED not in line] == []


def log_in(page: Page, url: str, username: str) -> None:
    """Log in as one of the cast."""
    page.goto(f"{url}/login/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}/")


def in_english(page: Page, url: str) -> None:
    """Touch "English" on the first page."""
    page.goto(f"{url}/login/")
    page.get_by_role("button", name="English").tap()
    page.wait_for_selector("html[lang=en]")
