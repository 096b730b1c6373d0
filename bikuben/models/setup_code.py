"""The code that lets whoever sits at the terminal, and no one else, make the first user."""

from __future__ import annotations

from django.db import models


class SetupCode(models.Model):
    """A one-time code, kept as a hash: whoever reads the database can't use it."""

    code_hash = models.CharField(max_length=128)
    created_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M}"
