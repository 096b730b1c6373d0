"""The trace of a box on the screen: found however the code is typed, and never a person in it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.models import Batch, Participant, Shift, StockMovement
from bikuben.models import User
from bikuben.roles import Role
from tests.assignments.production.world import Production, build_production
from tests.cast import NOW, TODAY, browser_for, make_participant, make_project, make_work_day
from tests.payroll.paying import finished_shift

TRACE = "assignments:trace"


def find(browser: Browser, code: str) -> Any:
    return browser.get(reverse(TRACE), {"code": code})


@pytest.mark.parametrize("code", ["MB-2026-001", "mb2026001\r\n", " mb 2026 1 "])
def test_a_code_leads_to_its_batch(as_supervisor: Browser, production: Production, code: str) -> None:
    batch = production.batch()
    answer = find(as_supervisor, code)
    assert answer.headers["Location"] == reverse("assignments:trace_batch", args=[batch.pk])


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("MB-2026-099", "Vi har ikke laget noe parti som heter MB-2026-099."),
        ("heisann", "Det ligner ikke en partikode."),
        ("", "Skriv koden som står på esken."),
        ("\x00", "tegn"),
        ("9" * 61, "60"),
    ],
)
def test_an_unknown_code_is_said_at_the_field(
    as_supervisor: Browser, production: Production, code: str, said: str
) -> None:
    answer = find(as_supervisor, code)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors["code"])


def test_a_code_is_text_to_the_page(as_supervisor: Browser, production: Production) -> None:
    assert "<script>alert" not in find(as_supervisor, "<script>alert(1)").content.decode()


@pytest.fixture
def house(db: None) -> tuple[Production, Batch, Participant]:
    """A batch that someone worked on, delivered, by a supervisor with a name of her own."""
    make_project()
    by = User.objects.create_user(
        username="brukernavnet", password="x", role=Role.SUPERVISOR, first_name="Lederens Navn"
    )
    production = build_production(by, in_stock=40)
    batch = production.batch()
    production.make(batch, 6)
    participant = make_participant(chosen_name="Villrose", legal_name="Kari Nordmann Prøve")
    finished_shift(participant, make_work_day(main_job=production.job), job=production.job)
    wanted = [Wanted(production.product, 4)]
    deliver_pieces(production.shop, wanted, date=TODAY, by=by, now=NOW, today=TODAY)
    return production, batch, participant


def pages_of_trace(batch: Batch) -> list[str]:
    receipt = StockMovement.objects.get(kind="receipt")
    return [
        reverse("assignments:trace_batch", args=[batch.pk]),
        reverse("assignments:trace_delivery", args=[receipt.pk]),
    ]


def test_no_page_of_the_trace_names_a_person(house: tuple[Production, Batch, Participant]) -> None:
    _production, batch, participant = house
    assert Shift.objects.filter(job=batch.job).exists()
    accountant = User.objects.create_user(username="leseren", password="x", role=Role.ACCOUNTANT)
    for url in pages_of_trace(batch):
        text = browser_for(accountant).get(url).content.decode()
        assert "Gullfugl Smykker" in text
        for name in ("Villrose", "Kari", str(participant.identity_number), "brukernavnet", "Lederens"):
            assert name not in text
        assert "dagsverk" not in text


def test_the_pages_tell_supplier_date_and_places(house: tuple[Production, Batch, Participant]) -> None:
    production, batch, _participant = house
    first, second = (browser_for(production.by).get(url).content.decode() for url in pages_of_trace(batch))
    assert "Perler og sånt AS, 4. mai 2026" in first
    assert "12 i ferdige stykker" in first
    assert "På utsalgssted: Gullfugl Smykker" in first
    assert "34 på lager, 6 i partier, 0 tapt" in second
    assert "MB-2026-001" in second


def test_what_is_no_delivery_has_no_page(house: tuple[Production, Batch, Participant]) -> None:
    production, _batch, _participant = house
    browser = browser_for(production.by)
    made = StockMovement.objects.get(kind="made")
    for pk in (made.pk, 10**17):
        assert browser.get(reverse("assignments:trace_delivery", args=[pk])).status_code == 404
    assert browser.get(reverse("assignments:trace_batch", args=[10**17])).status_code == 404


def test_the_number_of_queries_doesnt_grow(house: tuple[Production, Batch, Participant]) -> None:
    production, batch, _participant = house
    browser = browser_for(production.by)
    few = [_queries(browser, url) for url in pages_of_trace(batch)]
    for _number in range(4):
        production.make(production.batch(), 2)
        production.make(batch, 1)
        wanted = [Wanted(production.product, 1)]
        deliver_pieces(production.shop, wanted, date=TODAY, by=production.by, now=NOW, today=TODAY)
    assert [_queries(browser, url) for url in pages_of_trace(batch)] == few


def _queries(browser: Browser, url: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert browser.get(url).status_code == 200
    return len(counted)
