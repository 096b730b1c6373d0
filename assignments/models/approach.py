"""Looking for jobs: whom the project has written to, called or met, and what comes next."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models.client import Client, ClientLanguage


class ApproachKind(models.TextChoices):
    """How it was done."""

    LETTER = "letter", _("brev")
    CALL = "call", _("telefon")
    EMAIL = "email", _("e-post")
    MEETING = "meeting", _("møte")


class LetterKind(models.TextChoices):
    """The letters that the project writes."""

    FIRST = "first", _("det første brevet")
    FOLLOW_UP = "follow_up", _("oppfølging")
    THANKS = "thanks", _("takk for oppdraget")


class Approach(models.Model):
    """A letter, call, e-mail or meeting (henvendelse) with a client, and the next step with its date.

    `letter` is which of the project's own letters it was. Letters written to several at once hang together by
    `batch`, the first of them. `letter_subject` and `letter_body` are what it said when it was written; empty
    on those from before it was kept.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="approaches")
    kind = models.CharField(_("hva"), max_length=8, choices=ApproachKind.choices)
    date = models.DateField(_("når"))
    note = models.CharField(_("hva ble sagt"), max_length=500, blank=True, default="")
    next_step = models.CharField(_("neste steg"), max_length=200, blank=True, default="")
    next_on = models.DateField(_("dato for neste steg"), null=True, blank=True)
    done_on = models.DateField(_("gjort"), null=True, blank=True)
    letter = models.CharField(_("brev"), max_length=10, choices=LetterKind.choices, blank=True, default="")
    letter_subject = models.CharField(max_length=500, blank=True, default="", editable=False)
    letter_body = models.TextField(blank=True, default="", editable=False)
    batch = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="others")
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("henvendelse")
        verbose_name_plural = _("henvendelser")
        ordering = ("-date", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on=None) | ~Q(next_step=""),
                name="assignments_next_day_has_step",
                violation_error_message=_("Skriv hva neste steg er."),
            ),
        ]

    def __str__(self) -> str:
        return f"approach {self.pk}"


class LetterTemplate(models.Model):
    """A letter as the supervisor has edited it; without a row, the program's own text is used."""

    kind = models.CharField(_("brev"), max_length=10, choices=LetterKind.choices)
    language = models.CharField(_("språk"), max_length=2, choices=ClientLanguage.choices)
    subject = models.CharField(_("overskrift"), max_length=120)
    body = models.TextField(_("tekst"), max_length=4000)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "language"], name="assignments_one_letter_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.language})"
