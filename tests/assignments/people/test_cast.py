"""The shared cast itself: what other tests take for granted."""

from __future__ import annotations

from assignments.models import Participant
from bikuben.encryption import possible_identity_hashes
from bikuben.identity import normalise_identity_number
from tests.cast import make_participant


def test_it_makes_people_whose_names_read_back_and_whose_numbers_are_found(db: None) -> None:
    first, second = make_participant(), make_participant()
    assert [p.chosen_name for p in Participant.objects.order_by("pk")] == ["Bie", "Solveig"]
    number = normalise_identity_number(first.identity_number, synthetic_allowed=True)
    found = Participant.objects.get(identity_hash__in=possible_identity_hashes(number))
    assert found == first
    assert first.identity_hash != second.identity_hash
