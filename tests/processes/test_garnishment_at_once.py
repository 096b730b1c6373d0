"""An order is changed while a slip is written, and a month's amount is taken by two slips at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bikuben.papers.verify import verify_papers
from bikuben.roles import Role
from payroll.issue_pay_slips import issue_pay_slip
from payroll.keep_garnishment import OrderData, add_garnishment_order, change_garnishment_order
from payroll.models import GarnishmentOrder, PaySlip
from tests.cast import NOW, TODAY, make_job, make_participant, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.payroll.paying import finished_shift, working_day
from tests.processes.test_two_at_one_slip import both

pytestmark = pytest.mark.processes

ROUNDS = 12
LETTER = OrderData(
    kind="coordinated", payee="Skatteetaten", starts_on=date(2026, 1, 1), amount=Decimal(50), per="payout"
)


def test_what_was_taken_is_what_the_order_says(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    """Either the change comes first and the slip takes the new amount, or it is refused."""
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        about = {"by": make_user("leder", Role.SUPERVISOR), "now": NOW, "today": TODAY}
        make_project()
        day = working_day()
        for _ in range(ROUNDS):
            person = make_participant()
            finished_shift(person, day)
            order = add_garnishment_order(person, LETTER, **about)
            other = replace(LETTER, amount=Decimal(70))
            both(
                lambda order=order, other=other: change_garnishment_order(order, other, version=1, **about),
                lambda person=person: issue_pay_slip(person, day, **about),
            )
            assert PaySlip.objects.get(participant=person).garnishment == (
                GarnishmentOrder.objects.get(pk=order.pk).amount
            )
        assert list(verify_papers()) == []


def test_two_slips_at_once_take_the_months_amount_once(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        about = {"by": make_user("leder", Role.SUPERVISOR), "now": NOW, "today": TODAY}
        make_project()
        job = make_job()
        days = [working_day(TODAY - timedelta(days=number), main_job=job) for number in range(2)]
        for _ in range(ROUNDS):
            person = make_participant()
            add_garnishment_order(person, replace(LETTER, amount=Decimal(250), per="month"), **about)
            for day in days:
                finished_shift(person, day)
            both(*(lambda day=day, person=person: issue_pay_slip(person, day, **about) for day in days))
            slips = PaySlip.objects.filter(participant=person).order_by("number")
            assert [slip.garnishment for slip in slips] == [200, 50]
        assert list(verify_papers()) == []
