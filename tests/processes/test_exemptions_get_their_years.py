"""Exemptions that were chosen when they had no year are given the years that anyone was paid in."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection

from bikuben.roles import Role
from payroll.models import ExemptionsChoice, PayrollSettings
from tests.cast import make_participant, make_project, make_user
from tests.databases import ThrownAwayDatabase
from tests.payroll.owed.world import slip

pytestmark = pytest.mark.processes


@pytest.mark.parametrize(
    ("paid_in", "found"),
    [
        ((2025, 2026), [(2025, True, False), (2026, True, False)]),
        ((), [(2020, True, False)]),
    ],
)
def test_a_choice_is_carried_to_the_years_with_slips(
    paid_in, found, thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        supervisor = make_user("leder", Role.SUPERVISOR)
        make_project()
        for year in paid_in:
            slip(make_participant(), date(year, 3, 2), by=supervisor)
        PayrollSettings.objects.create(pk=1)
        _drop_guards("payroll_reportincome")
        call_command("migrate", "payroll", "0003", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE payroll_payrollsettings SET charity_exemption = %s", [True])

        # Put up again after the way back, by the model of today.
        _drop_guards("payroll_reportincome")
        call_command("migrate", verbosity=0)
        rows = ExemptionsChoice.objects.values_list("year", "charity_exemption", "small_pay_rule")
        assert list(rows) == found
        assert [one.history.count() for one in ExemptionsChoice.objects.all()] == [1] * len(found)


def _drop_guards(table: str) -> None:
    """SQLite takes no column away that a trigger names; migrating forwards again brings the guards back."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
