"""Two read the bank's files at the same moment: all the money is taken in, and none of it twice."""

from __future__ import annotations

import pytest

from assignments.import_bank_file import import_bank_file
from assignments.models import ClientPayment, UnknownPayment
from bikuben.models import User
from bikuben.papers.verify import verify_papers
from bikuben.roles import Role
from tests.assignments.payments.world import ACCOUNT, Tx, camt, entry, make_invoice
from tests.cast import NOW, TODAY, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.processes.children import start_child

pytestmark = pytest.mark.processes

READERS = 6


def read(content: bytes, by: User) -> None:
    import_bank_file(content, by=by, now=NOW, today=TODAY)


def test_each_piece_of_money_comes_once(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        supervisor = make_user("leder", Role.SUPERVISOR)
        make_project(account_number=ACCOUNT)
        money = [entry(Tx(kid=make_invoice(supervisor).kid), reference=f"R{place}") for place in range(8)]
        money.append(entry(Tx(text="Gave"), reference="U"))
        # The same file twice, and the same entries in files of another kind.
        files = [
            camt(*money, kind=("053", "054")[place % 2], message=str(place // 4)) for place in range(READERS)
        ]
        children = [start_child(lambda content=content: read(content, supervisor))[0] for content in files]
        for process in children:
            process.join(timeout=120)
        assert [process.exitcode for process in children] == [0] * READERS
        assert [paper.number for paper in ClientPayment.objects.all()] == list(range(1, 9))
        assert UnknownPayment.objects.count() == 1
        assert list(verify_papers()) == []
