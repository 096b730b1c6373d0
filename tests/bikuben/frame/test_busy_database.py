"""Where the database gives up, she is told what to do now, not what it is called."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from bikuben.views import users

pytestmark = pytest.mark.django_db


def test_a_deadlock_becomes_a_sentence(as_supervisor, project, monkeypatch) -> None:
    def give_up(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("deadlock detected: DETAIL something internal")

    monkeypatch.setattr(users, "render", give_up)
    answer = as_supervisor.get("/users/")
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Prøv en gang til" in page
    assert "deadlock" not in page
