"""Changing the listed keys (nøkkelbytte) without changing a single paper."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from bikuben.encryption.data_keys import data_keys, overwrite_what_is_replaced, project_data_key
from bikuben.encryption.keys import rewrap

Rehasher = Callable[[], int]
_rehashers: list[Rehasher] = []


@dataclass(frozen=True)
class Rotation:
    """What a rotation did: how many data keys were wrapped anew and how many identity hashes recomputed."""

    data_keys: int
    identity_hashes: int


def register_rehasher(rehasher: Rehasher) -> None:
    """Have `rehasher` called in every rotation: it recomputes its identity hashes and says how many."""
    if rehasher not in _rehashers:
        _rehashers.append(rehasher)


@transaction.atomic
def rotate_keys() -> Rotation:
    """Wrap every data key by the newest listed key and recompute the identity hashes, all or nothing.

    The data keys stay what they are, so no encrypted text and no paper changes. Older keys may be taken off
    the list afterwards. Raises CannotDecrypt where a data key was wrapped by a key that is not listed.
    """
    overwrite_what_is_replaced()
    # The project's row first: whoever registers a person holds it until she is saved.
    project = project_data_key()
    data_keys().select_for_update().get(pk=project.pk)
    kept = list(data_keys().select_for_update().filter(wrapped_key__isnull=False).order_by("pk"))
    for data_key in kept:
        data_key.wrapped_key = rewrap(data_key.wrapped_key)
    data_keys().bulk_update(kept, ["wrapped_key"], batch_size=200)
    return Rotation(data_keys=len(kept), identity_hashes=sum(rehash() for rehash in _rehashers))
