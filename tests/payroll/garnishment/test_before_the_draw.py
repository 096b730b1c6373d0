"""Before the draw she is told privately what will be taken of the day's pay; the room reads nothing of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from assignments.attendance_notices import notices_for
from assignments.models import DayState, Participant, WorkDay
from payroll.models import GarnishmentKind, GarnishmentPer, JobNet
from tests.cast import TODAY, make_card, make_garnishment_order, make_job, make_work_day
from tests.payroll.garnishment.paying import issue
from tests.payroll.paying import someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(participant: Participant) -> Participant:
    make_card(participant)
    return participant


def said(person: Participant, day: WorkDay | None = None) -> list[str]:
    notices = notices_for([person], day or WorkDay(date=TODAY)).get(person.pk, [])
    assert not any(notice.stops for notice in notices)
    return [str(notice.text).replace("\u00a0", " ") for notice in notices]


def test_it_says_what_is_taken_and_what_will_be_in_her_hand(person) -> None:
    make_garnishment_order(person, amount=Decimal(150), per=GarnishmentPer.PAYOUT)
    assert said(person) == ["I dag trekkes 150 kr av 200 kr til Skatteetaten. I hånda: 50 kr."]


def test_several_orders_are_one_notice(person) -> None:
    make_garnishment_order(person, amount=Decimal(150), per=GarnishmentPer.PAYOUT)
    make_garnishment_order(person, kind=GarnishmentKind.OTHER, payee="Oslo kommune", percent=Decimal(50))
    assert said(person) == ["I dag trekkes 200 kr av 200 kr til Skatteetaten og Oslo kommune. I hånda: 0 kr."]


def test_a_jobs_own_net_is_what_it_is_taken_of(person) -> None:
    job = make_job()
    JobNet.objects.create(job=job, net=Decimal(250))
    day = make_work_day(main_job=job)
    make_garnishment_order(person, percent=Decimal(20))
    assert said(person, day) == ["I dag trekkes 50 kr av 250 kr til Skatteetaten. I hånda: 200 kr."]


def test_nothing_is_said_where_the_month_has_had_its_amount(project, supervisor) -> None:
    day = working_day()
    person = someone_done(day)
    make_garnishment_order(person, amount=Decimal(120))
    issue(person, day, supervisor)
    assert said(person, WorkDay(date=TODAY.replace(day=6))) == []
    assert len(said(person, WorkDay(date=TODAY.replace(month=6)))) == 1


def test_nothing_is_said_once_the_day_is_paid(project, supervisor) -> None:
    day = working_day()
    person = someone_done(day)
    make_garnishment_order(person, amount=Decimal(20), per=GarnishmentPer.PAYOUT)
    assert len(said(person, day)) == 1
    issue(person, day, supervisor)
    assert said(person, day) == []


def test_the_room_reads_nothing_of_it(clock, project, person, as_supervisor) -> None:
    make_garnishment_order(person, amount=Decimal(150))
    day = make_work_day(main_job=make_job(), state=DayState.OPEN)
    look = as_supervisor.get(reverse("assignments:look_first", args=[day.date, person.pk]))
    assert "trekk" not in look.content.decode().lower()
    assert "Skatteetaten" not in look.content.decode()
    private = as_supervisor.get(reverse("assignments:private_view", args=[day.date, person.pk]))
    assert "I dag trekkes" in private.content.decode()
