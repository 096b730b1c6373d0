"""Two settle the same sales at once, and two invoice the same settlement at once: one of them wins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assignments.invoice_settlement import invoice_settlement
from assignments.models import Invoice, InvoicedSettlement, OutletSettlement, SettledLine
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from bikuben.roles import Role
from tests.assignments.production.outlet_settlements.world import become_client, build_shop, sell, settle
from tests.cast import NOW, TODAY, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.processes.children import start_child

pytestmark = pytest.mark.processes

MANY = 4


def all_at_once(work: Callable[[], object], lost: str) -> None:
    def one() -> None:
        try:
            work()
        except Refused as refused:
            if refused.code != lost:
                raise

    children = [start_child(one)[0] for _number in range(MANY)]
    for process in children:
        process.join(timeout=120)
    assert [process.exitcode for process in children] == [0] * MANY


def test_one_settlement_and_one_invoice(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        by = make_user("leder", Role.SUPERVISOR)
        make_project(account_number="86011117947")
        shop = build_shop(by)
        become_client(shop)
        sell(shop, 5)
        sell(shop, 2)

        all_at_once(lambda: settle(shop), "nothing")
        paper = OutletSettlement.objects.get()
        assert paper.pieces == 7
        assert SettledLine.objects.count() == 2

        all_at_once(lambda: invoice_settlement(paper, by=by, now=NOW, today=TODAY), "invoiced")
        assert Invoice.objects.count() == InvoicedSettlement.objects.count() == 1
        assert list(verify_papers()) == []
