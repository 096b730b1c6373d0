"""What the tests of pay's pages share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def queries_of(as_supervisor) -> Callable[[str], int]:
    """How many queries a page takes."""

    def count(url: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert as_supervisor.get(url).status_code == 200
        return len(found)

    return count
