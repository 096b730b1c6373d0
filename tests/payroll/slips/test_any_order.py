"""Whatever is pressed in whatever order: papers sound, box right, nobody paid twice, no limit used twice."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from assignments.models import Participant, WorkDay
from bikuben.models import User
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.close_day import close_day, not_fetched
from payroll.count_cash import count_cash
from payroll.issue_pay_slips import issue_pay_slip, issue_pay_slips
from payroll.models import BasisKind, PaidDay, PaidSlip, PaySlip, PaySlipLine, SlipKind, expected_balance
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import renew_pay_slip, reverse_pay_slip, take_back_money
from payroll.supplement import issue_supplement, owed_supplements
from payroll.unpaid import unpaid_days
from tests.cast import NOW, make_card, make_job, make_participant
from tests.payroll.paying import fill_box, finished_shift, working_day

pytestmark = pytest.mark.django_db

LIMIT = Decimal(450)
CARDS: list[tuple[str, dict[str, Any]] | None] = [
    ("exemption", {"limit": LIMIT}),
    ("table", {"table": "9200"}),
    ("percentage", {"percent": Decimal("33.5")}),
    None,
]
STEPS = 45


class Hands:
    """One who presses buttons, wisely or not; a refusal is an answer as good as any."""

    def __init__(self, chance: random.Random, by: User) -> None:
        self.chance = chance
        self.by = by
        self.today = date(2026, 4, 1)
        self.people: list[Participant] = []
        self.job = make_job()
        for card in CARDS:
            participant = make_participant()
            if card:
                make_card(participant, card[0], **card[1])
            self.people.append(participant)
        self.day = self.new_day()

    @property
    def about(self) -> dict[str, Any]:
        return {"by": self.by, "now": NOW, "today": self.today}

    def new_day(self) -> WorkDay:
        day = working_day(self.today, main_job=self.job)
        for participant in self.chance.sample(self.people, 3):
            finished_shift(participant, day)
        return day

    def press(self) -> None:
        step = self.chance.choice(
            [
                self.issue_all,
                self.issue_one,
                self.pay,
                self.pay,
                self.reverse,
                self.more,
                self.back,
                self.renew,
                self.next_day,
            ]
        )
        try:
            step()
        except (Refused, IndexError):
            return

    def some_slip(self, **wanted: Any) -> PaySlip:
        return self.chance.choice(list(PaySlip.objects.filter(**wanted).order_by("pk")))

    def issue_all(self) -> None:
        issue_pay_slips(self.day, **self.about)

    def issue_one(self) -> None:
        one = self.chance.choice(unpaid_days())
        issue_pay_slip(one.participant, one.work_day, **self.about)

    def pay(self) -> None:
        pay_out(self.chance.choice(not_fetched()), **self.about)

    def reverse(self) -> None:
        reverse_pay_slip(
            self.some_slip(),
            reason="Prøver",
            money_came_back=self.chance.choice([None, True, False]),
            new_slip=self.chance.random() < 0.7,
            **self.about,
        )

    def more(self) -> None:
        claim = self.chance.choice(list(PaidDay.objects.order_by("pk")))
        issue_supplement(claim.participant, claim.work_day, net=Decimal(50), reason="Prøver", **self.about)

    def back(self) -> None:
        take_back_money(self.some_slip(kind=SlipKind.REVERSAL), **self.about)

    def renew(self) -> None:
        renew_pay_slip(self.chance.choice([*not_fetched(), *owed_supplements()]), **self.about)

    def next_day(self) -> None:
        count_cash(counted=expected_balance(), counted_by="Prøve", **self.about)
        close_day(self.day, **self.about)
        self.today += timedelta(days=2)
        self.day = self.new_day()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_pressed_all_adds_up(seed: int, supervisor, project) -> None:
    hands = Hands(random.Random(seed), supervisor)
    fill_box(supervisor, 50_000, today=hands.today)
    for _ in range(STEPS):
        hands.press()

    assert list(verify_papers()) == []
    slips = list(PaySlip.objects.select_related("participant"))
    assert len(slips) > 10
    paid = set(PaidSlip.objects.values_list("slip", flat=True))
    settled = PaidSlip.objects.filter(settlement__isnull=False)
    moved = sum((slip.net for slip in slips if slip.pk in paid), Decimal(0))
    moved -= sum((claim.slip.net for claim in settled), Decimal(0))
    assert expected_balance() == 50_000 - moved
    for participant in hands.people:
        for day in WorkDay.objects.all():
            own = [
                slip for slip in slips if (slip.participant_id, slip.work_day_id) == (participant.pk, day.pk)
            ]
            standing = sum((slip.net for slip in own if slip.kind != SlipKind.SUPPLEMENT), Decimal(0))
            reversed_more = sum(
                (slip.net for slip in own if slip.reverses and slip.reverses.kind == SlipKind.SUPPLEMENT),
                Decimal(0),
            )
            assert standing - reversed_more in (0, 200)
    free = PaySlipLine.objects.filter(paper__participant=hands.people[0], basis=BasisKind.EXEMPTION)
    assert sum((line.base for line in free), Decimal(0)) <= LIMIT
