"""What the demo refuses: a date outside its year, real identity numbers, a database with anyone in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from assignments.models import Participant, WorkDay
from bikuben.models import User
from bikuben.roles import Role
from tests.cast import make_participant, make_user, make_work_day

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("until", ["2026-01-04", "2027-01-01", "9999-12-31"])
def test_it_refuses_a_day_outside_its_year(until: str) -> None:
    with pytest.raises(CommandError, match="from 2026-01-05 to 2026-12-31"):
        call_command("demo", f"--until={until}")


def test_it_refuses_what_is_no_date() -> None:
    with pytest.raises(CommandError, match="a date as"):
        call_command("demo", "--until=i morgen")


def test_it_refuses_where_synthetic_numbers_are_not_allowed(settings: Any) -> None:
    settings.BIKUBEN_SYNTHETIC_IDENTITIES = False
    with pytest.raises(CommandError, match="BIKUBEN_SYNTHETIC_IDENTITIES"):
        call_command("demo", until=date(2026, 1, 7))
    assert not User.objects.exists()


@pytest.mark.parametrize("someone", ["user", "participant", "day"])
def test_it_refuses_a_database_with_something_in_it(someone: str) -> None:
    if someone == "user":
        make_user("noen", Role.READER)
    elif someone == "participant":
        make_participant()
    else:
        make_work_day()
    before = (User.objects.count(), Participant.objects.count(), WorkDay.objects.count())
    with pytest.raises(CommandError, match="in use"):
        call_command("demo", until=date(2026, 1, 7))
    assert (User.objects.count(), Participant.objects.count(), WorkDay.objects.count()) == before
