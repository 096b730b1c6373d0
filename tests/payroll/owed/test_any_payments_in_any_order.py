"""Whatever is marked, undone and reversed in whatever order: papers sound, no krone lost or paid twice."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Sum

from bikuben.models import Project, User
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.bank_file import bank_file
from payroll.mark_paid import mark_all_paid, mark_paid, take_back_payment
from payroll.models import OfficialPayment, PaySlip, PaySlipGarnishment, SlipKind
from payroll.owed import open_amounts, year_owed
from payroll.paid_too_much import credit_came_back, use_credit
from payroll.payment_ready import ready_payments
from tests.cast import NOW, make_participant
from tests.payroll.owed.bank import read_bank_file, texts
from tests.payroll.owed.world import (
    CONTRIBUTION,
    GARNISHMENT,
    OWN_ACCOUNT,
    WITHHOLDING,
    order_for,
    reversal_of,
    settings_with,
    slip,
)

pytestmark = pytest.mark.django_db
STEPS = 40


class Hands:
    """One who presses buttons, and keeps a bank account beside the program (kroner that left it)."""

    def __init__(self, chance: random.Random, by: User) -> None:
        self.chance = chance
        self.by = by
        self.today = date(2026, 3, 2)
        self.people = [make_participant() for _ in range(3)]
        self.orders = [order_for(self.people[0], due_day=20), order_for(self.people[1], "coordinated")]
        self.bank = Decimal(0)

    @property
    def about(self) -> dict[str, Any]:
        return {"by": self.by, "now": NOW, "today": self.today}

    def press(self) -> None:
        pay = [self.one_is_paid, self.all_are_paid, self.wrong_mark, self.use, self.comes_back]
        step = self.chance.choice([self.another_day, self.paid_out, self.paid_out, self.reversed_slip, *pay])
        with suppress(Refused):
            step()

    def another_day(self) -> None:
        self.today += timedelta(days=self.chance.randint(1, 12))

    def paid_out(self) -> None:
        person = self.chance.choice(self.people)
        taken = [(one, self.chance.randint(1, 40)) for one in self.orders if one.participant_id == person.pk]
        gross, zone = self.chance.randint(200, 700), self.chance.choice(["1", "1a", "5"])
        withheld = self.chance.choice([0, 66, 101])
        slip(
            person,
            self.today,
            by=self.by,
            gross=gross,
            withheld=withheld,
            taken=taken,
            zone=zone,
            issued_on=self.today,
        )

    def reversed_slip(self) -> None:
        standing = list(PaySlip.objects.filter(reversed_by=None).exclude(kind=SlipKind.REVERSAL))
        if standing:
            reversal_of(self.chance.choice(standing), by=self.by, issued_on=self.today)

    def one_is_paid(self) -> None:
        waiting = [one for one in open_amounts(self.today) if one.open > 0]
        if waiting:
            one = self.chance.choice(waiting)
            self.bank += mark_paid(one.kind, one.counts_for, one.order, **self.about).amount

    def all_are_paid(self) -> None:
        ready = ready_payments(open_amounts(self.today))
        keys = [one.key for one in ready]
        if keys:
            content = bank_file(keys, message_id="BIKUBEN-1", now=NOW, today=self.today)
            sums = [Decimal(text) for text in texts(read_bank_file(content), "InstdAmt")]
            assert sorted(sums) == sorted(one.amount for one in ready)
        self.bank += sum(one.amount for one in mark_all_paid(keys, **self.about))

    def wrong_mark(self) -> None:
        """Marked by mistake: the money never left."""
        standing = list(OfficialPayment.objects.filter(reverses=None, reversed_by=None))
        if standing:
            self.bank += take_back_payment(self.chance.choice(standing), **self.about).amount

    def use(self) -> None:
        for one in self._credits():
            use_credit(one.kind, one.counts_for, one.order, **self.about)

    def comes_back(self) -> None:
        for one in self._credits():
            self.bank += one.open
            credit_came_back(one.kind, one.counts_for, one.order, **self.about)

    def _credits(self) -> list:
        return [one for one in open_amounts(self.today) if one.open < 0][:1]


@pytest.mark.parametrize("seed", range(6))
def test_the_books_hold(seed: int, project: Project, supervisor: User) -> None:
    Project.objects.update(account_number=OWN_ACCOUNT)
    settings_with(charity_exemption=bool(seed % 2))
    hands = Hands(random.Random(seed), supervisor)
    for _step in range(STEPS):
        hands.press()
        _check(hands)
    assert list(verify_papers()) == []


def _check(hands: Hands) -> None:
    left = OfficialPayment.objects.aggregate(total=Sum("amount"))["total"] or Decimal(0)
    assert left == hands.bank
    far = open_amounts(date(2027, 6, 1))
    year = year_owed(2026)
    open_by_kind: Counter = Counter()
    for one in far:
        open_by_kind[one.kind] += one.open
    withheld = PaySlip.objects.aggregate(total=Sum("withholding"))["total"] or Decimal(0)
    taken = PaySlipGarnishment.objects.aggregate(total=Sum("amount"))["total"] or Decimal(0)
    owed = {
        WITHHOLDING: (withheld, sum(month.withholding_paid for month in year.months)),
        GARNISHMENT: (taken, sum(month.garnishment_paid for month in year.months)),
        CONTRIBUTION: (sum(term.owed for term in year.terms), sum(term.paid for term in year.terms)),
    }
    for kind, (whole, paid) in owed.items():
        assert whole - paid == open_by_kind[kind]
    assert sum(paid for _whole, paid in owed.values()) == left
