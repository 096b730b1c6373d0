"""Those who came."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models.participant import Participant
from assignments.models.work_day import WorkDay


class AttendanceState(models.TextChoices):
    """What became of one who came."""

    ARRIVED = "arrived", _("møtt")
    PLACE = "place", _("har plass")
    RESERVE = "reserve", _("reserve")
    LEFT = "left", _("gått")
    ANNULLED = "annulled", _("strøket")


class AnnulReason(models.TextChoices):
    """Why an arrival didn't count."""

    WRONG_PERSON = "wrong_person", _("feil person")
    NOT_HERE = "not_here", _("var ikke her")
    TWICE = "twice", _("ført to ganger")
    OTHER = "other", _("annet")


class Attendance(models.Model):
    """One who came (fremmøte), with a ticket number in order of arrival.

    `drawn` says that her ticket was in the day's draw; `reserve_position` is her place in the queue of
    reserves. Turned away = drawn, and still a reserve when the day is over.
    """

    work_day = models.ForeignKey(WorkDay, on_delete=models.PROTECT, related_name="attendances")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="attendances")
    ticket = models.PositiveSmallIntegerField(_("lodd"))
    state = models.CharField(max_length=10, choices=AttendanceState.choices, default=AttendanceState.ARRIVED)
    drawn = models.BooleanField(default=False)
    reserve_position = models.PositiveSmallIntegerField(null=True)
    arrived_at = models.DateTimeField()
    placed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    annul_reason = models.CharField(max_length=20, choices=AnnulReason.choices, blank=True, default="")
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("fremmøte")
        ordering = ("work_day", "ticket")
        constraints = [
            models.UniqueConstraint(fields=["work_day", "ticket"], name="assignments_ticket_once"),
            models.UniqueConstraint(
                fields=["work_day", "participant"],
                condition=~models.Q(state=AttendanceState.ANNULLED),
                name="assignments_person_once_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(state=AttendanceState.RESERVE, reserve_position__isnull=False)
                | (~models.Q(state=AttendanceState.RESERVE) & models.Q(reserve_position=None)),
                name="assignments_reserve_has_position",
            ),
            models.CheckConstraint(
                condition=(models.Q(state=AttendanceState.ANNULLED) & ~models.Q(annul_reason=""))
                | (~models.Q(state=AttendanceState.ANNULLED) & models.Q(annul_reason="")),
                name="assignments_annulled_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"ticket {self.ticket} of {self.work_day_id}"
