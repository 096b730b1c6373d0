"""One shift: its times, when she left, a second job on the same day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from assignments import shifts
from assignments.billed_job import hers_that_day, is_billed
from assignments.forms_work import LeftForm, SecondJobForm, TimesForm
from assignments.models import Attendance, AttendanceState, BillingChoice, DayState, Job, Shift, ShiftOutcome
from assignments.shift_locks import shift_locks
from assignments.views.work import shift_of
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form


@dataclass(frozen=True, slots=True)
class CountsOn:
    """Her shifts of the day, the one whose job the day counts on now, and whether that may change."""

    shifts: list[Shift]
    now: Shift
    is_chosen: bool
    is_billed: bool


@require_GET
@for_roles(Role.SUPERVISOR)
def shift(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """One shift and what can be changed on it."""
    return _show(request, shift_of(day, pk))


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def times(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """When it began and ended."""
    found = shift_of(day, pk)
    form = TimesForm(request.POST, shift=found)
    if form.is_valid():
        try:
            shifts.set_times(found, **form.cleaned_data, by=request.user, now=clock.now())
        except Refused as refused:
            return _refused(request, found, refused, form, times=form)
        return redirect("assignments:work", day)
    return _show(request, found, times=form, status=422)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def left(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """She left earlier today, at a time that is given."""
    found = shift_of(day, pk)
    form = LeftForm(request.POST)
    if form.is_valid():
        try:
            shifts.left_early(found, ends_at=form.cleaned_data["left_at"], by=request.user, now=clock.now())
        except Refused as refused:
            return _refused(request, found, refused, form, left=form)
        return redirect("assignments:work", day)
    return _show(request, found, left=form, status=422)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def second_job(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """She goes over to another job."""
    found = shift_of(day, pk)
    form = SecondJobForm(request.POST, shift=found)
    if form.is_valid():
        data = form.cleaned_data
        try:
            shifts.add_shift(
                found.attendance,
                data["job"],
                starts_at=data["starts_at"],
                ends_at=data["ends_at"],
                by=request.user,
                now=clock.now(),
            )
        except Refused as refused:
            return _refused(request, found, refused, form, second=form)
        return redirect("assignments:work", day)
    return _show(request, found, second=form, status=422)


def _refused(
    request: HttpRequest, found: Shift, refused: Refused, form: forms.Form, **bound: forms.Form
) -> HttpResponse:
    refuse_in_form(form, refused)
    status = 422 if refused.field in form.fields else 409
    return _show(request, shift_of(found.work_day.date, found.pk), status=status, **bound)


def _counts_on(found: Shift) -> CountsOn | None:
    """The jobs that her day may count on; None where there is nothing to choose."""
    hers = list(hers_that_day(found.participant, found.work_day).select_related("job"))
    if len(hers) < 2:
        return None
    choice = BillingChoice.objects.filter(participant=found.participant, work_day=found.work_day).first()
    chosen = next((one for one in hers if choice is not None and one.job_id == choice.job_id), None)
    return CountsOn(
        shifts=hers,
        now=chosen or hers[0],
        is_chosen=chosen is not None,
        is_billed=is_billed(found.participant, found.work_day),
    )


def _show(request: HttpRequest, found: Shift, *, status: int = 200, **bound: forms.Form) -> HttpResponse:
    now = timezone.localtime(clock.now()).time().replace(second=0, microsecond=0)
    lock = shift_locks([found]).get(found.pk, "")
    attendance: Attendance = found.attendance
    context = {
        "day": found.work_day,
        "shift": found,
        "lock": lock,
        "may_change": found.work_day.state == DayState.WORKING and not lock,
        "is_working": found.outcome == ShiftOutcome.WORKING,
        "may_add": attendance.state == AttendanceState.PLACE,
        "counts_on": _counts_on(found),
        "other_jobs": Job.objects.filter(is_active=True).exclude(shifts__attendance=attendance),
        "times": bound.get("times") or TimesForm(shift=found),
        "left": bound.get("left") or LeftForm(initial={"left_at": now}),
        "second": bound.get("second") or SecondJobForm(shift=found),
    }
    return render(request, "assignments/work/shift.html", context, status=status)
