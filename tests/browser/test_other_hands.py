"""The day goes on for whoever has a keyboard, no script, another language, or touches twice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assignments.arrivals import arrive
from assignments.models import Attendance, Draw
from assignments.open_day import open_day
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import PaidSlip, PaySlip, expected_balance
from tests.browser.screens import in_english, log_in, no_complaints
from tests.browser.worlds import Morning, make_morning
from tests.cast import NOW, TODAY, randomness
from tests.databases import ThrownAwayDatabase
from tests.payroll.paying import finished_shift
from tests.servers import Server

pytestmark = pytest.mark.browser

PAY = f"/day/{TODAY}/pay/"
ARRIVALS = f"/day/{TODAY}/arrivals/"


def opened(morning: Morning) -> None:
    open_day(morning.day, by=morning.supervisor, now=NOW, today=TODAY, randomness=randomness)


def one_slip(morning: Morning) -> None:
    """One has worked; her slip is written and not fetched."""
    morning.day.state = "working"
    morning.day.save()
    first = morning.people[0]
    finished_shift(first, morning.day)
    issue_pay_slip(first, morning.day, by=morning.supervisor, now=NOW, today=TODAY)


def test_arrivals_by_keyboard_alone(tablet: Page, server: Server, own_database: ThrownAwayDatabase) -> None:
    opened(make_morning(people=4))
    with no_complaints(tablet):
        log_in(tablet, server.url, "leder")
        tablet.goto(f"{server.url}{ARRIVALS}")
        for count in (1, 2):
            go_by_tab(tablet, ".door-face")
            tablet.keyboard.press("Enter")
            expect(tablet.get_by_text(f"{count} av 10 plasser")).to_be_visible()
        go_by_tab(tablet, "[name=chosen_name]")
        tablet.keyboard.type("Nattsvermer")
        tablet.keyboard.press("Enter")
        expect(tablet.get_by_text("3 av 10 plasser")).to_be_visible()


def go_by_tab(page: Page, selector: str) -> None:
    """Press Tab until the focus stands on the first that fits, and is seen to stand there."""
    for _press in range(60):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and focused.evaluate("(node, wanted) => node.matches(wanted)", selector):
            assert (
                focused.evaluate("node => getComputedStyle(node).outlineStyle") != "none"
                or focused.evaluate("node => getComputedStyle(node).boxShadow") != "none"
            ), "the focus can't be seen"
            return
    raise AssertionError(f"Tab never came to {selector}")


def test_two_touches_pay_once(tablet: Page, server: Server, own_database: ThrownAwayDatabase) -> None:
    one_slip(make_morning(people=2))
    log_in(tablet, server.url, "leder")
    tablet.goto(f"{server.url}{PAY}")
    tablet.get_by_role("button", name="Betalt og signert").dblclick()
    expect(tablet.get_by_role("heading", name="Betalt", exact=True)).to_be_visible()
    assert PaidSlip.objects.count() == 1
    assert expected_balance() == 4800


def test_the_pages_speak_english(tablet: Page, server: Server, own_database: ThrownAwayDatabase) -> None:
    morning = make_morning(people=3)
    one_slip(morning)
    in_english(tablet, server.url)
    log_in(tablet, server.url, "leder")
    for path in ("/", ARRIVALS, f"/day/{TODAY}/places/", PAY, "/people/", "/cash/", "/cards/", "/slips/"):
        tablet.goto(f"{server.url}{path}")
        expect(tablet.locator("html")).to_have_attribute("lang", "en")
        said = tablet.locator("body").inner_text()
        norwegian = re.findall(
            r"\b(?:ikke|lønn|trekning|fremmøte|kasse|deltakere|skattekort|eller)\b", said, re.I
        )
        assert norwegian == [], path


@pytest.fixture
def plain(screen: Callable[..., Page]) -> Page:
    """A tablet whose scripts are switched off."""
    return screen(java_script_enabled=False)


def test_one_arrives_without_scripts(plain: Page, server: Server, own_database: ThrownAwayDatabase) -> None:
    opened(make_morning(people=3))
    log_in(plain, server.url, "leder")
    plain.goto(f"{server.url}{ARRIVALS}")
    plain.locator(".door-face").first.click()
    expect(plain.get_by_text("1 av 10 plasser")).to_be_visible()
    plain.get_by_label("Ny her? Hva vil hun kalles?").fill("Nattsvermer")
    plain.get_by_role("button", name="Skriv henne opp").click()
    expect(plain.get_by_text("2 av 10 plasser")).to_be_visible()
    assert list(Attendance.objects.values_list("ticket", flat=True).order_by("ticket")) == [1, 2]


def test_lots_are_drawn_without_scripts(
    plain: Page, server: Server, own_database: ThrownAwayDatabase
) -> None:
    morning = make_morning(people=3, places=2)
    opened(morning)
    for participant in morning.people:
        arrive(morning.day, participant, by=morning.supervisor, now=NOW, accept_warnings=True)
    log_in(plain, server.url, "leder")
    plain.goto(f"{server.url}{ARRIVALS}")
    plain.get_by_role("button", name="Steng lista og trekk").click()
    plain.get_by_label("Si et ord, hvilket som helst").fill("tåke")
    plain.get_by_role("button", name="Trekk").click()
    plain.get_by_role("link", name="Vis alle").click()
    expect(plain.locator("ol.bk-room-names > li")).to_have_count(3)
    assert Draw.objects.get().word == "tåke"


def test_one_is_paid_without_scripts(plain: Page, server: Server, own_database: ThrownAwayDatabase) -> None:
    one_slip(make_morning(people=2))
    log_in(plain, server.url, "leder")
    plain.goto(f"{server.url}{PAY}")
    plain.get_by_role("button", name="Betalt og signert").click()
    expect(plain.get_by_role("heading", name="Betalt", exact=True)).to_be_visible()
    assert PaidSlip.objects.get().slip == PaySlip.objects.get()
