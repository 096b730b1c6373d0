"""The first page asks how many were made on a day when people worked on it and nobody has said."""

from __future__ import annotations

from datetime import timedelta

from assignments.models import Job, JobKind, Product
from assignments.production_todos import production_todos
from assignments.reverse_movement import reverse_movement
from bikuben.models import User
from tests.assignments.production.world import Production, build_production
from tests.cast import NOW, TODAY, make_job, make_participant, make_project, make_work_day
from tests.payroll.paying import finished_shift

YESTERDAY = TODAY - timedelta(days=1)


def _worked(production: Production, *, days_ago: int = 0) -> None:
    day = make_work_day(TODAY - timedelta(days=days_ago), main_job=production.job)
    finished_shift(make_participant(), day, job=production.job)


def test_it_asks_once_for_a_day_that_two_worked_on(supervisor: User) -> None:
    production = build_production(supervisor)
    day = make_work_day(TODAY, main_job=production.job)
    for _number in range(2):
        finished_shift(make_participant(), day, job=production.job)
    (todo,) = production_todos(TODAY)
    assert str(todo.text) == "Skriv hvor mange som ble laget: Lage MelliBee, mandag 4. mai."
    assert (todo.url, todo.today) == ("/production/?date=2026-05-04", True)


def test_it_is_quiet_when_the_number_is_entered_and_asks_again_when_that_is_undone(supervisor: User) -> None:
    make_project()
    production = build_production(supervisor, in_stock=20)
    batch = production.batch(day=YESTERDAY)
    _worked(production, days_ago=1)
    movement, _made = production.make(batch, 2, day=YESTERDAY)
    assert production_todos(TODAY) == []
    reverse_movement(movement, reason="feil tall", by=supervisor, now=NOW, today=TODAY)
    (todo,) = production_todos(TODAY)
    assert (todo.url, todo.today) == ("/production/?date=2026-05-03", False)


def test_a_batch_begun_before_its_product_got_another_job_answers_too(supervisor: User) -> None:
    make_project()
    production = build_production(supervisor, in_stock=20)
    batch = production.batch(day=YESTERDAY)
    production.job = Job.objects.create(title="MelliBee, ny", kind=JobKind.OWN_PRODUCTION)
    Product.objects.update(job=production.job)
    _worked(production)
    assert len(production_todos(TODAY)) == 1
    production.make(batch, 2)
    assert production_todos(TODAY) == []


def test_it_forgets_what_is_more_than_a_week_ago_and_other_work(supervisor: User) -> None:
    production = build_production(supervisor)
    _worked(production, days_ago=8)
    finished_shift(make_participant(), make_work_day(TODAY), job=make_job())
    assert production_todos(TODAY) == []
