"""What every test stands on: a fixed clock, no net, repeatable examples."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis
import pytest

from tests.clocks import FixedClock
from tests.databases import Template, ThrownAwayDatabase, make_template
from tests.servers import Server, serve

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("ci")

pytest_plugins = ["tests.cast"]

OSLO = ZoneInfo("Europe/Oslo")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def pytest_configure() -> None:
    """Close the net: a test that asks another machine fails at once, and by name."""
    for method in ("connect", "connect_ex"):
        setattr(socket.socket, method, _at_home(getattr(socket.socket, method)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium the browser tests are skipped, unless nothing may be left out."""
    if CHROMIUM or os.environ.get("BIKUBEN_REQUIRE_ALL") == "1":
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


def _at_home(original: Callable[..., Any]) -> Callable[..., Any]:
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise RuntimeError(f"A test tried to reach {address[0]}: tests use no net.")
        return original(self, address)

    return connect


@pytest.fixture
def now() -> datetime:
    """A Monday morning: 4 May 2026 at ten in Oslo, the moment that the cast calls NOW."""
    return datetime(2026, 5, 4, 10, 0, tzinfo=OSLO)


@pytest.fixture
def today(now: datetime) -> date:
    """Monday 4 May 2026."""
    return now.date()


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch, now: datetime) -> FixedClock:
    """The house's only clock, standing at `now`; `clock.set(...)` moves it."""
    fixed = FixedClock(now)
    monkeypatch.setattr("bikuben.clock.datetime", fixed.as_datetime_class())
    return fixed


@pytest.fixture(scope="session")
def database_template(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Template]:
    """A migrated database, made once for each worker process and only ever copied."""
    template = make_template(folder=tmp_path_factory.mktemp("databases"), worker=worker_id)
    yield template
    template.drop()


@pytest.fixture
def thrown_away_database(database_template: Template) -> Iterator[ThrownAwayDatabase]:
    """A migrated, empty database of this test's own, for real transactions and several processes."""
    database = database_template.copy()
    yield database
    database.throw_away()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Debian's own Chromium, for `playwright.chromium.launch(executable_path=…)`."""
    assert CHROMIUM, "Chromium is not installed (apt-get install chromium)"
    return CHROMIUM


@pytest.fixture
def server(thrown_away_database: ThrownAwayDatabase, today: date) -> Iterator[Server]:
    """Bikuben served by a process of its own on the thrown-away database, with `today` as its date."""
    with serve(thrown_away_database, today=today) as running:
        yield running
