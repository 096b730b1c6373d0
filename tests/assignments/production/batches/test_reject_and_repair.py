"""Rejected pieces: lost, saved, or set aside and repaired into another batch."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assignments.batch_counts import Counts, counts_of
from assignments.close_batch import close_batch
from assignments.models import Batch
from assignments.reject_pieces import reject_pieces
from assignments.repair_pieces import repair_pieces, scrap_repair, waiting_for_repair
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.batches.helpers import about, balanced, shelf, sums, undo, work
from tests.assignments.production.world import Production
from tests.cast import TODAY


def set_aside(production: Production, batch: Batch, pieces: int = 2) -> None:
    """Pieces whose chain broke; the rest waits for repair."""
    chain = production.parts["Kjede"].pk
    reject_pieces(
        batch, pieces, cause="chain", lost={chain: pieces}, for_repair=True, date=TODAY, **about(production)
    )


def test_a_broken_chain_is_lost_and_the_rest_saved(production: Production, batch: Batch) -> None:
    chain = production.parts["Kjede"].pk
    movement = reject_pieces(
        batch, 2, cause="chain", lost={chain: 2}, reason="Røk ved låsen", date=TODAY, **about(production)
    )
    assert shelf(production) == {"Hjerte": 20, "Perle": 20, "Kjede": 18, "Eske": 20}
    assert str(movement.reason) == "Røk ved låsen"
    assert counts_of(batch) == Counts(rejected=2)


@pytest.mark.parametrize(
    ("pieces", "given", "code"),
    [
        (0, {}, "nothing"),
        (1, {"cause": ""}, "cause"),
        (1, {"lost": {0: 1}}, "other_part"),
        (1, {"reason": "x" * 201}, "too_long"),
        (1, {"date": TODAY + timedelta(days=1)}, "future"),
    ],
)
def test_what_cant_be_is_refused(
    production: Production, batch: Batch, pieces: int, given: dict, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        reject_pieces(batch, pieces, **{"cause": "chain", "date": TODAY, **given}, **about(production))
    assert refused.value.code == code


def test_no_more_is_lost_than_the_pieces_had(production: Production, batch: Batch) -> None:
    pearl = production.parts["Perle"].pk
    with pytest.raises(Refused, match="Perle: det kan ikke gå tapt flere enn 2"):
        reject_pieces(batch, 1, cause="chain", lost={pearl: 3}, date=TODAY, **about(production))


def test_what_waits_is_repaired_into_another_batch_and_used_first(
    production: Production, batch: Batch
) -> None:
    set_aside(production, batch)
    assert [(one.batch, one.pieces) for one in waiting_for_repair([batch])] == [(batch, 2)]
    assert shelf(production) == {"Hjerte": 18, "Perle": 16, "Kjede": 18, "Eske": 18}
    other = production.batch()
    (movement,) = repair_pieces(other, date=TODAY, **about(production))
    assert (movement.pieces, movement.batch) == (2, other)
    assert waiting_for_repair([batch, other]) == []
    work(production, other, made=2)
    assert shelf(production) == {"Hjerte": 18, "Perle": 16, "Kjede": 16, "Eske": 18}
    for one in (batch, other):
        close_batch(one, date=TODAY, **about(production))
        assert balanced(one)
        assert all(part.table == 0 for part in sums(one).parts.values())
    heart = production.parts["Hjerte"].pk
    assert (sums(batch).parts[heart].came, sums(batch).parts[heart].repair) == (2, 2)
    assert (sums(other).parts[heart].came, sums(other).parts[heart].good) == (2, 2)
    assert list(verify_papers()) == []


def test_a_repair_is_undone_as_long_as_it_isnt_made(production: Production, batch: Batch) -> None:
    set_aside(production, batch)
    other = production.batch()
    (movement,) = repair_pieces(other, date=TODAY, **about(production))
    undo(production, movement)
    assert [one.pieces for one in waiting_for_repair([batch])] == [2]
    (movement,) = repair_pieces(other, date=TODAY, **about(production))
    work(production, other, made=1)
    with pytest.raises(Refused, match="brukt til noe annet"):
        undo(production, movement)


def test_a_set_aside_piece_can_be_repaired_in_its_own_batch(production: Production, batch: Batch) -> None:
    set_aside(production, batch, 1)
    repair_pieces(batch, source=batch, date=TODAY, **about(production))
    work(production, batch, made=1)
    assert balanced(batch)
    assert counts_of(batch) == Counts(made=1, rejected=1)
    assert shelf(production) == {"Hjerte": 19, "Perle": 18, "Kjede": 18, "Eske": 19}


def test_what_waits_can_be_thrown_away_with_a_reason(production: Production, batch: Batch) -> None:
    set_aside(production, batch)
    close_batch(batch, date=TODAY, **about(production))
    with pytest.raises(Refused, match="Skriv kort hvorfor"):
        scrap_repair(batch, reason=" ", date=TODAY, **about(production))
    scrapped = scrap_repair(batch, reason="For ripete", date=TODAY, **about(production))
    assert scrapped.pieces == 2
    assert waiting_for_repair([batch]) == []
    heart = production.parts["Hjerte"].pk
    assert (sums(batch).parts[heart].lost, sums(batch).parts[heart].repair) == (2, 0)
    assert balanced(batch)
    with pytest.raises(Refused, match="Ingen stykker venter"):
        scrap_repair(batch, reason="Igjen", date=TODAY, **about(production))


def test_nothing_waits(production: Production, batch: Batch) -> None:
    with pytest.raises(Refused, match="Ingen stykker venter på reparasjon"):
        repair_pieces(batch, date=TODAY, **about(production))


def test_an_undone_rejection_waits_no_more(production: Production, batch: Batch) -> None:
    movement = reject_pieces(
        batch, 1, cause="clasp", lost={}, for_repair=True, date=TODAY, **about(production)
    )
    undo(production, movement)
    assert waiting_for_repair([batch]) == []
    assert shelf(production)["Hjerte"] == 20
    assert balanced(batch)
