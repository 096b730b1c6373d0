"""`verify_papers` sees what another's order took, and a reversal that gives back something else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import transaction

from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from payroll.garnishing import Taken, garnishment_parts
from payroll.models import PaySlip, ReversalCause
from payroll.pay_basis import work_out
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.write_slip import write_slip
from tests.cast import NOW, TODAY, make_garnishment_order, make_participant
from tests.payroll.garnishment.paying import issue, sums
from tests.payroll.paying import someone_done, working_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("project")]


def test_sound_slips_are_sound(supervisor) -> None:
    day = working_day()
    person = someone_done(day)
    make_garnishment_order(person, amount=Decimal(120))
    slip = issue(person, day, supervisor)
    reverse_pay_slip(slip, reason="Feil", money_came_back=None, by=supervisor, now=NOW, today=TODAY)
    assert list(verify_papers()) == []


def test_an_order_of_another_is_found(supervisor) -> None:
    day = working_day()
    person = someone_done(day)
    strange = Taken(make_garnishment_order(make_participant(), amount=Decimal(50)), 50)
    with transaction.atomic():
        desk = Desk(PaySlip, by=supervisor, now=NOW, issued_on=TODAY)
        worked = work_out(person, day, net=Decimal(200), payout=TODAY, garnished=(strange,))
        slip = write_slip(desk, person, day, worked, payout=TODAY)
    assert sums(slip) == (266, 66, 50, 150)
    assert f"{slip}: garnished by an order that isn't hers" in list(verify_papers())


def test_a_reversal_that_gives_back_to_another_order_is_found(supervisor, monkeypatch) -> None:
    day = working_day()
    person = someone_done(day)
    make_garnishment_order(person, amount=Decimal(120))
    other = make_garnishment_order(person, amount=Decimal(10), starts_on=TODAY.replace(month=6))
    slip = issue(person, day, supervisor)
    monkeypatch.setattr(
        "payroll.write_slip.garnishment_parts_back",
        lambda _slip: garnishment_parts([Taken(other, -120)]),
    )
    back = reverse_pay_slip(
        slip,
        reason="Feil",
        money_came_back=None,
        cause=ReversalCause.MISTAKE,
        by=supervisor,
        now=NOW,
        today=TODAY,
    ).reversal
    assert f"{back}: doesn't give back what was garnished" in list(verify_papers())
