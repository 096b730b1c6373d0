"""Whatever is done in whatever order, the ledger says what a plain dictionary says."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assignments.models import PieceMovement
from bikuben.models import User
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.outlets.doing import (
    bring,
    count,
    deliver,
    lose,
    sell,
    take_back,
    where,
)
from tests.assignments.production.world import Production, build_production

MOVES = st.lists(
    st.tuples(
        st.sampled_from(
            ["make", "deliver", "deliver_sold", "market", "return", "sell", "lose", "lose_shop", "count",
             "count_shop", "reverse"]
        ),
        st.integers(1, 6),
    ),
    max_size=14,
)  # fmt: skip
PATHS = {
    "deliver": ("home", "shop"),
    "deliver_sold": ("home", "sold"),
    "market": ("home", "market"),
    "return": ("shop", "home"),
    "sell": ("shop", "sold"),
    "lose": ("home", "gone"),
    "lose_shop": ("shop", "gone"),
}
NOTHING = {"made": 0, "home": 0, "shop": 0, "market": 0, "sold": 0, "gone": 0}


class Model:
    """What is where, and each move that may be taken back: from, to, how many, its paper."""

    def __init__(self) -> None:
        self.at = dict(NOTHING)
        self.done: list[tuple[str, str, int, PieceMovement]] = []

    def move(self, source: str, target: str, number: int, paper: PieceMovement | None) -> None:
        self.at[source] -= number
        self.at[target] += number
        if paper is not None and number:
            self.done.append((source, target, number, paper))


def do(production: Production, name: str, number: int) -> PieceMovement:
    if name == "deliver":
        return deliver(production, number).movement
    if name == "deliver_sold":
        return deliver(production, number, terms="sold").movement
    if name == "market":
        return deliver(production, number, production.market).movement
    if name == "return":
        return bring(production, number)
    if name == "sell":
        return sell(production, number)
    return lose(production, number, production.shop if name == "lose_shop" else None)


def step(production: Production, model: Model, name: str, number: int) -> None:
    if name == "make":
        production.make(production.batch(number), number)
        model.at["made"] += number
        model.at["home"] += number
    elif name in PATHS:
        source, target = PATHS[name]
        if model.at[source] < number:
            with pytest.raises(Refused, match="MelliBee"):
                do(production, name, number)
        else:
            model.move(source, target, number, do(production, name, number))
    elif name == "reverse":
        _reverse(production, model, number)
    else:
        _count(production, model, "shop" if name == "count_shop" else "home", number - 1)


def _count(production: Production, model: Model, place: str, found: int) -> None:
    outlet, there = (production.shop if place == "shop" else None), model.at[place]
    if found - there > model.at["gone"]:
        with pytest.raises(Refused, match="flere enn det kan være"):
            count(production, found, there, outlet)
        return
    paper = count(production, found, there, outlet)
    if found < there:
        model.move(place, "gone", there - found, paper)
    else:
        model.move("gone", place, found - there, paper)


def _reverse(production: Production, model: Model, number: int) -> None:
    if not model.done:
        return
    place = -1 - number % len(model.done)
    source, target, moved, paper = model.done[place]
    try:
        with transaction.atomic():
            take_back(production, paper)
    except Refused as refused:
        # It may be refused because the pieces of just that batch have gone; never for another reason.
        if refused.code != "moved_on":
            raise
        return
    assert model.at[target] >= moved
    model.move(target, source, moved, None)
    model.done.pop(place)


@given(moves=MOVES)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_says_what_the_dictionary_says(by: User, moves: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        production, model = build_production(by, in_stock=200), Model()
        for name, number in moves:
            step(production, model, name, number)
            assert where(production) == model.at
            assert model.at["made"] == sum(model.at.values()) - model.at["made"]
            assert min(model.at.values()) >= 0
        assert list(verify_papers()) == []
        transaction.set_rollback(True)
