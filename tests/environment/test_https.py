"""Pages that leave the machine go by HTTPS only; what stays on it needs no certificate."""

from tests.environment.surroundings import read


def test_it_demands_https_for_any_other_name() -> None:
    assert read(ALLOWED_HOSTS="bikuben.example").https_only is True
    assert read(ALLOWED_HOSTS="127.0.0.1,bikuben.example").https_only is True


def test_it_serves_this_machine_without() -> None:
    assert read(ALLOWED_HOSTS="127.0.0.1,localhost").https_only is False
    assert read(ALLOWED_HOSTS=None).allowed_hosts == ("127.0.0.1", "localhost", "[::1]")
    assert read(ALLOWED_HOSTS=None).https_only is False
