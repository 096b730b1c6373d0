"""Eight people write at once: numbers without gap or double, a day paid once, nobody told of a lock."""

from __future__ import annotations

import pytest

from assignments.models import Participant, WorkDay
from bikuben.models import User
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from bikuben.roles import Role
from payroll.cash_box import move_cash
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import CashMovement, MovementKind, PaySlip
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import reverse_pay_slip
from tests.cast import NOW, TODAY, make_participant, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.payroll.paying import fill_box, finished_shift, working_day
from tests.processes.children import start_child

pytestmark = pytest.mark.processes

WRITERS = 8
EACH = 4


def write(mine: list[Participant], wanted_by_all: Participant, day: WorkDay, by: User) -> None:
    """Issue, pay, reverse and issue again for four people; try for the one whom all eight try for."""
    about = {"by": by, "now": NOW, "today": TODAY}
    for participant in mine:
        slip = issue_pay_slip(participant, day, **about)
        pay_out(slip, **about)
        reverse_pay_slip(slip, reason="Feil", money_came_back=True, **about)
        pay_out(issue_pay_slip(participant, day, **about), **about)
    try:
        pay_out(issue_pay_slip(wanted_by_all, day, **about), **about)
    except Refused as refused:
        if refused.code != "already_paid":
            raise
    move_cash(MovementKind.WITHDRAWAL, 100, **about)


def test_eight_at_once(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        supervisor = make_user("leder", Role.SUPERVISOR)
        make_project()
        fill_box(supervisor, 100_000)
        day = working_day()
        people = [make_participant() for _ in range(WRITERS * EACH + 1)]
        for participant in people:
            finished_shift(participant, day)
        wanted_by_all = people.pop()
        groups = [people[start::WRITERS] for start in range(WRITERS)]

        children = [
            start_child(lambda mine=mine: write(mine, wanted_by_all, day, supervisor))[0] for mine in groups
        ]
        for process in children:
            process.join(timeout=120)
        assert [process.exitcode for process in children] == [0] * WRITERS

        # Per person: the slip, its reversal and the new slip; and one for the one all wanted.
        assert [slip.number for slip in PaySlip.objects.all()] == list(range(1, WRITERS * EACH * 3 + 2))
        assert PaySlip.objects.filter(participant=wanted_by_all).count() == 1
        # The float, per person out, back and out, once for the one all wanted, and a withdrawal each.
        movements = 1 + WRITERS * EACH * 3 + 1 + WRITERS
        assert [paper.number for paper in CashMovement.objects.all()] == list(range(1, movements + 1))
        assert list(verify_papers()) == []
