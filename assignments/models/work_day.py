"""The day: planned, opened, drawn, worked, closed, or cancelled with a reason."""

from __future__ import annotations

from datetime import time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models.job import Job


class DayState(models.TextChoices):
    """Where the day is. `drawn`: the list is closed and places are given, by lot or because all had room."""

    PLANNED = "planned", _("planlagt")
    OPEN = "open", _("åpen")
    DRAWN = "drawn", _("plassene er fordelt")
    WORKING = "working", _("i arbeid")
    CLOSED = "closed", _("avsluttet")
    CANCELLED = "cancelled", _("avlyst")


class CancelReason(models.TextChoices):
    """Why a day was not held, as the yearly report counts it."""

    NO_JOBS = "no_jobs", _("mangler oppdrag")
    HOLIDAY = "holiday", _("helligdag eller ferie")
    ILLNESS = "illness", _("sykdom")
    OTHER = "other", _("annet")


class WorkDay(models.Model):
    """A work day (arbeidsdag). One per date; places is the room there is, 8 to 10 as a rule."""

    date = models.DateField(_("dato"), unique=True)
    places = models.PositiveSmallIntegerField(
        _("plasser"), default=10, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    state = models.CharField(
        max_length=10, choices=DayState.choices, default=DayState.PLANNED, editable=False
    )
    cancel_reason = models.CharField(
        _("grunn"), max_length=10, choices=CancelReason.choices, blank=True, default="", editable=False
    )
    main_job = models.ForeignKey(
        Job, verbose_name=_("hovedoppdrag"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    jobs = models.ManyToManyField(Job, verbose_name=_("flere oppdrag"), blank=True, related_name="work_days")
    starts_at = models.TimeField(_("fra klokka"), default=time(10, 0))
    ends_at = models.TimeField(_("til klokka"), default=time(13, 0))
    entered_afterwards = models.BooleanField(default=False, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    list_closed_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("arbeidsdag")
        verbose_name_plural = _("arbeidsdager")
        ordering = ("date",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="assignments_day_ends_after_start",
                violation_error_message=_("Dagen må slutte etter at den begynner."),
            ),
            models.CheckConstraint(
                condition=(models.Q(state=DayState.CANCELLED) & ~models.Q(cancel_reason=""))
                | (~models.Q(state=DayState.CANCELLED) & models.Q(cancel_reason="")),
                name="assignments_cancelled_day_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"work day {self.date}"
