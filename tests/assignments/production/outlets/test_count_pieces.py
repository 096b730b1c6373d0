"""A count against what should be: what is lacking is gone, what is found again comes back."""

from __future__ import annotations

import pytest

from assignments.models import Batch, PieceMovement
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.outlets.doing import count, deliver, lose, sell, where
from tests.assignments.production.world import Production


def test_fewer_are_gone_with_the_reason(production: Production, batch: Batch) -> None:
    deliver(production, 5)
    counted = count(production, 4, 5, production.shop, reason="En er borte")
    assert (counted.kind, counted.outlet, counted.reason) == ("count", production.shop, "En er borte")
    found = where(production)
    assert (found["shop"], found["gone"]) == (4, 1)


def test_more_come_back_from_what_was_gone(production: Production, batch: Batch) -> None:
    lose(production, 3)
    count(production, 11, 9)
    found = where(production)
    assert (found["home"], found["gone"]) == (11, 1)


def test_more_than_can_have_come_back_is_refused_with_what_it_must_be(
    production: Production, batch: Batch
) -> None:
    lose(production, 1)
    with pytest.raises(Refused, match="MelliBee: det er 2 flere enn det kan være") as refused:
        count(production, 13, 11)
    assert refused.value.code == "too_many"
    assert PieceMovement.objects.filter(kind="count").count() == 0


def test_a_count_that_agrees_is_a_paper_without_lines(production: Production, batch: Batch) -> None:
    counted = count(production, 12, 12, reason="")
    assert (counted.lines.count(), counted.reason) == (0, "")
    assert list(verify_papers()) == []


def test_a_difference_needs_a_reason(production: Production, batch: Batch) -> None:
    with pytest.raises(Refused) as refused:
        count(production, 11, 12, reason="")
    assert refused.value.field == "reason"


def test_a_page_older_than_what_is_there_is_refused(production: Production, batch: Batch) -> None:
    """Ten were counted where twelve should be; meanwhile two were delivered, so the count was right."""
    deliver(production, 2)
    with pytest.raises(Refused) as refused:
        count(production, 10, 12)
    assert refused.value.code == "stale"
    assert where(production)["gone"] == 0


def test_the_oldest_batch_is_the_one_that_lacks(production: Production, batch: Batch) -> None:
    newer = production.batch(3)
    production.make(newer, 3)
    counted = count(production, 14, 15)
    assert [line.batch for line in counted.lines.all()] == [batch]


def test_what_was_sold_never_comes_back_by_a_count(production: Production, batch: Batch) -> None:
    deliver(production, 5)
    sell(production, 2)
    with pytest.raises(Refused) as refused:
        count(production, 4, 3, production.shop)
    assert refused.value.code == "too_many"
