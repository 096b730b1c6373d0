"""Nobody is saved without a data key of her own."""

from __future__ import annotations

import pytest

from assignments.models import Participant
from bikuben.models import DataKey
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


def test_each_gets_her_own_key_when_she_is_saved() -> None:
    first, second = (
        Participant.objects.create(chosen_name=name, started_on=TODAY) for name in ("Bie", "Luna")
    )
    assert first.data_key_id != second.data_key_id
    assert Participant.objects.get(pk=second.pk).chosen_name == "Luna"


def test_a_key_she_has_is_kept() -> None:
    participant = Participant.objects.create(chosen_name="Bie", started_on=TODAY)
    participant.save()
    assert DataKey.objects.filter(is_project=False).count() == 1
