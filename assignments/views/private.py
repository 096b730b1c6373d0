"""What only the supervisor sees: out of the room's sight, and each look is on record."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from assignments.attendance_notices import notices_for
from assignments.models import AttendanceState, Participant, WorkDay
from bikuben import clock
from bikuben.models import ReadLog
from bikuben.roles import Role, for_roles


@require_GET
@for_roles(Role.SUPERVISOR)
def look_first(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """A neutral page between the touch and the list. It says nothing that the room may not read."""
    context = _context(day, pk)
    context["stops"] = any(notice.stops for notice in context.pop("notices"))
    return render(request, "assignments/arrivals/look_first.html", context)


@require_GET
@for_roles(Role.SUPERVISOR)
def private_view(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """Her notices in plain words. Logged with who and when."""
    context = _context(day, pk)
    context["stops"] = any(notice.stops for notice in context["notices"])
    ReadLog.objects.create(user=request.user, what=ReadLog.What.PRIVATE_VIEW, subject=pk, at=clock.now())
    return render(request, "assignments/arrivals/private.html", context)


def _context(day: date, pk: int) -> dict[str, object]:
    work_day = get_object_or_404(WorkDay, date=day)
    participant = get_object_or_404(Participant, pk=pk)
    return {
        "day": work_day,
        "participant": participant,
        "notices": notices_for([participant], work_day).get(participant.pk, []),
        "is_here": work_day.attendances.filter(participant=participant)
        .exclude(state=AttendanceState.ANNULLED)
        .exists(),
    }
