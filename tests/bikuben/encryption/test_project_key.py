"""A field with the project's own key: the draw's seed."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from assignments.models import DrawSeed
from bikuben.encryption import Ciphertext, project_data_key, read_with, token_of

pytestmark = pytest.mark.django_db


def test_it_is_encrypted_with_the_project_s_key() -> None:
    token = token_of(DrawSeed(seed="00ff"), "seed")
    assert token is not None
    assert project_data_key().decrypt(token) == "00ff"


def test_it_prints_no_seed() -> None:
    assert "00ff" not in str(vars(DrawSeed(seed="00ff")))


def test_a_list_asks_for_the_key_once(django_assert_num_queries: Callable[[int], Any]) -> None:
    rows = [DrawSeed(seed=f"00f{number}") for number in range(3)]
    tokens = [token_of(row, "seed") for row in rows]
    read = [DrawSeed(seed=Ciphertext(token)) for token in tokens]
    key = cache(project_data_key)
    with django_assert_num_queries(1):
        assert [read_with(row, "seed", key) for row in read] == ["00f0", "00f1", "00f2"]
    assert [token_of(row, "seed") for row in read] == tokens


def test_it_asks_for_no_key_where_there_is_nothing_to_read(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    with django_assert_num_queries(0):
        assert read_with(DrawSeed(seed=""), "seed", project_data_key) == ""
