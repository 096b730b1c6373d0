"""Two people who worked and were paid in April, and a project with all that a report needs."""

from __future__ import annotations

import pytest

from assignments.models import Participant
from bikuben.models import Project, User
from tests.payroll.paying import fill_box
from tests.payroll.reports.world import EIGHTH, TENTH, fill_in, paid, someone_with_card


@pytest.fixture
def complete(project: Project, supervisor: User) -> Project:
    """The project, filled in, with money in the box since March."""
    fill_box(supervisor, 20_000, today=EIGHTH.replace(month=3))
    return fill_in(project)


@pytest.fixture
def april(complete: Project, supervisor: User) -> tuple[Participant, Participant]:
    """One was paid on the 8th and the 10th, the other on the 10th."""
    first, second = someone_with_card(), someone_with_card()
    for person, day in ((first, EIGHTH), (first, TENTH), (second, TENTH)):
        paid(person, day, by=supervisor)
    return first, second
