"""The same form from four processes at the same moment: done once, and all get the same answer."""

from __future__ import annotations

from typing import Any

import pytest

from bikuben.models import Project
from bikuben.once import new_token
from tests.databases import ThrownAwayDatabase

SEND = ("-m", "tests.bikuben.frame.send_form")


@pytest.mark.processes
def test_it_is_done_once(thrown_away_database: ThrownAwayDatabase, django_db_blocker: Any) -> None:
    thrown_away_database.run(*SEND)
    token = new_token()
    senders = [thrown_away_database.start(*SEND, token) for _ in range(4)]
    for sender in senders:
        assert sender.stdout is not None
        assert sender.stdout.readline() == "ready\n"
    for sender in senders:
        assert sender.stdin is not None
        sender.stdin.write("\n")
        sender.stdin.flush()
    assert [sender.communicate(timeout=60)[0] for sender in senders] == ["302 /users/\n"] * 4
    with thrown_away_database.in_use(), django_db_blocker.unblock():
        assert Project.objects.get(pk=1).name == "Bikubenx"
