"""Who has read what about whom (GDPR article 32). Holds ids, never names."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadLog(models.Model):
    """One look at something that is otherwise hidden: an identity number shown, a private view opened."""

    class What(models.TextChoices):
        IDENTITY_NUMBER = "identity_number", _("fødselsnummer")
        PRIVATE_VIEW = "private_view", _("det private")
        COPY = "copy", _("utskrift til henne")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=30, choices=What.choices)
    subject = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["subject", "at"])]

    def __str__(self) -> str:
        return f"{self.what} {self.subject}"
