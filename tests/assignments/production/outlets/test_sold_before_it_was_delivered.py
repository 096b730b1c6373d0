"""Sales of days before the pieces had come: booked, since the money is the same, and told of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client as Browser

from assignments.import_sales import receive_sales
from assignments.models import Batch, PieceKind, PieceMovement
from assignments.sales_preview import sales_preview
from tests.assignments.production.cash_sales.selling import csv_file
from tests.assignments.production.outlets.doing import about, deliver
from tests.assignments.production.world import Production

Post = Callable[..., Any]
TOLD = "Så mange hadde de ikke fått innen 30.04.2026."


def test_typed_in_it_is_booked_and_told(
    as_supervisor: Browser, production: Production, batch: Batch, post: Post
) -> None:
    deliver(production, 5)  # on the fourth of May
    pk = production.product.pk
    sent = {f"number_{pk}": "2", "period_from": "2026-04-01", "period_to": "2026-04-30"}
    answer = post(as_supervisor, f"/production/outlets/{production.shop.pk}/sales/", sent)
    assert PieceMovement.objects.filter(kind=PieceKind.SALES).count() == 1
    assert TOLD in as_supervisor.get(answer.url).content.decode()


def test_what_had_come_by_then_is_nothing_to_tell(
    as_supervisor: Browser, production: Production, batch: Batch, post: Post
) -> None:
    deliver(production, 2, date=date(2026, 4, 2))
    deliver(production, 5)
    pk = production.product.pk
    sent = {f"number_{pk}": "2", "period_from": "2026-04-01", "period_to": "2026-04-30"}
    answer = post(as_supervisor, f"/production/outlets/{production.shop.pk}/sales/", sent)
    assert TOLD not in as_supervisor.get(answer.url).content.decode()


def test_a_file_is_told_of_before_it_is_booked(
    as_supervisor: Browser, production: Production, batch: Batch
) -> None:
    deliver(production, 5)
    lines = csv_file("29.04.2026;MelliBee;1;349", "30.04.2026;MelliBee;2;349")
    waiting = receive_sales(production.shop, lines, **about(production))
    assert sales_preview(waiting).too_early
    page = as_supervisor.get(f"/production/outlets/{production.shop.pk}/import/preview/")
    assert TOLD in page.content.decode()
    late = receive_sales(production.shop, csv_file("04.05.2026;MelliBee;5;349"), **about(production))
    assert not sales_preview(late).too_early
