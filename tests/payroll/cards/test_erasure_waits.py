"""Slips are kept five years after the end of the year (BOKL §13); until then nobody is erased."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.end_participant import end_participant
from assignments.erase_participant import erase_participant
from bikuben.models import Project, User
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import PaySlip
from tests.cast import NOW, TODAY
from tests.payroll.paying import someone_done, working_day

LAST_DAY_KEPT = date(2031, 12, 31)


def test_it_waits_for_the_slips_and_then_leaves_them_nameless(supervisor: User, project: Project) -> None:
    day = working_day()
    person = someone_done(day)
    end_participant(person, reason="moved", ended_on=TODAY, by=supervisor, now=NOW, today=TODAY)
    with pytest.raises(Refused) as unpaid:
        erase_participant(person, by=supervisor, now=NOW, today=TODAY)
    assert "ikke er betalt ut" in str(unpaid.value)
    issue_pay_slip(person, day, by=supervisor, now=NOW, today=TODAY)
    with pytest.raises(Refused) as too_early:
        erase_participant(person, by=supervisor, now=NOW, today=LAST_DAY_KEPT)
    assert "til og med 2031" in str(too_early.value)
    erase_participant(person, by=supervisor, now=NOW, today=date(2032, 1, 1))
    slip = PaySlip.objects.get()
    assert (str(slip.legal_name), str(slip.identity_number)) == ("slettet", "slettet")
    assert slip.net == 200
    assert list(verify_papers()) == []
