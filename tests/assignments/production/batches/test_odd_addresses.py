"""Whatever is written in the address or the fields, no page of production breaks."""

from __future__ import annotations

import pytest
from django.test import Client as Browser

from assignments.models import Batch, StockMovement
from tests.assignments.production.batches.helpers import work
from tests.assignments.production.world import Production
from tests.cast import browser_for

HUGE = "9" * 40
ODD = ("", "\x00", "-1", HUGE, "0001-01-01", "9999-12-31", "2026-W19-1", "٣", "🐝", "NaN", "'--")
PAGES = (
    "/production/?date={odd}",
    "/production/batches/?state={odd}&product={odd}&page={odd}&sort={odd}",
    "/production/batches/new/?product={odd}",
    "/production/batches/{batch}/?m-page={odd}&d-page={odd}&m-sort={odd}",
    "/production/batches/{batch}/labels.pdf?paper=L7160&count={odd}&first={odd}&bars={odd}",
    "/production/products/{product}/parts-list/?list={odd}",
    "/production/products/{product}/card.pdf?language={odd}",
    "/production/parts/?all={odd}&sort={odd}",
    "/production/parts/{part}/?page={odd}&sort={odd}",
    "/production/trace/?code={odd}",
)


@pytest.fixture
def browser(production: Production) -> Browser:
    return browser_for(production.by)


@pytest.mark.parametrize("page", PAGES)
def test_no_address_breaks_a_page(browser: Browser, production: Production, batch: Batch, page: str) -> None:
    work(production, batch, made=1)
    for odd in ODD:
        address = page.format(
            odd=odd, batch=batch.pk, product=production.product.pk, part=production.parts["Perle"].pk
        )
        assert browser.get(address).status_code in (200, 404, 409, 422), odd


def test_no_field_breaks_a_page(browser: Browser, production: Production, batch: Batch, post) -> None:
    work(production, batch, made=1)
    paper, part = StockMovement.objects.get(kind="made"), production.parts["Perle"]
    for odd in ODD:
        for address, names in (
            (f"batches/{batch.pk}/record/", "made rejected delivered cause parts outlet date back"),
            (f"batches/{batch.pk}/steps/", "assembled prepared made rejected date"),
            (f"batches/{batch.pk}/reject/", f"pieces cause parts reason date lost_{part.pk}"),
            (f"batches/{batch.pk}/change/", "planned note version"),
            ("batches/new/", "product planned started_on note"),
            (f"batches/{batch.pk}/close/", "date"),
            (f"movements/{paper.pk}/reverse/", "reason"),
            ("parts/receive/", f"supplier date quantity-{part.pk} price-{part.pk}"),
            ("parts/count/", f"reason counted-{part.pk} expected-{part.pk}"),
            (f"parts/{part.pk}/correct/", "way quantity reason date"),
            (f"products/{production.product.pk}/parts-list/", f"valid_from version part_{part.pk}"),
            (f"products/{production.product.pk}/switch/", "switch on"),
        ):
            answer = post(browser, f"/production/{address}", dict.fromkeys(names.split(), odd))
            assert answer.status_code in (200, 302, 409, 422), (address, odd)
            if address.startswith("movements") and answer.status_code == 302:
                paper = work(production, batch, made=1).movements[0]
