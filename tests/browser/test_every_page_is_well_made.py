"""No page fails those who read it otherwise, is wider than its screen, or makes the browser complain.

Twenty-one people with the longest names, on a tablet and on a phone, in both languages. Every page of the
urlconf is taken, save those that are no pages; whoever adds one finds it here.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from bikuben.roles import Role
from tests.addresses import pages
from tests.browser.screens import PHONE, TABLET, in_english, log_in
from tests.databases import ThrownAwayDatabase
from tests.house import CANCELLED, CLOSED, OPEN, PLANNED, House, build_house
from tests.servers import Server

pytestmark = pytest.mark.browser

# A page's name and why it isn't walked through here: it takes no GET, is a PDF, or is walked below.
NO_PAGES = {
    "bikuben:login": "sends on whoever is logged in; taken without a user",
    "bikuben:logout": "a button",
    "bikuben:language": "a button",
    "bikuben:setup": "there is no such page once there is a user",
    "bikuben:unlock_room": "there is no such page outside the room's screen; taken with it",
    "assignments:draw": "locks the browser to itself; taken apart",
    "assignments:change_day": "refused on a day that has begun; taken on the planned one",
    "assignments:cancel_day": "refused on a day that has begun; taken on the planned one",
    "assignments:job_forecast": "a piece of the page of a job",
    "assignments:remind_invoice": "refused on the invoice of the house, of which nothing is open",
}
OTHER_DAYS = [
    *(f"/day/{day}/" for day in (PLANNED, OPEN, CLOSED, CANCELLED)),
    *(f"/day/{PLANNED}/{verb}/" for verb in ("change", "cancel")),
    *(f"/day/{day}/work/" for day in (PLANNED, OPEN, CLOSED, CANCELLED)),
    *(f"/day/{day}/arrivals/" for day in (PLANNED, OPEN, CLOSED, CANCELLED)),
    *(f"/day/{day}/places/" for day in (PLANNED, OPEN, CLOSED, CANCELLED)),
    *(f"/day/{day}/pay/" for day in (PLANNED, CLOSED)),
    *(f"/day/{day}/close/" for day in (OPEN, CLOSED)),
    "/invoices/new/?client=1",
]
NOTHING_FOUND: list[str] = []
# What may come out otherwise on a small screen; the rest, colours above all, is the same and slow.
ON_A_PHONE = {
    "type": "rule",
    "values": ["scrollable-region-focusable", "aria-hidden-focus", "button-name", "link-name", "target-size"],
}
TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const inner = node => [...node.children].some(child => child.getBoundingClientRect().right > room + 1);
    return [...document.querySelectorAll('body *')]
        .filter(node => node.getBoundingClientRect().right > room + 1 && !inner(node))
        .slice(0, 3).map(node => `${node.tagName}.${node.className}: ${node.textContent.slice(0, 40)}`);
}"""

TOO_SMALL = """() => [...document.querySelectorAll('button, .btn, select, summary, input:not([type=hidden])')]
    .filter(node => node.checkVisibility() && !node.matches('[type=radio], [type=checkbox]'))
    .filter(node => node.getBoundingClientRect().height < 40)
    .slice(0, 3).map(node => node.outerHTML.slice(0, 120))"""

# The bar at the foot covers nothing at the end of the page, nor what the keyboard scrolls to.
COVERED = """() => {
    window.scrollTo(0, document.documentElement.scrollHeight);
    const bar = document.querySelector('.bk-next');
    if (!bar || !bar.checkVisibility()) return [];
    const {top, height} = bar.getBoundingClientRect();
    const kept = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom);
    const high = height > kept ? [`the bar is ${height} high, ${kept} are kept free`] : [];
    return [...high, ...[...document.querySelectorAll('main :is(a, button, input, select)')]
        .filter(node => !node.closest('thead'))  // on a phone seen only when it has focus
        .filter(node => node.checkVisibility() && node.getBoundingClientRect().bottom > top)
        .slice(0, 3).map(node => node.outerHTML.slice(0, 120))];
}"""


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_page_of_the_supervisor(
    screen: Callable[..., Page], server: Server, own_database: ThrownAwayDatabase, language: str
) -> None:
    house = build_house(people=21, places=10, long_names=True)
    tablet = screen()
    if language == "en":
        in_english(tablet, server.url)
    outside = look_at(tablet, server, ["/login/"], language)
    log_in(tablet, server.url, Role.SUPERVISOR)
    found = look_at(tablet, server, [*addresses_of(house, tablet, server), *OTHER_DAYS], language)
    in_the_room = look_at(
        tablet,
        server,
        [f"/day/{OPEN}/draw/", "/room/unlock/"],
        language,
    )
    assert outside + found + in_the_room == NOTHING_FOUND


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.READER])
def test_the_pages_of_the_others(
    screen: Callable[..., Page], server: Server, own_database: ThrownAwayDatabase, role: Role
) -> None:
    build_house(people=21, places=10, long_names=True)
    tablet = screen()
    log_in(tablet, server.url, role)
    places = tablet.locator(".bk-nav-wide a").all()
    addresses = [str(place.get_attribute("href")) for place in places]
    assert addresses
    assert look_at(tablet, server, addresses, "nb") == NOTHING_FOUND


def test_the_draw_before_the_room(tablet: Page, server: Server, own_database: ThrownAwayDatabase) -> None:
    house = build_house(people=21, places=10, long_names=True)
    log_in(tablet, server.url, Role.SUPERVISOR)
    draw = f"/day/{house.today.date}/draw/"
    shown = [draw, *(f"{draw}?shown={number}" for number in ("0", "1", "21", "all"))]
    assert look_at(tablet, server, shown, "nb") == NOTHING_FOUND


def test_what_is_left_out_is_there() -> None:
    assert set(NO_PAGES) <= {page.name for page in pages()}


def addresses_of(house: House, tablet: Page, server: Server) -> list[str]:
    """Every address that answers a GET with a page. A button's and a file's are told by asking."""
    asked = [page.address(house) for page in pages() if page.name not in NO_PAGES]
    answers = {address: tablet.request.get(f"{server.url}{address}", max_redirects=0) for address in asked}
    return [
        address
        for address, answer in answers.items()
        if answer.status != 405 and answer.headers.get("content-type", "").startswith("text/html")
    ]


def look_at(page: Page, server: Server, addresses: list[str], language: str) -> list[str]:
    """What is wrong with these pages: one line for each thing found."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    found = []
    for address in addresses:
        page.set_viewport_size(TABLET)
        answer = page.goto(f"{server.url}{address}")
        assert answer is not None
        if answer.status != 200:
            found.append(f"{address}: status {answer.status}")
            said.clear()
            continue
        if page.locator("html").get_attribute("lang") != language:
            found.append(f"{address}: not in {language}")
        for size, rules in ((TABLET, None), (PHONE, ON_A_PHONE)):
            page.set_viewport_size(size)
            found += [f"{address} at {size['width']}: too wide: {what}" for what in page.evaluate(TOO_WIDE)]
            found += [f"{address} at {size['width']}: too small: {what}" for what in page.evaluate(TOO_SMALL)]
            found += [f"{address} at {size['width']}: covered: {what}" for what in page.evaluate(COVERED)]
            if language == "nb":  # only words differ in English
                found += [f"{address} at {size['width']}: {what}" for what in _axe(page, rules)]
        found += [f"{address}: {line}" for line in said]
        said.clear()
    return found


def _axe(page: Page, rules: dict[str, object] | None) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in violations]
