"""A migration that rebuilds a paper's table takes its guards along; the same migrate puts them back."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from bikuben.papers.guards import missing_guards
from bikuben.roles import Role
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import PaySlip
from tests.cast import NOW, TODAY, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.payroll.paying import someone_done, working_day

pytestmark = pytest.mark.processes


def test_guards_are_back_after_the_table_is_rebuilt(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        supervisor = make_user("leder", Role.SUPERVISOR)
        make_project()
        day = working_day()
        issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=TODAY)
        with connection.schema_editor() as editor:
            if connection.vendor == "sqlite":
                editor._remake_table(PaySlip)
            else:
                # PostgreSQL rebuilds nothing and keeps its triggers; take one as a careless hand would.
                editor.execute("DROP TRIGGER payroll_payslip_final_row ON payroll_payslip")
        assert missing_guards() != []
        with pytest.raises(CommandError):
            call_command("verify_papers")

        call_command("migrate", verbosity=0)
        assert missing_guards() == []
        call_command("verify_papers")
        with pytest.raises(IntegrityError, match="paper is final"), connection.cursor() as cursor:
            cursor.execute("UPDATE payroll_payslip SET gross = 1")
