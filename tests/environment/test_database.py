"""The two databases and how they are opened."""

from tests.environment.surroundings import read


def test_sqlite_writes_one_at_a_time_and_to_the_disk() -> None:
    database = read(DATABASE_URL="sqlite:////srv/bikuben.sqlite3").database
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == "/srv/bikuben.sqlite3"
    assert database["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }


def test_without_a_database_it_is_the_one_of_make_run() -> None:
    assert read(DATABASE_URL=None).database["NAME"] == "/srv/bikuben/local/run/bikuben.sqlite3"


def test_postgres_connections_are_kept_and_tried() -> None:
    database = read().database
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert database["CONN_MAX_AGE"] == 60
    assert database["CONN_HEALTH_CHECKS"] is True
