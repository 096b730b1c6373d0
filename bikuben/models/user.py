"""Who may log in. Users are deactivated, never deleted: papers point to whoever issued them."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from bikuben.roles import Role


class User(AbstractUser):
    """A person at the work table or in the accounts office, with exactly one role."""

    role = models.CharField(_("rolle"), max_length=20, choices=Role.choices, default=Role.READER)

    def __str__(self) -> str:
        return self.username
