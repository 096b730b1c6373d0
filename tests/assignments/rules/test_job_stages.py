"""Which way a job may go."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assignments.models import JobStage
from assignments.rules.job_stages import MOVES, PIPELINE, REOPENED, Stage, may_move


def test_the_rules_know_the_stages_that_the_register_has() -> None:
    assert [stage.value for stage in Stage] == JobStage.values
    assert set(MOVES) == set(Stage)


def test_a_job_may_walk_the_whole_way() -> None:
    assert all(may_move(here, there) for here, there in pairwise(PIPELINE))


def test_every_stage_but_the_first_can_be_left_backwards() -> None:
    for stage in Stage:
        if stage != Stage.INQUIRY:
            assert any(PIPELINE.index(to) < _place(stage) for to in MOVES[stage] if to != Stage.LOST), stage


def test_what_is_taken_up_again_goes_where_it_may() -> None:
    assert all(may_move(here, there) for here, there in REOPENED.items())


@pytest.mark.parametrize("stage", [Stage.UNDER_WAY, Stage.DELIVERED, Stage.INVOICED, Stage.CLOSED])
def test_work_once_begun_is_never_lost(stage: Stage) -> None:
    assert not may_move(stage, Stage.LOST)


@pytest.mark.parametrize("stage", Stage)
def test_no_stage_leads_to_itself(stage: Stage) -> None:
    assert not may_move(stage, stage)


def _place(stage: Stage) -> int:
    return PIPELINE.index(stage) if stage in PIPELINE else len(PIPELINE)
