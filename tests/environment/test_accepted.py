"""What right settings become."""

from datetime import date

from tests.environment.surroundings import KEY, OTHER_KEY, read


def test_it_reads_booleans_as_one_and_zero() -> None:
    assert read(DEBUG="1").debug is True
    assert read(DEBUG="0").debug is False
    assert read(DEBUG=None).debug is False
    assert read(BIKUBEN_SYNTHETIC_IDENTITIES="1").synthetic_identities is True


def test_it_takes_synthetic_numbers_only_where_they_are_asked_for() -> None:
    assert read(BIKUBEN_SYNTHETIC_IDENTITIES=None).synthetic_identities is False


def test_it_keeps_the_order_of_the_keys() -> None:
    assert read(BIKUBEN_ENCRYPTION_KEYS=f"{OTHER_KEY}, {KEY}").encryption_keys == (OTHER_KEY, KEY)


def test_it_fixes_the_day_in_the_demo() -> None:
    assert read(BIKUBEN_DEMO="1", BIKUBEN_TODAY="2026-12-31").today == date(2026, 12, 31)


def test_real_use_is_neither_demo_nor_debugging() -> None:
    assert read().production is True
    assert read(BIKUBEN_DEMO="1").production is False
    assert read(DEBUG="1").production is False


def test_a_short_secret_key_does_for_debugging() -> None:
    assert read(DEBUG="1", SECRET_KEY="kort").secret_key == "kort"
