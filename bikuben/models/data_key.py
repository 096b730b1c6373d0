"""The data key (datanøkkel) that one person's text is encrypted with."""

from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.db import models
from django.db.models import Q
from django.utils import timezone

from bikuben.encryption.errors import CannotDecrypt
from bikuben.encryption.keys import unwrap


class DataKey(models.Model):
    """A random key, wrapped by the listed keys, in a table without history.

    Every participant has one and the project has one. Destroyed (`wrapped_key` is NULL), nothing that was
    encrypted with it can be read by anyone, and it reads "slettet".
    """

    # NULL is not empty text here: it is the key that is gone.
    wrapped_key = models.TextField(null=True, editable=False)  # noqa: DJ001
    is_project = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    destroyed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_project"], condition=Q(is_project=True), name="data_key_one_project"
            ),
            models.CheckConstraint(
                condition=Q(wrapped_key__isnull=False, destroyed_at__isnull=True)
                | Q(wrapped_key__isnull=True, destroyed_at__isnull=False, is_project=False),
                name="data_key_wrapped_or_destroyed",
            ),
        ]

    def __str__(self) -> str:
        return f"DataKey {self.pk}"

    def __getstate__(self) -> dict[str, Any]:
        # A pickle or a copy carries the wrapped key only.
        return {name: value for name, value in super().__getstate__().items() if name != "_opened"}

    @property
    def is_destroyed(self) -> bool:
        """Whether its person has been erased."""
        return self.wrapped_key is None

    def encrypt(self, text: str) -> str:
        """The text as a token. Raises ValueError on a destroyed key, CannotDecrypt on a wrong listed key."""
        return self._cipher().encrypt(text.encode()).decode()

    def decrypt(self, token: str) -> str:
        """The text of a token. Raises CannotDecrypt where it is not this key's."""
        try:
            return self._cipher().decrypt(token).decode()
        except InvalidToken:
            raise CannotDecrypt(f"DataKey {self.pk} does not open this text.") from None

    def _cipher(self) -> Fernet:
        if self.wrapped_key is None:
            raise ValueError("This data key is destroyed.")
        opened = self.__dict__.get("_opened")
        # Kept with what it was opened from: after a refresh or an erasure the old one is never used.
        if opened is None or opened[0] != self.wrapped_key:
            opened = self.__dict__["_opened"] = (self.wrapped_key, Fernet(unwrap(self.wrapped_key)))
        return opened[1]
