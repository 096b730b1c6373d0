"""The one fact that pay, invoice and report are all counted from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models.attendance import Attendance
from assignments.models.job import Job
from assignments.models.participant import Participant
from assignments.models.work_day import WorkDay


class ShiftOutcome(models.TextChoices):
    """How a shift went. Left early is paid in full unless the supervisor says otherwise."""

    WORKING = "working", _("i arbeid")
    DONE = "done", _("ferdig")
    LEFT_EARLY = "left_early", _("gikk tidlig")
    DID_NOT_START = "did_not_start", _("begynte ikke")


PAYABLE = (ShiftOutcome.DONE, ShiftOutcome.LEFT_EARLY)


class Shift(models.Model):
    """A shift (økt): participant × work day × job, with start and end of that day.

    One person, one date = one day's pay and one participant-day (dagsverk), however many jobs she was on.
    """

    attendance = models.ForeignKey(Attendance, on_delete=models.PROTECT, related_name="shifts")
    work_day = models.ForeignKey(WorkDay, on_delete=models.PROTECT, related_name="shifts")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="shifts")
    job = models.ForeignKey(Job, verbose_name=_("oppdrag"), on_delete=models.PROTECT, related_name="shifts")
    starts_at = models.TimeField(_("fra klokka"))
    ends_at = models.TimeField(_("til klokka"))
    outcome = models.CharField(max_length=15, choices=ShiftOutcome.choices, default=ShiftOutcome.WORKING)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("økt")
        ordering = ("work_day", "attendance__ticket", "starts_at")
        constraints = [
            models.UniqueConstraint(fields=["participant", "work_day", "job"], name="assignments_shift_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="assignments_shift_ends_after_start",
                violation_error_message=_("Økta må slutte etter at den begynner."),
            ),
        ]

    def __str__(self) -> str:
        return f"shift {self.pk} on {self.work_day_id}"
