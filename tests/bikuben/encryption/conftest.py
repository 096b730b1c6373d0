"""Two keys that guard nothing, and the listed keys as a test sets them."""

from collections.abc import Callable
from typing import Any

import pytest

OLD_KEY = "b2xkLWtleS1vZi10aGUtdGVzdHMtbm90LWEtc2VjcmU="
NEW_KEY = "bmV3LWtleS1vZi10aGUtdGVzdHMtbm90LWEtc2VjcmU="


@pytest.fixture
def list_keys(settings: Any) -> Callable[..., None]:
    """`list_keys(NEW_KEY, OLD_KEY)`: what BIKUBEN_ENCRYPTION_KEYS says from here on."""

    def set_keys(*keys: str) -> None:
        settings.BIKUBEN_ENCRYPTION_KEYS = list(keys)

    return set_keys
