"""The demo year from its first office day to the day that whoever tries it runs herself."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, time, timedelta
from itertools import zip_longest

from django.db import transaction

from assignments.plan_days import plan_day, plan_pattern
from payroll.demo.a_day import Today, hold_day, prepare
from payroll.demo.by_hand import enter_from_paper, run_by_hand
from payroll.demo.calendar import CANCELLED, TERMS, WEEKDAYS
from payroll.demo.finding import look_for_jobs
from payroll.demo.jobs import MELLIBEE
from payroll.demo.month import choose_where_to_pay, months_work, pay_onward
from payroll.demo.outlets import outlets_work, set_up_outlets
from payroll.demo.pay import call_off, open_the_box
from payroll.demo.people import on
from payroll.demo.production import evenings_work, mornings_work, set_up_production
from payroll.demo.registers import (
    add_clients_and_jobs,
    choose_pay_settings,
    office_work,
    register_the_rest,
    set_nets_of_jobs,
)
from payroll.demo.sales import choose_how_to_invoice, sales_work
from payroll.demo.stage import Hours, Row, Stage
from payroll.demo.story import ORDINARY, STORY
from payroll.demo.users import make_stage

OFFICE_DAY = on(1, 2)
PLACES = 10


@transaction.atomic
def play_the_year(*, seed: int, until: date, tell: Callable[[str], object]) -> Stage:
    """Fill the empty database up to `until`, which stands planned. `tell` hears of each month.

    One transaction: if it is stopped in the middle, the database is as empty as before.
    """
    rng = random.Random(seed)
    hours = Hours(OFFICE_DAY)
    stage = make_stage(rng, now=hours.now)
    choose_pay_settings(stage, hours)
    choose_where_to_pay(stage, hours)
    choose_how_to_invoice(stage, hours)
    add_clients_and_jobs(stage)
    set_nets_of_jobs(stage, hours)
    stage.workshop = set_up_production(stage, hours)
    set_up_outlets(stage, stage.workshop)
    open_the_box(stage, hours)
    _plan_terms(stage, hours)
    _plan_the_last_day(stage, until)
    office_work(stage, hours)
    _days(stage, until, tell)
    last = _eve(stage, until)
    office_work(stage, last)
    register_the_rest(stage, last)
    prepare(stage, Today(stage.days[until], ORDINARY, last), places=PLACES)
    return stage


def _plan_terms(stage: Stage, hours: Hours) -> None:
    main = stage.jobs[MELLIBEE.title]
    for first, last in TERMS:
        planned = plan_pattern(
            first=first,
            last=last,
            weekdays=WEEKDAYS,
            places=PLACES,
            main_job=main,
            by=stage.leader,
            today=hours.day,
        )
        stage.days |= {row.date: row for row in planned.days}


def _plan_the_last_day(stage: Stage, until: date) -> None:
    if until not in stage.days:
        stage.days[until] = plan_day(
            date=until,
            places=PLACES,
            main_job=stage.jobs[MELLIBEE.title],
            by=stage.leader,
            even_on_a_holiday=True,
        )


def _days(stage: Stage, until: date, tell: Callable[[str], object]) -> None:
    past = sorted(day for day in stage.days if day < until)
    for day, after in zip_longest(past, past[1:]):
        is_last = after is None
        _one_day(stage, stage.days[day], weekly=is_last or after - day > timedelta(days=2), last=is_last)
        if after is None or after.month != day.month:
            tell(f"{day:%Y-%m}")


def _one_day(stage: Stage, row: Row, *, weekly: bool, last: bool) -> None:
    """One day; what was withheld on the last one stands open for whoever tries the demo."""
    hours = Hours(row.date, at=time(8, 30))
    special = STORY.get(row.date, ORDINARY)
    if stage.on_paper is not None:
        enter_from_paper(stage, stage.on_paper, hours)
        stage.on_paper = None
    office_work(stage, hours)
    months_work(stage, hours)
    sales_work(stage, hours)
    look_for_jobs(stage, hours)
    mornings_work(stage, stage.workshop, hours)
    outlets_work(stage, stage.workshop, hours)
    if row.date in CANCELLED:
        call_off(stage, row, CANCELLED[row.date], hours)
    elif special.by_hand:
        stage.on_paper = run_by_hand(stage, row, special, hours)
    else:
        hold_day(stage, row, special, hours, weekly=weekly)
        evenings_work(stage, stage.workshop, hours)
    if not last:
        pay_onward(stage, hours)


def _eve(stage: Stage, until: date) -> Hours:
    """The evening before: what was on paper is entered, and the box holds money for the day."""
    hours = Hours(max(OFFICE_DAY, until - timedelta(days=1)), at=time(15))
    if stage.on_paper is not None:
        enter_from_paper(stage, stage.on_paper, hours)
        stage.on_paper = None
    return hours
