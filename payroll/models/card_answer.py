"""What Skatteetaten answered about tax cards: the file that waits to be looked at, what it said, and when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from assignments.models import Participant
from bikuben.encryption import EncryptedTextField


class WaitingCardAnswer(models.Model):
    """An answer that is uploaded and not yet used (svar som venter).

    Web processes keep nothing on disk, so what waits between the preview and the touch is this row. It goes
    when it is used or thrown away, and when the next one comes.
    """

    content = EncryptedTextField(key_from="project")
    uploaded_at = models.DateTimeField(editable=False)
    uploaded_on = models.DateField(editable=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("svar som venter")
        verbose_name_plural = _("svar som venter")

    def __str__(self) -> str:
        return f"waiting card answer {self.pk}"


class CardFetch(models.Model):
    """One time that the cards of a year were fetched (henting). Counts, never names."""

    year = models.PositiveSmallIntegerField(_("år"))
    fetched_on = models.DateField(_("hentet"))
    applied_at = models.DateTimeField(editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveIntegerField(_("deltakere i svaret"))
    written = models.PositiveIntegerField(_("kort som ble ført eller rettet"))
    without_card = models.PositiveIntegerField(_("uten kort"))

    class Meta:
        verbose_name = _("henting av skattekort")
        verbose_name_plural = _("hentinger av skattekort")
        ordering = ("-fetched_on", "-pk")

    def __str__(self) -> str:
        return f"card fetch {self.fetched_on}"


class CardStatus(models.Model):
    """That the latest answer about her held no card (`resultatPaaForespoersel`), and which answer it was.

    An answer with a card takes the row away. The code may say that she is foreign, so it is encrypted with
    her key and goes with it.
    """

    participant = models.OneToOneField(Participant, on_delete=models.PROTECT, related_name="card_status")
    code = EncryptedTextField(_("svar"), max_length=100, key_from="participant.data_key")
    year = models.PositiveSmallIntegerField(_("år"))
    answered_on = models.DateField(_("svart"))

    class Meta:
        verbose_name = _("svar uten skattekort")
        verbose_name_plural = _("svar uten skattekort")

    def __str__(self) -> str:
        return f"card status {self.pk}"
