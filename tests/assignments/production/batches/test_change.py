"""Plan more or fewer, and hold as many parts as that takes."""

from __future__ import annotations

import pytest

from assignments.change_batch import change_batch
from assignments.models import Batch, Reservation
from assignments.plan_batch import plan_batch
from assignments.versions import version_of
from bikuben.refusals import Refused
from tests.assignments.production.batches.helpers import about, work
from tests.assignments.production.world import Production
from tests.cast import TODAY


def held(production: Production) -> list[int]:
    rows = Reservation.objects.order_by("component__pk")
    return list(rows.values_list("quantity", flat=True))


def test_the_number_and_the_note_are_changed(production: Production, batch: Batch) -> None:
    change_batch(batch, planned=12, note="  Til   jul ", version=version_of(batch), **about(production))
    batch.refresh_from_db()
    assert (batch.planned, batch.note) == (12, "Til jul")
    with pytest.raises(Refused, match="endret dette i mellomtiden"):
        change_batch(batch, planned=13, version=0, **about(production))
    assert held(production) == []


@pytest.mark.parametrize("planned", [0, -1, 100_001])
def test_a_number_that_cant_be_is_refused(production: Production, batch: Batch, planned: int) -> None:
    with pytest.raises(Refused) as refused:
        change_batch(batch, planned=planned, **about(production))
    assert refused.value.field == "planned"


def test_what_is_held_follows(production: Production) -> None:
    production.product.uses_reservations = True
    production.product.save()
    batch = production.batch(planned=5)
    assert held(production) == [5, 10, 5, 5]
    change_batch(batch, planned=8, **about(production))
    assert held(production) == [8, 16, 8, 8]
    work(production, batch, made=2)
    change_batch(batch, planned=4, **about(production))
    assert held(production) == [2, 4, 2, 2]
    with pytest.raises(Refused, match="Perle") as refused:
        change_batch(batch, planned=11, **about(production))
    assert refused.value.field == "planned"
    batch.refresh_from_db()
    assert batch.planned == 4
    assert held(production) == [2, 4, 2, 2]
    change_batch(batch, planned=1, **about(production))
    assert held(production) == []


def test_a_note_that_cant_be_written_is_refused_from_the_beginning(production: Production) -> None:
    for note, code in (("til messa 🐝", "not_printable"), ("x" * 301, "too_long")):
        with pytest.raises(Refused) as refused:
            plan_batch(production.product, 3, started_on=TODAY, note=note, **about(production))
        assert (refused.value.code, refused.value.field) == (code, "note")
    made = plan_batch(production.product, 3, started_on=TODAY, note=" til \n messa ", **about(production))
    assert made.note == "til messa"
