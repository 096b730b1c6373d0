"""Whatever is done in whatever order, the sums of the lines are what plain counting says they are."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assignments.make_pieces import reject
from assignments.models import Batch, PieceMovement, StockMovement
from assignments.post_stock import reverse_pieces
from assignments.stock_ledger import (
    HOME,
    LOST,
    SHELF,
    in_batch,
    in_pieces,
    in_repair,
    piece_ledger,
    stock_ledger,
)
from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.parts.doing import correct, count, lose, receive, undo
from tests.assignments.production.world import PARTS, Production
from tests.cast import NOW, TODAY

EACH = {name: number for name, _price, number in PARTS}
NAMES = sorted(EACH)
part = st.sampled_from(NAMES)
few = st.integers(1, 12)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("receive"), part, st.integers(1, 30)),
        st.tuples(st.just("make"), st.sampled_from("AB"), few),
        st.tuples(st.just("saved"), st.sampled_from("AB"), st.integers(1, 3)),
        st.tuples(st.just("lost"), st.sampled_from("AB"), st.integers(1, 3)),
        st.tuples(st.just("repair"), st.sampled_from("AB"), st.integers(1, 3)),
        st.tuples(st.just("undo"), st.integers(0, 30), st.just(0)),
        st.tuples(st.just("count"), part, st.integers(-5, 5)),
        st.tuples(st.just("lose"), part, few),
        st.tuples(st.just("correct"), part, st.integers(-8, 8)),
    ),
    min_size=4,
    max_size=14,
)
Model = Counter[tuple[str, str]]


class House:
    """The house, and the plain count of it: what changes by each step that wasn't refused."""

    def __init__(self, production: Production, batches: dict[str, Batch]) -> None:
        self.production, self.batches = production, batches
        self.plain: Model = Counter({(name, "shelf"): 20 for name in NAMES})
        self.done: list[tuple[StockMovement, PieceMovement | None, Model]] = []

    def do(self, what: str, about: Any, number: int) -> None:
        change: Model = Counter()
        pieces = None
        if what == "receive":
            movement = receive(self.production, about, number)
            change[about, "shelf"] += number
        elif what == "make":
            movement, pieces = self.production.make(self.batches[about], number)
            change["pieces", about] += number
            self._take(change, number, f"pieces {about}")
        elif what in ("saved", "lost", "repair"):
            movement = self._reject(what, about, number)
            if what != "saved":
                self._take(change, number, "lost" if what == "lost" else f"repair {about}")
        elif what == "undo":
            movement, pieces = self._undo(about, change)
        elif what == "lose":
            movement = lose(self.production, about, number)
            change += Counter({(about, "lost"): number})
            change[about, "shelf"] -= number
        elif what == "correct":
            movement = correct(self.production, about, number)
            change[about, "shelf"] += number
        else:
            there = self.plain[about, "shelf"]
            movement = count(self.production, "Rot", **{about: (there, there + number)})
            change[about, "shelf"] += number
            change[about, "lost"] += max(-number, 0)
        self.done.append((movement, pieces, change))
        for key, moved in change.items():
            self.plain[key] += moved

    def _take(self, change: Model, pieces: int, target: str) -> None:
        for name, each in EACH.items():
            change[name, "shelf"] -= pieces * each
            change[name, target] += pieces * each

    def _reject(self, what: str, about: str, number: int) -> StockMovement:
        with transaction.atomic():
            desk = Desk(PieceMovement, StockMovement, by=self.production.by, now=NOW, issued_on=TODAY)
            return reject(
                desk,
                self.batches[about],
                number,
                cause="other",
                ledger=stock_ledger(),
                day=TODAY,
                lost=None if what == "lost" else {},
                for_repair=what == "repair",
            )

    def _undo(self, which: int, change: Model) -> tuple[StockMovement, PieceMovement | None]:
        if not self.done:
            raise Refused("nothing to undo")
        movement, pieces, done = self.done[which % len(self.done)]
        with transaction.atomic():
            desk = Desk(PieceMovement, StockMovement, by=self.production.by, now=NOW, issued_on=TODAY)
            ledger = piece_ledger()
            back = undo(self.production, movement)
            if pieces is not None:
                reverse_pieces(desk, pieces, reason="Feil", day=TODAY, ledger=ledger, stock_movement=back)
        for key, moved in done.items():
            change[key] -= moved
        return back, None

    def counted(self) -> Model:
        """What the ledgers say, in the keys of the plain count."""
        parts, pieces, found = stock_ledger(), piece_ledger(), Counter[tuple[str, str]]()
        for name, one in self.production.parts.items():
            found[name, "shelf"] = parts.there(one.pk, SHELF)
            found[name, "lost"] = parts.there(one.pk, LOST)
            for letter, batch in self.batches.items():
                found[name, f"pieces {letter}"] = parts.there(one.pk, in_pieces(batch))
                found[name, f"repair {letter}"] = parts.there(one.pk, in_repair(batch))
                assert parts.there(one.pk, in_batch(batch)) == 0
        for letter, batch in self.batches.items():
            found["pieces", letter] = pieces.there(self.production.product.pk, HOME, lot=batch.pk)
        return found


@pytest.fixture
def house(production: Production) -> House:
    return House(production, {"A": production.batch(), "B": production.batch()})


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=steps)
def test_whatever_is_done(house: House, sequence: list[tuple[str, Any, int]]) -> None:
    with transaction.atomic():
        fresh = House(house.production, house.batches)
        for what, about, number in sequence:
            papers = StockMovement.objects.count(), PieceMovement.objects.count()
            try:
                fresh.do(what, about, number)
            except Refused:
                assert papers == (StockMovement.objects.count(), PieceMovement.objects.count())
            assert {k: v for k, v in fresh.counted().items() if v} == {
                k: v for k, v in fresh.plain.items() if v
            }
            assert min(fresh.plain.values()) >= 0
        assert list(verify_papers()) == []
        transaction.set_rollback(True)
