"""What the assignments keep about a participant, in words and said to her (`PARTICIPANT_COPY`)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from assignments.copy_for_her import Section
from assignments.employment import employments_of
from assignments.models import (
    PAYABLE,
    Attendance,
    AttendanceState,
    Benefit,
    EndReason,
    Participant,
    Shift,
)
from assignments.person_days import outcome_of
from assignments.rules.hours import day_hours
from bikuben.documents.wording import clock, number, short_date, short_moment
from bikuben.identity import printed_identity_number
from bikuben.models import ReadLog

# They say nothing of her: keys of the program.
NOT_HERS = {"id", "data_key", "identity_hash", "erased_at", "version"}


def who_she_is(participant: Participant) -> list[Section]:
    """Every detail of her row, and what each said before it was changed, newest change first."""
    facts = tuple((_label(field), _said(participant, field) or "–") for field in _details())
    history = participant.history.select_related("data_key", "history_user").order_by("-history_date", "-pk")
    changes = tuple(
        (short_moment(after.history_date), _by(after.history_user), _label(field), _said(before, field))
        for after, before in pairwise(history)
        for field in _details()
        if _said(before, field) and _said(before, field) != _said(after, field)
    )
    return [
        Section(_("Om deg"), facts=facts),
        Section(
            _("Det som sto før"), headings=(_("Endret"), _("Av"), _("Hva"), _("Der sto det")), rows=changes
        ),
    ]


def employment(participant: Participant) -> list[Section]:
    """Each time she began and ended, where she has come back after an end."""
    spans = employments_of([participant])[participant.pk]
    if len(spans) == 1:
        return []
    reasons = dict(EndReason.choices)
    return [
        Section(
            _("Når du har vært med"),
            headings=(_("Begynte"), _("Sluttet"), _("Grunn")),
            rows=tuple(
                (
                    short_date(span.started_on),
                    short_date(span.ended_on) if span.ended_on else "",
                    str(reasons.get(span.end_reason, "")),
                )
                for span in spans
            ),
        )
    ]


def days(participant: Participant) -> list[Section]:
    """Each time she came, newest first, those that were struck out too."""
    came = (
        Attendance.objects.filter(participant=participant)
        .select_related("work_day")
        .prefetch_related(models.Prefetch("shifts", Shift.objects.select_related("job")))
        .order_by("-work_day__date", "-pk")
    )
    return [
        Section(
            _("Dager"),
            headings=(_("Dag"), _("Kom"), _("Hva ble det til"), _("Arbeid"), _("Lodd"), _("Timer")),
            rows=tuple(_day(one) for one in came),
            figures=2,
        )
    ]


def looks(participant: Participant) -> list[Section]:
    """Who has looked at what is otherwise hidden, newest first."""
    log = ReadLog.objects.filter(subject=participant.pk).select_related("user").order_by("-at", "-pk")
    return [
        Section(
            _("Hvem som har sett hva"),
            headings=(_("Når"), _("Hvem"), _("Hva")),
            rows=tuple((short_moment(one.at), _by(one.user), one.get_what_display()) for one in log),
        )
    ]


def _details() -> list[models.Field]:
    return [field for field in Participant._meta.concrete_fields if field.name not in NOT_HERS]


def _label(field: models.Field) -> str:
    name = str(field.verbose_name)
    return f"{name[:1].upper()}{name[1:]}"


def _said(row: Any, field: models.Field) -> str:
    """A field of her row, or of the row as it once was, in words; "" for nothing."""
    value = getattr(row, field.attname)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, date):
        return short_date(value)
    if field.name == "benefit_codes":
        words = dict(Benefit.choices)
        return ", ".join(str(words.get(code, code)) for code in str(value).split(","))
    if field.name == "identity_number":
        return printed_identity_number(str(value))
    return str(dict(field.flatchoices).get(value, value))


def _by(user: Any) -> str:
    return (user.first_name or user.username) if user else "–"


def _day(one: Attendance) -> tuple[str, ...]:
    shifts = list(one.shifts.all())
    hours = day_hours((shift.starts_at, shift.ends_at) for shift in shifts if shift.outcome in PAYABLE)
    outcome = str(outcome_of(one))
    if one.state == AttendanceState.ANNULLED:
        outcome = f"{outcome}: {one.get_annul_reason_display()}"
    work = (f"{shift.job.title} {clock(shift.starts_at)}–{clock(shift.ends_at)}" for shift in shifts)
    arrived = clock(timezone.localtime(one.arrived_at).time())
    return (
        short_date(one.work_day.date),
        arrived,
        outcome,
        ", ".join(work),
        str(one.ticket),
        number(hours) if hours else "",
    )
