"""How a job comes from the first question to the money, and which way it may go back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Stage(StrEnum):
    """How far a job has come."""

    INQUIRY = "inquiry"
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    DELIVERED = "delivered"
    INVOICED = "invoiced"
    CLOSED = "closed"
    LOST = "lost"


PIPELINE = (Stage.INQUIRY, Stage.AGREED, Stage.UNDER_WAY, Stage.DELIVERED, Stage.INVOICED, Stage.CLOSED)
MOVES: Mapping[Stage, frozenset[Stage]] = {
    Stage.INQUIRY: frozenset({Stage.AGREED, Stage.LOST}),
    Stage.AGREED: frozenset({Stage.UNDER_WAY, Stage.INQUIRY, Stage.LOST}),
    Stage.UNDER_WAY: frozenset({Stage.DELIVERED, Stage.AGREED}),
    Stage.DELIVERED: frozenset({Stage.INVOICED, Stage.CLOSED, Stage.UNDER_WAY}),
    Stage.INVOICED: frozenset({Stage.CLOSED, Stage.DELIVERED, Stage.UNDER_WAY}),
    Stage.CLOSED: frozenset({Stage.DELIVERED, Stage.UNDER_WAY}),
    Stage.LOST: frozenset({Stage.INQUIRY}),
}
# Where a job goes that is taken up again: there was more to do, or they asked anew.
REOPENED: Mapping[Stage, Stage] = {
    Stage.DELIVERED: Stage.UNDER_WAY,
    Stage.INVOICED: Stage.UNDER_WAY,
    Stage.CLOSED: Stage.UNDER_WAY,
    Stage.LOST: Stage.INQUIRY,
}


def may_move(stage: Stage, to: Stage) -> bool:
    """Whether a job may go from one stage to another. The credit note of its invoice takes a job back to
    delivered; work once begun is delivered, never lost."""
    return to in MOVES[stage]
