"""Finding a person by her identity number without the number being readable anywhere."""

from __future__ import annotations

from assignments.models import Participant
from assignments.participant_details import clean_identity_number
from bikuben.encryption import possible_identity_hashes


def find_by_identity(number: str) -> Participant | None:
    """Who has this identity number, looked up under every listed key; None where nobody has.

    Works between a new key and its rotation too: only registering has to wait then.

    Raises:
        Refused: the number can't be right.
    """
    digits = clean_identity_number(number)
    if not digits:
        return None
    return Participant.objects.filter(identity_hash__in=possible_identity_hashes(digits)).first()
