"""What a rotation of the keys means for participants: their identity hashes are recomputed."""

from __future__ import annotations

from assignments.models import Participant
from bikuben.encryption import identity_hash


def rehash_identities() -> int:
    """Recompute every identity hash under the newest listed key; how many there were.

    In the history they are removed: nothing looks there, and one under a leaked key would tell the number.
    """
    hashed = list(Participant.objects.select_for_update(of=("self",)).exclude(identity_hash=None))
    for participant in hashed:
        participant.identity_hash = identity_hash(participant.identity_number)
    Participant.objects.bulk_update(hashed, ["identity_hash"], batch_size=200)
    Participant.history.exclude(identity_hash=None).update(identity_hash=None)
    return len(hashed)
