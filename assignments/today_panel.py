"""The middle of the today page (`DAY_PANEL`): how the day stands, and its one next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from assignments.models import Attendance, AttendanceState, DayState, ShiftOutcome, WorkDay
from assignments.work_page import jobs_of
from bikuben.models import User
from bikuben.roles import Role, allowed_url, has_role, may_open
from bikuben.steps import StepState, day_steps

TEMPLATE = "assignments/today/_panel.html"
ACTIONS = "assignments/today/_actions.html"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One button: a link, or a form that is posted."""

    label: str
    url: str
    is_post: bool = False


def today_panel(request: HttpRequest, today: date) -> tuple[str, dict[str, Any]]:
    """The panel of today for whoever asks: names are the supervisor's, figures everyone's."""
    day = WorkDay.objects.filter(date=today).select_related("main_job").first()
    coming = WorkDay.objects.filter(date__gt=today, state=DayState.PLANNED).order_by("date").first()
    context: dict[str, Any] = {
        "day": day,
        "coming": coming,
        "panel_actions": ACTIONS,
        "next_step": next_step(request.user, day, coming, today),
    }
    if day is not None:
        context |= _figures(day)
        if has_role(request.user, Role.SUPERVISOR, Role.ACCOUNTANT):
            context["record_url"] = reverse("assignments:day", args=[today])
    if not has_role(request.user, Role.SUPERVISOR):
        context["here"] = []
    return TEMPLATE, context


def next_step(user: User, day: WorkDay | None, coming: WorkDay | None, today: date) -> NextStep | None:
    """What `user` is to do next, or None where nothing waits for her."""
    if has_role(user, Role.SUPERVISOR):
        return _supervisors(user, day, coming, today)
    if has_role(user, Role.ACCOUNTANT):
        url = reverse("payroll:pay", args=[today]) if day and day.state in PAID_ON else reverse("payroll:pay")
        return NextStep(_("Til lønna"), url)
    url = allowed_url(user, "payroll:figures")
    return NextStep(_("Se tallene"), url) if url else None


PAID_ON = (DayState.WORKING, DayState.CLOSED)


def _supervisors(user: User, day: WorkDay | None, coming: WorkDay | None, today: date) -> NextStep | None:
    if day is None or day.state == DayState.CANCELLED:
        url = allowed_url(user, "assignments:days")
        return None if coming or not url else NextStep(_("Planlegg dager"), url)
    if day.state == DayState.PLANNED:
        return NextStep(_("Åpne dagen"), reverse("assignments:open_day", args=[today]), is_post=True)
    if day.state == DayState.DRAWN:
        return NextStep(_("Start arbeidet"), reverse("assignments:work", args=[today]))
    if day.state == DayState.CLOSED:
        return NextStep(_("Se dagen"), reverse("assignments:day", args=[today]))
    pay = reverse("payroll:pay", args=[today])
    labels = {
        reverse("assignments:arrivals", args=[today]): _("Til fremmøtet"),
        reverse("assignments:places", args=[today]): _("Til trekningen"),
        reverse("assignments:work", args=[today]): _("Til arbeidet"),
        pay: _("Til lønna"),
    }
    now = next((step for step in day_steps(user, today) if step.state == StepState.NOW), None)
    if now is not None and now.url in labels:
        return NextStep(labels[now.url], now.url)
    close = reverse("payroll:close_day", args=[today])
    return NextStep(_("Tell kassa og avslutt"), close) if may_open(user, close) else None


def _figures(day: WorkDay) -> dict[str, Any]:
    everyone = list(
        Attendance.objects.filter(work_day=day)
        .exclude(state=AttendanceState.ANNULLED)
        .select_related("participant__data_key")
        .prefetch_related("shifts")
        .order_by("ticket")
    )
    working = {
        one.pk for one in everyone if any(shift.outcome == ShiftOutcome.WORKING for shift in one.shifts.all())
    }
    return {
        "came": len(everyone),
        "placed": sum(one.state == AttendanceState.PLACE or bool(one.shifts.all()) for one in everyone),
        "reserves": sum(one.state == AttendanceState.RESERVE for one in everyone),
        "working": len(working),
        "jobs": jobs_of(day),
        "here": [
            (one.ticket, str(one.participant.chosen_name))
            for one in everyone
            if one.state != AttendanceState.LEFT or one.shifts.all()
        ],
    }
