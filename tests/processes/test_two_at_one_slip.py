"""Two people at the same money or the same day: one of them is refused, neither waits for ever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from bikuben.roles import Role
from payroll.close_day import not_fetched
from payroll.issue_pay_slips import issue_pay_slip, issue_pay_slips
from payroll.models import CashMovement, MovementKind, PaidSlip, Settlement, expected_balance
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import renew_pay_slip, reverse_pay_slip, take_back_money
from tests.cast import NOW, TODAY, make_job, make_participant, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.payroll.paying import fill_box, finished_shift, working_day
from tests.processes.children import start_child

pytestmark = pytest.mark.processes

ROUNDS = 12


def or_refused(work: Callable[[], object]) -> Callable[[], None]:
    """A child that is refused has done its work as well."""

    def try_it() -> None:
        try:
            work()
        except Refused:
            return

    return try_it


def both(*works: Callable[[], object]) -> None:
    """All at once; a deadlock or a lock that a person would be told of ends a child with 1."""
    children = [start_child(or_refused(work))[0] for work in works]
    for process in children:
        process.join(timeout=60)
    assert [process.exitcode for process in children] == [0] * len(works)


def test_money_comes_back_or_is_settled_never_both(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        about = {"by": make_user("leder", Role.SUPERVISOR), "now": NOW, "today": TODAY}
        make_project()
        fill_box(about["by"], 100_000)
        day = working_day()
        for _ in range(ROUNDS):
            participant = make_participant()
            finished_shift(participant, day)
            slip = issue_pay_slip(participant, day, **about)
            pay_out(slip, **about)
            back = reverse_pay_slip(
                slip, reason="Feil", money_came_back=False, new_slip=False, **about
            ).reversal
            both(
                lambda back=back: take_back_money(back, **about),
                lambda participant=participant: issue_pay_slip(participant, day, **about),
            )
            returned = PaidSlip.objects.filter(slip=back).exists()
            assert returned != Settlement.objects.filter(reversal=back).exists()
        returns = CashMovement.objects.filter(kind=MovementKind.RETURN).count()
        assert expected_balance() == 100_000 - 200 * (ROUNDS - returns)
        assert list(verify_papers()) == []


def test_renewing_one_slip_and_issuing_the_others(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        supervisor = make_user("leder", Role.SUPERVISOR)
        make_project()
        job = make_job()
        about = {"by": supervisor, "now": NOW, "today": TODAY}
        for number in range(ROUNDS):
            day = working_day(date(2026, 1, 1) + timedelta(days=number), main_job=job)
            early, *others = [make_participant() for _ in range(3)]
            finished_shift(early, day)
            slip = issue_pay_slip(early, day, **about)
            for participant in others:
                finished_shift(participant, day)
            both(
                lambda slip=slip: renew_pay_slip(slip, **about),
                lambda day=day: issue_pay_slips(day, **about),
            )
        assert len(not_fetched()) == 3 * ROUNDS
        assert list(verify_papers()) == []
