"""Keyed hashes of identity numbers: how a number is found without being readable."""

import hashlib
import hmac

from bikuben.encryption.keys import derived_key, listed_keys


def _hash(number: str, key: str) -> str:
    digits = "".join(number.split())
    return hmac.new(derived_key(key, "bikuben identity hash 1"), digits.encode(), hashlib.sha256).hexdigest()


def identity_hash(number: str) -> str:
    """The hash (HMAC-SHA256, 64 hex digits) of an identity number under the newest listed key."""
    return _hash(number, listed_keys()[0])


def possible_identity_hashes(number: str) -> list[str]:
    """The number's hash under every listed key, newest first: look up with `identity_hash__in`."""
    return [_hash(number, key) for key in listed_keys()]
