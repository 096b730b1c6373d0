"""From plan to delivery on the front page of production: by touch and by the keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from assignments.batch_counts import Counts, counts_of
from assignments.models import Batch, Shipment
from bikuben.papers.verify import verify_papers
from bikuben.roles import Role
from tests.assignments.production.world import Production, build_production
from tests.browser.screens import log_in, no_complaints
from tests.cast import make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.servers import Server

pytestmark = pytest.mark.browser


def world() -> Production:
    make_project()
    return build_production(make_user("leder", Role.SUPERVISOR), in_stock=20)


def next_step(page: Page) -> Locator:
    return page.get_by_role("region", name="Neste steg")


def test_a_batch_is_made_from_plan_to_delivery(
    tablet: Page, server: Server, own_database: ThrownAwayDatabase
) -> None:
    world()
    with no_complaints(tablet):
        log_in(tablet, server.url, "leder")
        tablet.goto(f"{server.url}/production/")
        expect(tablet.get_by_text("Mangler for flere: Perle")).to_be_visible()
        next_step(tablet).get_by_role("link", name="Nytt parti").tap()
        tablet.get_by_label("Hvor mange?").fill("6")
        next_step(tablet).get_by_role("button", name="Begynn partiet").tap()
        expect(tablet).to_have_url(re.compile(r"/production/$"))
        expect(tablet.get_by_text("0 av 6 laget")).to_be_visible()

        expect(tablet.get_by_label("Hva var galt?")).to_be_hidden()
        tablet.get_by_label("Laget").fill("5")
        tablet.get_by_label("Vraket").fill("1")
        tablet.get_by_label("Hva var galt?").select_option("chain")
        tablet.get_by_label("Levert", exact=True).fill("4")
        tablet.get_by_label("Levert til").select_option(label="Gullfugl Smykker")
        next_step(tablet).get_by_role("button", name="Før på MB-2026-001").tap()
        expect(tablet.get_by_text("5 laget, 1 vraket, 4 levert")).to_be_visible()
        expect(tablet.get_by_text("5 av 6 laget")).to_be_visible()
        assert counts_of(Batch.objects.get()) == Counts(made=5, rejected=1)
        assert Shipment.objects.get().full_number == "2026-0001"

        tablet.get_by_role("link", name="MB-2026-001").tap()
        expect(tablet.locator(".bk-facts dt", has_text="Gullfugl Smykker")).to_be_visible()
        next_step(tablet).get_by_role("link", name="Avslutt partiet").tap()
        expect(tablet.get_by_text("5 av 6 er laget.")).to_be_visible()
        next_step(tablet).get_by_role("button", name="Avslutt partiet").tap()
        expect(tablet.locator(".bk-state", has_text="avsluttet")).to_be_visible()
    assert Batch.objects.get().closed_on is not None
    assert list(verify_papers()) == []


def test_the_days_numbers_by_the_keyboard_alone(
    tablet: Page, server: Server, own_database: ThrownAwayDatabase
) -> None:
    world().batch(planned=3)
    with no_complaints(tablet):
        log_in(tablet, server.url, "leder")
        tablet.goto(f"{server.url}/production/")
        tablet.get_by_label("Laget").focus()
        tablet.keyboard.type("11")
        tablet.keyboard.press("Enter")
        expect(tablet.get_by_text("Perle: det er bare 20, og det trengs 22.")).to_be_visible()
        tablet.get_by_label("Laget").focus()
        tablet.keyboard.press("Control+A")
        tablet.keyboard.type("2")
        tablet.keyboard.press("Tab")
        tablet.keyboard.type("1")
        tablet.keyboard.press("Tab")
        tablet.keyboard.press("Tab")
        expect(tablet.get_by_label("Hva var galt?")).to_be_focused()
        tablet.keyboard.type("kje")
        tablet.keyboard.press("Enter")
        tablet.get_by_label("Laget").press("Enter")
        expect(tablet.get_by_text("2 laget, 1 vraket")).to_be_visible()
    assert counts_of(Batch.objects.get()) == Counts(made=2, rejected=1)
