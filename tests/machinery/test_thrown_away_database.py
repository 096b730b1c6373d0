"""The databases of the other tests: each is its own, migrated, and seen by other processes."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from tests.databases import ThrownAwayDatabase

COUNT_USERS = (
    "import django; django.setup();"
    "from django.contrib.auth import get_user_model; print(get_user_model().objects.count())"
)


@pytest.mark.processes
def test_it_is_seen_by_another_process(
    thrown_away_database: ThrownAwayDatabase, django_db_blocker: pytest.FixtureRequest
) -> None:
    assert thrown_away_database.run("-c", COUNT_USERS).stdout.strip() == "0"
    with django_db_blocker.unblock(), thrown_away_database.in_use():
        get_user_model().objects.create(username="kari")
        assert connection.vendor == thrown_away_database.vendor
    assert thrown_away_database.run("-c", COUNT_USERS).stdout.strip() == "1"


@pytest.mark.django_db
def test_it_leaves_the_ordinary_test_database_alone(thrown_away_database: ThrownAwayDatabase) -> None:
    with thrown_away_database.in_use():
        get_user_model().objects.create(username="kari")
        assert get_user_model().objects.count() == 1
    assert get_user_model().objects.count() == 0
