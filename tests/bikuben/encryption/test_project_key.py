"""A field with the project's own key: the draw's seed."""

import pytest

from assignments.models import DrawSeed
from bikuben.encryption import project_data_key, token_of

pytestmark = pytest.mark.django_db


def test_it_is_encrypted_with_the_project_s_key() -> None:
    token = token_of(DrawSeed(seed="00ff"), "seed")
    assert token is not None
    assert project_data_key().decrypt(token) == "00ff"


def test_it_prints_no_seed() -> None:
    assert "00ff" not in str(vars(DrawSeed(seed="00ff")))
