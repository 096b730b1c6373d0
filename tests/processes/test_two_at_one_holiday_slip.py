"""Two write the same holiday pay at once: it is paid once."""

from __future__ import annotations

import pytest

from bikuben.papers.verify import verify_papers
from bikuben.roles import Role
from payroll.holiday_debt import holiday_debt
from payroll.models import PaySlip, SlipKind
from payroll.pay_holiday import issue_holiday_slip, issue_holiday_slips
from tests.cast import NOW, TODAY, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.payroll.holiday.earning import someone_with
from tests.processes.test_two_at_one_slip import both

pytestmark = pytest.mark.processes

ROUNDS = 6


def test_one_persons_and_everyones_at_once(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        about = {"by": make_user("leder", Role.SUPERVISOR), "now": NOW, "today": TODAY}
        make_project()
        for _ in range(ROUNDS):
            person = someone_with(40_000, by=about["by"])
            both(
                lambda person=person: issue_holiday_slip(person, 2025, **about),
                lambda person=person: issue_holiday_slip(person, 2025, **about),
                lambda: issue_holiday_slips(**about),
            )
        slips = PaySlip.objects.filter(kind=SlipKind.HOLIDAY)
        assert [slip.gross for slip in slips] == [4080] * ROUNDS
        assert all(one.owed == 0 for one in holiday_debt(TODAY))
        assert list(verify_papers()) == []
