"""Texts of many rows, encrypted with the project's key, are read with one question for the key."""

from __future__ import annotations

import pytest

from assignments.models import Client, StockMovement
from bikuben.encryption import decrypt_together
from tests.assignments.production.parts.doing import lose
from tests.assignments.production.world import build_production

pytestmark = pytest.mark.django_db


def test_the_key_is_asked_for_once(supervisor, project, django_assert_num_queries) -> None:

    production = build_production(supervisor, in_stock=9)
    for number in range(3):
        lose(production, "Hjerte", 1, reason=f"Grunn {number}")
    papers = list(StockMovement.objects.order_by("number"))
    with django_assert_num_queries(1):
        decrypt_together(papers, "reason")
        assert [paper.reason for paper in papers] == ["", "Grunn 0", "Grunn 1", "Grunn 2"]
    with django_assert_num_queries(0):
        decrypt_together([], "reason")


def test_it_refuses_what_isnt_encrypted_so(project) -> None:
    with pytest.raises(TypeError, match="is not encrypted"):
        decrypt_together([Client(name="Noen")], "name")
