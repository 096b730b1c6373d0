"""The keys in BIKUBEN_ENCRYPTION_KEYS (newest first), which wrap every data key."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from bikuben.encryption.errors import CannotDecrypt


def listed_keys() -> tuple[str, ...]:
    """The listed keys, newest first. Raises ImproperlyConfigured where there is none."""
    listed = getattr(settings, "BIKUBEN_ENCRYPTION_KEYS", ())
    parts = listed.split(",") if isinstance(listed, str) else listed
    keys = tuple(key.strip() for key in parts if key.strip())
    if not keys:
        raise ImproperlyConfigured("BIKUBEN_ENCRYPTION_KEYS must list at least one key.")
    return keys


@lru_cache(maxsize=8)
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        # The library's own message would be chained into the log; the key itself must never be.
        raise ImproperlyConfigured("BIKUBEN_ENCRYPTION_KEYS holds something that is no key.") from None


def wrap(key: bytes) -> str:
    """A data key wrapped by the newest listed key."""
    return _cipher(listed_keys()).encrypt(key).decode()


def unwrap(wrapped: str) -> bytes:
    """A data key opened by whichever listed key wrapped it. Raises CannotDecrypt where none did."""
    try:
        return _cipher(listed_keys()).decrypt(wrapped)
    except InvalidToken:
        raise CannotDecrypt("No listed key opens this data key.") from None


def rewrap(wrapped: str) -> str:
    """The same data key wrapped by the newest listed key. Raises CannotDecrypt."""
    return wrap(unwrap(wrapped))


def is_wrapped_by_newest(wrapped: str) -> bool:
    """Whether the newest listed key wraps it. Raises CannotDecrypt where no listed key does."""
    try:
        _cipher(listed_keys()[:1]).decrypt(wrapped)
    except InvalidToken:
        unwrap(wrapped)
        return False
    return True


@lru_cache(maxsize=8)
def derived_key(key: str, purpose: str) -> bytes:
    """Thirty-two bytes derived (HKDF, RFC 5869) from a listed key for one purpose alone."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(
        base64.urlsafe_b64decode(key)
    )
