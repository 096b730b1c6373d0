"""The pages of settlements: looked over and issued, paid, invoiced, taken back; bad input; queries."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client as Browser
from django.urls import reverse

from assignments.models import Invoice, Outlet, OutletSettlement
from assignments.settle_outlet import reverse_settlement
from tests.assignments.production.outlet_settlements.world import (
    MARCH_9,
    become_client,
    sell,
    settle,
)
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY, browser_for

D = Decimal
PERIOD = {"period_from": "2026-04-01", "period_to": "2026-04-30"}


def page(name: str, row: Outlet | OutletSettlement) -> str:
    return reverse(f"assignments:{name}", args=[row.pk])


def text_of(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ")


@pytest.fixture
def browser(shop: Production) -> Browser:
    return browser_for(shop.by)


def test_the_page_shows_what_the_button_writes(shop: Production, browser, post) -> None:
    sell(shop, 12)
    sell(shop, 1, MARCH_9, price="300")
    url = page("settle_outlet", shop.shop)
    shown = browser.get(url, PERIOD)
    text = text_of(shown)
    assert "Skriv avregning på 2 692,80 kr" in text
    assert "1 stykke er solgt før perioden" in text
    sent = {**PERIOD, "previewed": shown.context["found"].digest}
    answer = post(browser, url, sent)
    paper = OutletSettlement.objects.get()
    assert answer.headers["Location"] == page("outlet_settlement", paper)
    text = text_of(browser.get(answer.headers["Location"]))
    for words in ("2 692,80", "13 stykker", "4 488 kr", "286 kr", "2 406,80 kr", "ikke oppgjort"):
        assert words in text, words


def test_sent_twice_it_is_written_once(shop: Production, browser) -> None:
    from bikuben.once import new_token

    sell(shop, 2)
    url = page("settle_outlet", shop.shop)
    shown = browser.get(url, PERIOD)
    sent = {**PERIOD, "previewed": shown.context["found"].digest, "once": new_token()}
    answers = [browser.post(url, sent) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert OutletSettlement.objects.count() == 1


def test_a_stale_page_is_shown_anew(shop: Production, browser, post) -> None:
    sell(shop, 2)
    url = page("settle_outlet", shop.shop)
    digest = browser.get(url, PERIOD).context["found"].digest
    sell(shop, 1)
    answer = post(browser, url, {**PERIOD, "previewed": digest})
    assert answer.status_code == 422
    assert "blitt en annen siden du så på den" in text_of(answer)
    assert answer.context["found"].paper.pieces == 3
    assert OutletSettlement.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"period_from": "2026-04-30", "period_to": "2026-04-01"}, "ikke slutte før den begynner"),
        ({"period_from": "2026-04-01", "period_to": "2026-06-01"}, "har ikke vært ennå"),
        ({"period_from": "0001-01-01", "period_to": "2026-04-30"}, "for lenge siden"),
        ({"period_from": "i går", "period_to": "\x00"}, "Skriv en dato"),
        ({"period_from": "", "period_to": "9" * 400}, "Skriv en dato"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_bad_period_is_said_at_its_field(
    shop: Production, browser, post, sent: dict, words: str, method: str
) -> None:
    sell(shop, 2)
    url = page("settle_outlet", shop.shop)
    answer = browser.get(url, sent) if method == "get" else post(browser, url, {**sent, "previewed": "x"})
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert OutletSettlement.objects.count() == 0


def test_with_nothing_to_settle_the_page_is_quiet_about_it(shop: Production, browser, post) -> None:
    url = page("settle_outlet", shop.shop)
    assert "Det er ikke noe salg å avregne." in text_of(browser.get(url))
    assert post(browser, url, PERIOD).status_code == 422


def test_our_own_stall_is_refused_with_a_way_back(shop: Production, browser) -> None:
    answer = browser.get(page("settle_outlet", shop.market))
    assert answer.status_code == 409
    assert "vår egen bod" in text_of(answer)


def test_paid_and_undone_from_its_page(shop: Production, browser, post) -> None:
    sell(shop, 12)
    paper = settle(shop)
    assert page("settlement_paid", paper) in text_of(browser.get(page("outlet_settlement", paper)))
    post(browser, page("settlement_paid", paper), paid_on="2026-05-04")
    assert "betalt 4. mai 2026" in text_of(browser.get(page("outlet_settlement", paper)))
    assert post(browser, page("settlement_paid", paper), paid_on="2026-05-04").status_code == 422
    assert browser.get(page("settlement_paid", paper)).status_code == 409
    post(browser, page("settlement_unpaid", paper))
    assert "ikke oppgjort" in text_of(browser.get(page("outlet_settlement", paper)))
    assert post(browser, page("settlement_paid", paper), paid_on="9999-99-99").status_code == 422


def test_taken_back_after_being_asked(shop: Production, browser, post) -> None:
    sell(shop, 12)
    paper = settle(shop)
    assert "Ta avregningen tilbake?" in text_of(browser.get(page("reverse_settlement", paper)))
    post(browser, page("reverse_settlement", paper))
    assert OutletSettlement.objects.count() == 2
    assert "tatt tilbake med avregning 2026-0002" in text_of(browser.get(page("outlet_settlement", paper)))
    assert browser.get(page("reverse_settlement", paper)).status_code == 409


def test_the_invoice_is_looked_over_and_written(shop: Production, browser, post) -> None:
    become_client(shop)
    sell(shop, 12)
    paper = settle(shop)
    url = page("invoice_settlement", paper)
    shown = browser.get(url)
    assert "Skriv faktura på 2 512,80 kr" in text_of(shown)
    sent = {"due_on": "2026-05-18", "note": "Takk for salget", "previewed": "x", "step": "preview"}
    again = post(browser, url, sent)
    assert (again.status_code, Invoice.objects.count()) == (200, 0)
    sent |= {"previewed": again.context["worked"].digest, "step": "issue"}
    post(browser, url, sent)
    invoice = Invoice.objects.get()
    assert (invoice.total, invoice.note) == (D("2512.80"), "Takk for salget")
    text = text_of(browser.get(page("outlet_settlement", paper)))
    assert "Faktura 2026-0001" in text
    assert "2 512,80 kr står igjen" in text
    assert browser.get(url).status_code == 409


def test_an_invoice_that_cant_be_is_not_written(shop: Production, browser, post) -> None:
    become_client(shop, address="")
    sell(shop, 12)
    url = page("invoice_settlement", settle(shop))
    assert "Adressen til oppdragsgiveren mangler." in text_of(browser.get(url))
    sent = {"due_on": "2026-05-01", "previewed": "x", "step": "issue"}
    assert post(browser, url, sent).status_code == 422
    assert Invoice.objects.count() == 0


def test_the_note_and_our_own_copy_are_files(shop: Production, browser) -> None:
    sell(shop, 1)
    url = page("outlet_settlement_pdf", settle(shop))
    assert "avregning-2026-0001.pdf" in browser.get(url).headers["Content-Disposition"]
    assert "avregning-2026-0001-eget.pdf" in browser.get(f"{url}?own=1").headers["Content-Disposition"]


def test_the_list_says_what_is_owed_in_the_same_queries_however_long(
    shop: Production, browser, django_assert_num_queries
) -> None:
    sell(shop, 1)
    settle(shop)
    url = reverse("assignments:outlet_settlements")
    with django_assert_num_queries(8) as counted:
        text = text_of(browser.get(url))
    assert "209,40" in text
    for _number in range(4):
        sell(shop, 1)
        paper = settle(shop)
    reverse_settlement(paper, by=shop.by, now=NOW, today=TODAY)
    with django_assert_num_queries(len(counted)):
        text = text_of(browser.get(url))
    assert "tar en annen tilbake" in text


@pytest.mark.parametrize("order", ["number", "-number", "left", "-state", "period_to", "nothing"])
def test_the_list_can_be_sorted(shop: Production, browser, order: str) -> None:
    sell(shop, 1)
    settle(shop)
    assert browser.get(reverse("assignments:outlet_settlements"), {"s-sort": order}).status_code == 200
