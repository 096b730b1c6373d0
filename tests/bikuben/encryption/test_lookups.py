"""Encrypted text can't be searched in the database, and says so."""

from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db.models import F

from assignments.models import Participant
from bikuben.encryption import EncryptedTextField
from tests.cast import make_participant

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "lookup",
    [
        {"chosen_name": "Bie"},
        {"chosen_name": None},
        {"chosen_name": F("legal_name")},
        {"chosen_name__icontains": "b"},
        {"chosen_name__in": ["Bie"]},
        {"chosen_name__gt": "A"},
        {"chosen_name__lower": "bie"},
    ],
)
def test_it_refuses_to_search(lookup: dict[str, Any]) -> None:
    with pytest.raises(FieldError):
        Participant.objects.filter(**lookup).exists()


def test_it_finds_what_is_not_null() -> None:
    make_participant()
    assert Participant.objects.filter(chosen_name__isnull=False).exists()


@pytest.mark.parametrize("option", ["unique", "db_index"])
def test_it_can_be_neither_unique_nor_indexed(option: str) -> None:
    field = EncryptedTextField(**{option: True})
    field.set_attributes_from_name("name")
    field.model = Participant
    assert "bikuben.E101" in [found.id for found in field.check()]


def test_it_deconstructs_to_itself() -> None:
    field = EncryptedTextField(max_length=9, key_from="project")
    _name, path, args, kwargs = field.deconstruct()
    assert (path, args, kwargs) == (
        "bikuben.encryption.EncryptedTextField",
        [],
        {"max_length": 9, "key_from": "project"},
    )
