"""The whole day by touch: eleven come for ten places, all are paid, the box agrees."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Locator, Page, expect

from assignments.models import Attendance, AttendanceState, DayState, Draw, Shift, ShiftOutcome, WorkDay
from assignments.rules.draw import commitment, draw_order
from bikuben.papers.verify import verify_papers
from payroll.models import PaidSlip, PaySlip, expected_balance
from tests.browser.screens import log_in, no_complaints
from tests.browser.worlds import Morning, make_morning
from tests.cast import PASSWORD, TODAY, make_number
from tests.databases import ThrownAwayDatabase
from tests.paper_text import pages_of
from tests.servers import Server

pytestmark = pytest.mark.browser

FIRST_TIMER = "Nattsvermer"


def test_the_whole_day(tablet: Page, server: Server, own_database: ThrownAwayDatabase) -> None:
    morning = make_morning()
    with no_complaints(tablet):
        log_in(tablet, server.url, "leder")
        open_the_day(tablet)
        eleven_arrive(tablet, morning)
        lots_are_drawn(tablet, server, morning)
        ten_work(tablet, morning)
        the_first_timer_gets_her_full_name(tablet)
        slips_are_written_and_read(tablet, server)
        each_is_paid(tablet)
        the_box_is_counted_and_the_day_closed(tablet)
    assert list(verify_papers()) == []


def open_the_day(tablet: Page) -> None:
    next_step = tablet.get_by_role("region", name="Neste steg")
    expect(next_step.locator(".btn-primary")).to_have_count(1)
    next_step.get_by_role("button", name="Åpne dagen").tap()
    expect(tablet.get_by_text("0 av 10 plasser")).to_be_visible()


def eleven_arrive(tablet: Page, morning: Morning) -> None:
    *with_card, without_card = morning.people
    for count, participant in enumerate(with_card, start=1):
        tablet.get_by_role("button", name=str(participant.chosen_name), exact=True).tap()
        expect(tablet.get_by_text(f"{count} av 10 plasser")).to_be_visible()
    tablet.get_by_role("button", name=str(without_card.chosen_name), exact=True).tap()
    expect(tablet.get_by_text("Det ligger noe her som bare du skal se.")).to_be_visible()
    assert "skattekort" not in tablet.locator("main").inner_text()
    tablet.get_by_role("button", name="Ja, hun er med").tap()
    expect(tablet.get_by_text("10 av 10 plasser")).to_be_visible()

    address = tablet.url
    tablet.get_by_label("Ny her? Hva vil hun kalles?").fill(FIRST_TIMER)
    tablet.get_by_role("button", name="Skriv henne opp").tap()
    expect(tablet.get_by_text("11 av 10 plasser")).to_be_visible()
    expect(tablet.get_by_text("11 har kommet til 10 plasser. Det må trekkes.")).to_be_visible()
    assert tablet.url == address
    assert [one.ticket for one in Attendance.objects.order_by("arrived_at", "pk")] == list(range(1, 12))


def lots_are_drawn(tablet: Page, server: Server, morning: Morning) -> None:
    seed_promised = tablet_shows_the_promise_and_nothing_else(tablet, morning)
    for elsewhere in ("/", "/people/", "/pay/", f"/day/{TODAY}/places/"):
        tablet.goto(f"{server.url}{elsewhere}")
        assert tablet.url.endswith(f"/day/{TODAY}/draw/")

    tablet.get_by_label("Si et ord, hvilket som helst").fill(" sommerfugl ")
    tablet.get_by_role("button", name="Trekk").tap()
    expect(tablet.get_by_text("«sommerfugl»")).to_be_visible()
    held = Draw.objects.get()
    assert held.commitment == seed_promised == commitment(bytes.fromhex(held.seed_hex))
    assert held.order == draw_order(bytes.fromhex(held.seed_hex), TODAY, "sommerfugl", range(1, 12))

    tablet.get_by_role("link", name="Første lodd").tap()
    expect(lots(tablet)).to_have_count(1)
    tablet.get_by_role("link", name="Neste").tap()
    expect(lots(tablet)).to_have_count(2)
    assert held.seed_hex not in tablet.content()
    tablet.get_by_role("link", name="Vis alle").tap()
    expect(lots(tablet)).to_have_count(11)
    tickets = [int(re.findall(r"\d+", text)[0]) for text in lots(tablet).all_inner_texts()]
    assert tickets == held.order
    expect(tablet.get_by_text(held.seed_hex, exact=True)).to_be_visible()
    only_names_and_tickets(tablet, morning)
    the_password_unlocks(tablet)


def tablet_shows_the_promise_and_nothing_else(tablet: Page, morning: Morning) -> str:
    """The screen is handed to the room: to be read, not to be left. The commitment that it shows."""
    tablet.get_by_role("button", name="Steng lista og trekk").tap()
    expect(tablet.get_by_text("11 har kommet, og det er 10 plasser.")).to_be_visible()
    only_names_and_tickets(tablet, morning)
    return tablet.get_by_role("region", name="Løftet").locator("code").inner_text()


def only_names_and_tickets(tablet: Page, morning: Morning) -> None:
    """No name but the chosen one, nothing to touch that leads into the program."""
    source = tablet.content()
    for participant in morning.people:
        assert str(participant.legal_name) not in source
        assert str(participant.chosen_name) in source
    leads_to = {link.get_attribute("href") for link in tablet.get_by_role("link").all()}
    assert {address for address in leads_to if not str(address).startswith("?")} == {"/room/unlock/"}


def the_password_unlocks(tablet: Page) -> None:
    tablet.get_by_role("link", name="Lås opp").tap()
    tablet.get_by_label("Passord").fill("gjettet")
    tablet.get_by_role("button", name="Lås opp").tap()
    expect(tablet.get_by_text("Passordet stemmer ikke.")).to_be_visible()
    tablet.get_by_label("Passord").fill(PASSWORD)
    tablet.get_by_role("button", name="Lås opp").tap()
    expect(tablet.get_by_role("heading", name="Trekning og plasser")).to_be_visible()
    assert Attendance.objects.filter(state=AttendanceState.PLACE).count() == 10


def ten_work(tablet: Page, morning: Morning) -> None:
    tablet.get_by_role("link", name="Til arbeidet").tap()
    tablet.get_by_role("button", name="Start arbeidet").tap()
    expect(tablet.get_by_text("10 er i arbeid.")).to_be_visible()
    rows = tablet.locator("li.work-person")
    pick = rows.nth(0).get_by_role("button", name=morning.other_job.title)
    pick.tap()
    expect(pick).to_have_attribute("aria-pressed", "true")
    rows.nth(1).locator("a.work-what").tap()
    tablet.get_by_label("Når gikk hun?").fill("11:30")
    tablet.get_by_role("button", name="Hun gikk tidlig").tap()
    expect(tablet.get_by_text("9 er i arbeid.")).to_be_visible()
    tablet.get_by_role("button", name="Alle ferdig").tap()
    expect(tablet.get_by_text("Alle er ferdige. Nå er det lønna.")).to_be_visible()
    outcomes = Counter(Shift.objects.values_list("outcome", "job__title"))
    assert outcomes == {
        (ShiftOutcome.DONE, "Pakke smykker"): 1,
        (ShiftOutcome.LEFT_EARLY, "Brette esker"): 1,
        (ShiftOutcome.DONE, "Brette esker"): 8,
    }


def the_first_timer_gets_her_full_name(tablet: Page) -> None:
    """Drawn or not: before a slip is written, it must be known whose it is."""
    tablet.get_by_role("navigation", name="Sider").get_by_role("link", name="Deltakere").tap()
    tablet.get_by_role("link", name=FIRST_TIMER).tap()
    tablet.get_by_role("link", name="Endre", exact=True).tap()
    tablet.get_by_label("Fullt navn").fill("Čili Đurić Ångström")
    tablet.get_by_label("Fødselsnummer eller D-nummer").fill(make_number(77))
    tablet.get_by_role("button", name="Lagre").tap()
    expect(tablet.get_by_role("heading", name=FIRST_TIMER)).to_be_visible()


def slips_are_written_and_read(tablet: Page, server: Server) -> None:
    tablet.get_by_role("link", name="I dag", exact=True).tap()
    step(tablet, "Lønn")
    tablet.get_by_role("button", name="Skriv alle slipper (10)").tap()
    printing = tablet.get_by_role("link", name="Skriv ut alle (10)")
    expect(printing).to_be_visible()
    sheets = read_pdf(tablet, server, printing)
    slips = list(PaySlip.objects.order_by("number"))
    assert len(sheets) == len(slips) == 10
    for slip in slips:
        (hers,) = [sheet for sheet in sheets if slip.full_number in sheet]
        assert str(slip.legal_name) in hers
        assert "200 kr" in hers
    (her_own,) = read_pdf(tablet, server, tablet.get_by_role("link", name=re.compile("^Skriv ut ?: ")).first)
    assert sum(str(slip.legal_name) in her_own for slip in slips) == 1
    assert "Verkstedet i Prøvegata" in her_own


def read_pdf(tablet: Page, server: Server, link: Locator) -> list[str]:
    """The text of each sheet behind a link that opens a PDF."""
    answer = tablet.request.get(f"{server.url}{link.get_attribute('href')}")
    assert answer.headers["content-type"] == "application/pdf"
    return pages_of(answer.body())


def each_is_paid(tablet: Page) -> None:
    for left in range(9, -1, -1):
        tablet.get_by_role("button", name="Betalt og signert").first.tap()
        expect(tablet.get_by_role("button", name="Betalt og signert")).to_have_count(left)
    assert expected_balance() == 3000
    assert PaidSlip.objects.count() == 10


def the_box_is_counted_and_the_day_closed(tablet: Page) -> None:
    tablet.get_by_role("link", name="Avslutt dagen").tap()
    tablet.get_by_role("link", name="Tell kassa").tap()
    tablet.get_by_label("1000 kr", exact=True).fill("2")
    tablet.get_by_label("200 kr", exact=True).fill("5")
    expect(tablet.get_by_text("differanse: 0 kr")).to_be_visible()
    tablet.get_by_label("Hvem har talt?").fill("Ingrid Leder")
    tablet.get_by_role("button", name="Kassa er talt").tap()
    expect(tablet.get_by_text("Kassa er talt, og den stemmer.")).to_be_visible()
    tablet.get_by_role("button", name="Avslutt dagen").tap()
    expect(tablet.get_by_text("Dagen er avsluttet, og kassa er i balanse.")).to_be_visible()
    assert WorkDay.objects.get().state == DayState.CLOSED


def step(tablet: Page, name: str) -> None:
    """Touch a step of the day, at the top of every page of the day."""
    tablet.get_by_role("navigation", name="Dagens steg").get_by_role("link", name=name).tap()


def lots(tablet: Page) -> Locator:
    return tablet.locator("ol.bk-room-names > li")
