"""The tests of the frame see a few pages of their own."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def probes(settings: Any) -> None:
    """Serve `probe_urls` beside the real pages."""
    settings.ROOT_URLCONF = "tests.bikuben.frame.probe_urls"
