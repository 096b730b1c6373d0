"""The keys that `make run` makes: once, readable by their owner alone."""

import stat
from pathlib import Path

import pytest

from bikuben import local_keys
from tests.environment.surroundings import read


def test_it_makes_keys_that_the_settings_accept(tmp_path: Path) -> None:
    local_keys.make_keys(tmp_path)
    assert read(**local_keys.read_keys(tmp_path)).production is True


def test_only_the_owner_may_read_them(tmp_path: Path) -> None:
    path = local_keys.make_keys(tmp_path / "local")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_never_replaces_keys(tmp_path: Path) -> None:
    before = local_keys.make_keys(tmp_path).read_text()
    with pytest.raises(FileExistsError):
        local_keys.make_keys(tmp_path)
    assert (tmp_path / "keys.env").read_text() == before


def test_the_file_says_what_losing_it_means(tmp_path: Path) -> None:
    assert "lost every name" in local_keys.make_keys(tmp_path).read_text()


def test_a_command_by_hand_finds_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(local_keys, "LOCAL", tmp_path)
    local_keys.make_keys(tmp_path / "run")
    assert set(local_keys.missing_keys({})) == {"SECRET_KEY", "BIKUBEN_ENCRYPTION_KEYS"}


def test_a_command_with_settings_of_its_own_never_gets_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(local_keys, "LOCAL", tmp_path)
    local_keys.make_keys(tmp_path / "run")
    assert local_keys.missing_keys({"DATABASE_URL": "sqlite:////srv/other.sqlite3"}) == {}
