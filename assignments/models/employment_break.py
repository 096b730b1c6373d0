"""That someone had ended and came back (gjenkomst): what the employment register is told apart by."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from assignments.models.participant import EndReason, Participant


class EmploymentBreak(models.Model):
    """She ended on one day and was back on a later one. Written by `reopen_participant`, never changed.

    `Participant.started_on` stays the day she first began, which the year's counts go by. These are days and
    a code: like when and why she ended, they name nobody and outlive an erasure.
    """

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="breaks")
    ended_on = models.DateField(_("sluttet"))
    end_reason = models.CharField(_("grunn"), max_length=20, choices=EndReason.choices)
    returned_on = models.DateField(_("kom tilbake"))

    class Meta:
        ordering = ("participant", "returned_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(returned_on__gt=models.F("ended_on")),
                name="assignments_back_after_she_ended",
            ),
            models.UniqueConstraint(
                fields=["participant", "returned_on"], name="assignments_back_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"break {self.pk}"
