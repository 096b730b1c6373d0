"""Those who give the project work to do."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Client(models.Model):
    """A client (oppdragsgiver)."""

    name = models.CharField(_("navn"), max_length=120, unique=True)
    organisation_number = models.CharField(
        _("organisasjonsnummer"), max_length=9, null=True, blank=True, unique=True
    )
    contact = models.CharField(_("kontakt"), max_length=120, blank=True, default="")
    phone = models.CharField(_("telefon"), max_length=30, blank=True, default="")
    email = models.EmailField(_("e-post"), blank=True, default="")
    is_active = models.BooleanField(_("aktiv"), default=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("oppdragsgiver")
        verbose_name_plural = _("oppdragsgivere")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
