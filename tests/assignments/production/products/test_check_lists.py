"""The check list of a product, and what is answered of a batch."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assignments.check_lists import Answer, answer_checks, set_check_points
from assignments.models import Batch, BatchCheck, CheckPoint
from assignments.products import switch_product
from bikuben.refusals import Refused
from tests.assignments.production.world import Production
from tests.cast import TODAY

POINTS = ["Låsen lukker seg", "Perlen sitter fast"]


@pytest.fixture
def points(production: Production) -> list[CheckPoint]:
    switch_product(production.product, "check_list", True, by=production.by)
    return set_check_points(production.product, POINTS, by=production.by)


def answer(production: Production, batch: Batch, answers: list[Answer], days: int = 0) -> list[BatchCheck]:
    return answer_checks(batch, answers, by=production.by, today=TODAY + timedelta(days=days))


def texts(production: Production) -> list[str]:
    return [one.text for one in production.product.check_points.filter(is_active=True)]


def test_the_points_stand_in_the_order_they_were_written(production: Production) -> None:
    set_check_points(production.product, [*POINTS, "", "  "], by=production.by)
    set_check_points(production.product, ["Kortet  ligger i", POINTS[1], POINTS[0]], by=production.by)
    assert texts(production) == ["Kortet ligger i", POINTS[1], POINTS[0]]


def test_a_point_that_is_gone_is_kept_where_it_was_answered(
    production: Production, points: list[CheckPoint]
) -> None:
    batch = production.batch()
    answer(production, batch, [Answer(point, True) for point in points])
    set_check_points(production.product, ["Kjedet er helt"], by=production.by)
    assert texts(production) == ["Kjedet er helt"]
    assert [check.text for check in batch.checks.all()] == POINTS
    assert not CheckPoint.objects.get(text=POINTS[0]).is_active
    set_check_points(production.product, POINTS, by=production.by)
    assert texts(production) == POINTS
    assert CheckPoint.objects.count() == 2  # the one that was never answered is gone


@pytest.mark.parametrize(
    ("written", "code"),
    [(["Hel", "hel"], "twice"), ([str(n) for n in range(21)], "too_many"), (["x" * 121], "too_long")],
)
def test_a_list_that_cant_be_is_refused(production: Production, written: list[str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        set_check_points(production.product, written, by=production.by)
    assert (refused.value.code, refused.value.field) == (code, "points")
    assert set_check_points(production.product, ["x" * 120], by=production.by)


def test_all_points_are_answered_together_and_corrected_later(
    production: Production, points: list[CheckPoint]
) -> None:
    batch = production.batch()
    answer(production, batch, [Answer(points[0], True), Answer(points[1], False, "Løs på to")])
    answer(production, batch, [Answer(points[0], True), Answer(points[1], True, "Limt")], days=1)
    first, second = batch.checks.all()
    assert (first.is_ok, first.checked_on) == (True, TODAY)
    assert (second.is_ok, second.note, second.checked_on) == (True, "Limt", TODAY + timedelta(days=1))
    assert second.history.count() == 2


def test_one_that_is_not_right_needs_a_note(production: Production, points: list[CheckPoint]) -> None:
    batch = production.batch()
    with pytest.raises(Refused) as refused:
        answer(production, batch, [Answer(points[0], True), Answer(points[1], False, "  ")])
    assert refused.value.field == f"note_{points[1].pk}"
    assert not batch.checks.exists()


def test_half_a_list_is_refused(production: Production, points: list[CheckPoint]) -> None:
    with pytest.raises(Refused, match="Svar på alle") as refused:
        answer(production, production.batch(), [Answer(points[0], True)])
    assert refused.value.field == f"ok_{points[1].pk}"


def test_a_point_of_nothing_here_is_refused(production: Production, points: list[CheckPoint]) -> None:
    stranger = CheckPoint(pk=points[1].pk + 99, product=production.product, text="?")
    answers = [Answer(one, True) for one in (*points, stranger)]
    with pytest.raises(Refused) as refused:
        answer(production, production.batch(), answers)
    assert refused.value.code == "stale"


def test_a_closed_batch_keeps_its_answers(production: Production, points: list[CheckPoint]) -> None:
    batch = production.batch()
    Batch.objects.filter(pk=batch.pk).update(closed_on=TODAY)
    with pytest.raises(Refused, match="Partiet er avsluttet"):
        answer(production, batch, [Answer(point, True) for point in points])


def test_a_list_that_is_switched_off_isnt_answered(production: Production, points: list[CheckPoint]) -> None:
    switch_product(production.product, "check_list", False, by=production.by)
    with pytest.raises(Refused, match="slått av"):
        answer(production, production.batch(), [Answer(point, True) for point in points])


def test_an_empty_list_is_written_first(production: Production) -> None:
    switch_product(production.product, "check_list", True, by=production.by)
    with pytest.raises(Refused, match="Sjekklista er tom"):
        answer(production, production.batch(), [])
