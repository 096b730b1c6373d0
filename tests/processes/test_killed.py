"""A power cut at any moment of issuing and paying loses nothing and leaves nothing half done."""

from __future__ import annotations

import random
from datetime import date, timedelta
from time import monotonic

import pytest

from assignments.models import WorkDay
from bikuben.models import User
from bikuben.papers.verify import verify_papers
from bikuben.roles import Role
from payroll.issue_pay_slips import issue_pay_slips
from payroll.models import CashMovement, PaidDay, PaidSlip, PaySlip, PaySlipLine, expected_balance
from payroll.pay_out import pay_out
from payroll.unpaid import unpaid_days
from tests.cast import NOW, TODAY, make_card, make_job, make_participant, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.payroll.paying import fill_box, finished_shift, working_day
from tests.processes.children import start_child

pytestmark = pytest.mark.processes

KILLS = 50
PEOPLE = 4


def days_of_work(count: int) -> list[WorkDay]:
    """As many days as there are rounds, four people finished on each, with four sorts of cards."""
    job = make_job()
    people = [make_participant() for _ in range(PEOPLE)]
    for participant, (kind, fields) in zip(
        people,
        [("table", {"table": "9200"}), ("percentage", {}), ("exemption", {}), ("none", {})],
        strict=True,
    ):
        make_card(participant, kind, **fields)
    days = [working_day(date(2026, 1, 1) + timedelta(days=number), main_job=job) for number in range(count)]
    for day in days:
        for participant in people:
            finished_shift(participant, day)
    return days


def issue_and_pay(day: WorkDay, by: User) -> None:
    """What the supervisor does: all slips at once, then one person after the other."""
    if unpaid_days(work_day=day):
        issue_pay_slips(day, by=by, now=NOW, today=TODAY)
    for slip in PaySlip.objects.filter(work_day=day, paid=None).order_by("number"):
        pay_out(slip, by=by, now=NOW, today=TODAY)


def state_of(day: WorkDay) -> tuple[int, int]:
    """How many slips the day has and how many of them are paid; refuses anything half."""
    slips = list(PaySlip.objects.filter(work_day=day))
    assert len(slips) in (0, PEOPLE), "half a batch"
    assert PaidDay.objects.filter(work_day=day).count() == len(slips)
    assert PaySlipLine.objects.filter(paper__in=slips).values("paper").distinct().count() == len(slips)
    paid = PaidSlip.objects.filter(slip__in=slips).count()
    assert CashMovement.objects.filter(slip__in=slips).count() == paid
    return len(slips), paid


def test_fifty_kills_leave_no_paper_half_done(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    chance = random.Random(20260504)
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        supervisor = make_user("leder", Role.SUPERVISOR)
        make_project()
        fill_box(supervisor, 100_000)
        first, *days = days_of_work(KILLS + 1)

        process, begins = start_child(lambda: issue_and_pay(first, supervisor))
        begins.recv()
        began = monotonic()
        process.join()
        assert process.exitcode == 0
        unhurried = monotonic() - began

        in_the_middle = 0
        for day in days:
            process, begins = start_child(lambda day=day: issue_and_pay(day, supervisor))
            begins.recv()
            process.join(timeout=chance.uniform(0, unhurried))
            process.kill()
            process.join()
            in_the_middle += state_of(day) != (PEOPLE, PEOPLE)
        assert in_the_middle >= KILLS // 5, "the kills came too late to show anything"
        assert list(verify_papers()) == []

        for day in days:
            issue_and_pay(day, supervisor)
            assert state_of(day) == (PEOPLE, PEOPLE)
        assert list(verify_papers()) == []
        assert [slip.number for slip in PaySlip.objects.all()] == list(range(1, (KILLS + 1) * PEOPLE + 1))
        assert expected_balance() == 100_000 - 200 * PEOPLE * (KILLS + 1)
