"""A batch closes to zero, and can be opened again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assignments.close_batch import close_batch, goes_back, proposed_day, reopen_batch
from assignments.models import Batch, BatchCheck, CheckPoint, Reservation
from bikuben.refusals import Refused
from tests.assignments.production.batches.helpers import about, balanced, shelf, steps, sums, undo, work
from tests.assignments.production.world import Production
from tests.cast import TODAY


def test_half_made_pieces_go_back_to_the_shelf(production: Production) -> None:
    production.product.uses_steps = True
    production.product.save()
    batch = production.batch()
    steps(production, batch, assembled=5, prepared=3, packed=3)
    assert {one.component.name: one.back for one in goes_back(batch)} == {
        "Hjerte": 2,
        "Perle": 4,
        "Kjede": 2,
        "Eske": 2,
    }
    movement = close_batch(batch, date=TODAY, **about(production))
    assert movement is not None
    assert movement.kind == "back"
    assert shelf(production) == {"Hjerte": 17, "Perle": 14, "Kjede": 17, "Eske": 17}
    assert balanced(batch)
    assert all(part.came == part.good + part.lost + part.returned for part in sums(batch).parts.values())
    batch.refresh_from_db()
    assert batch.closed_on == TODAY


def test_what_was_held_is_held_no_more_and_held_anew_when_opened(production: Production) -> None:
    production.product.uses_reservations = True
    production.product.save()
    batch = production.batch(planned=8)
    work(production, batch, made=3)
    pearl = production.parts["Perle"]
    assert Reservation.objects.get(component=pearl).quantity == 10
    assert close_batch(batch, date=TODAY, **about(production)) is None
    assert not Reservation.objects.exists()
    other = production.batch(planned=5)
    reopen_batch(batch, **about(production))
    assert Reservation.objects.get(component=pearl, batch=other).quantity == 10
    assert Reservation.objects.get(component=pearl, batch=batch).quantity == 4
    work(production, batch, made=2)
    with pytest.raises(Refused, match="Perle: det er ingen igjen"):
        work(production, batch, made=1)


def test_nothing_is_written_on_a_closed_batch(production: Production, batch: Batch) -> None:
    done = work(production, batch, made=1)
    close_batch(batch, date=TODAY, **about(production))
    with pytest.raises(Refused, match="Partiet er avsluttet"):
        work(production, batch, made=1)
    with pytest.raises(Refused, match="Partiet er avsluttet"):
        undo(production, done.movements[0])
    with pytest.raises(Refused, match="Partiet er avsluttet"):
        close_batch(batch, date=TODAY, **about(production))
    reopen_batch(batch, **about(production))
    with pytest.raises(Refused, match="Partiet er åpent"):
        reopen_batch(batch, **about(production))
    undo(production, done.movements[0])
    assert balanced(batch)


def test_the_day_is_none_before_what_was_done(production: Production) -> None:
    monday = date(2026, 4, 27)
    batch = production.batch(day=monday)
    work(production, batch, made=1, date=monday + timedelta(days=2))
    for day in (monday - timedelta(days=1), monday + timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(Refused) as refused:
            close_batch(batch, date=day, **about(production))
        assert refused.value.field == "date"
    close_batch(batch, date=monday + timedelta(days=2), **about(production))


def test_the_check_list_is_answered_first(production: Production, batch: Batch) -> None:
    production.product.uses_checklist = True
    production.product.save()
    point = CheckPoint.objects.create(product=production.product, text="Låsen holder")
    CheckPoint.objects.create(product=production.product, text="Gammelt punkt", is_active=False)
    with pytest.raises(Refused, match="Sjekklista er ikke ferdig"):
        close_batch(batch, date=TODAY, **about(production))
    BatchCheck.objects.create(batch=batch, point=point, text=point.text, is_ok=True, checked_on=TODAY)
    close_batch(batch, date=TODAY, **about(production))


def test_opened_again_to_mend_something_it_is_proposed_to_close_when_it_did(production: Production) -> None:
    monday, wednesday, friday = date(2026, 4, 27), date(2026, 4, 29), date(2026, 5, 1)
    batch = production.batch(day=monday)
    assert proposed_day(batch, today=TODAY) == TODAY
    done = work(production, batch, made=3, date=monday)
    close_batch(batch, date=wednesday, **about(production))
    reopen_batch(batch, **about(production))
    undo(production, done.movements[0])
    work(production, batch, made=2, date=monday)
    assert proposed_day(batch, today=TODAY) == wednesday
    work(production, batch, made=1, date=friday)
    assert proposed_day(batch, today=TODAY) == TODAY
