"""The work (arbeid): who does what, from when to when, and how it went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect

from assignments import shifts
from assignments.change_day import choose_main_job
from assignments.forms_work import ClockForm, JobForm
from assignments.models import DayState, Job, Shift, ShiftOutcome, WorkDay
from assignments.work_page import work_page
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles


@require_GET
@for_roles(Role.SUPERVISOR)
def work(request: HttpRequest, day: date) -> HttpResponse:
    """Everyone with a place, in big rows."""
    return _show(request, day)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def start_the_work(request: HttpRequest, day: date) -> HttpResponse:
    """Everyone with a place begins, on the job that is chosen."""
    work_day = _the_day(day)
    form = JobForm(request.POST)
    if not form.is_valid():
        return _show(request, day, problem=str(form.errors["job"][0]), status=422)

    def begin() -> None:
        job = form.cleaned_data["job"]
        if job is not None and work_day.state == DayState.DRAWN and job.pk != work_day.main_job_id:
            choose_main_job(work_day, job, by=request.user)
        shifts.start_work(work_day, by=request.user, now=clock.now())

    return _act(request, day, begin)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def finish_everyone(request: HttpRequest, day: date) -> HttpResponse:
    """Everyone still at work is done: at the time given, or at her own where the day's end is given."""
    work_day = _the_day(day)
    form = ClockForm(request.POST)
    if not form.is_valid():
        return _show(request, day, problem=str(form.errors["at"][0]), status=422)
    at: time | None = form.cleaned_data["at"]
    ends_at = None if at == work_day.ends_at else at

    def end() -> None:
        shifts.finish_all(work_day, ends_at=ends_at, by=request.user, now=clock.now())

    return _act(request, day, end)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def finish(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """She is done."""
    shift = shift_of(day, pk)
    return _act(request, day, lambda: shifts.finish_shift(shift, by=request.user, now=clock.now()))


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def leave_early(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """She left early: now, or where that can't be, at the time that the page of her shift asks for."""
    shift = shift_of(day, pk)
    now = clock.now()
    at = timezone.localtime(now).time().replace(second=0, microsecond=0)
    under_way = shift.work_day.state == DayState.WORKING and shift.outcome == ShiftOutcome.WORKING
    if under_way and at <= shift.starts_at:
        # By the clock she hasn't begun: the day runs earlier than planned, so ask instead of refusing.
        return _to_her_shift(request, day, pk)
    return _act(request, day, lambda: shifts.left_early(shift, ends_at=at, by=request.user, now=now))


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def not_started(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """She had a place and did not begin."""
    shift = shift_of(day, pk)
    return _act(request, day, lambda: shifts.did_not_start(shift, by=request.user, now=clock.now()))


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def undo(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """Take back how the shift went."""
    shift = shift_of(day, pk)
    return _act(request, day, lambda: shifts.undo_outcome(shift, by=request.user, now=clock.now()))


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def move(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """Another job, with one touch."""
    shift = shift_of(day, pk)
    form = JobForm(request.POST)
    if not form.is_valid():
        return _show(request, day, problem=str(form.errors["job"][0]), status=422)
    job = form.cleaned_data["job"] or shift.job
    return _act(request, day, lambda: shifts.move_shift(shift, job, by=request.user, now=clock.now()))


def shift_of(day: date, pk: int) -> Shift:
    """A shift of this day, or 404."""
    found = Shift.objects.select_related("attendance__participant__data_key", "job", "work_day")
    return get_object_or_404(found, pk=pk, work_day__date=day)


def _to_her_shift(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    url = reverse("assignments:shift", args=[day, pk])
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def _the_day(day: date) -> WorkDay:
    return get_object_or_404(WorkDay.objects.select_related("main_job"), date=day)


def _act(request: HttpRequest, day: date, change: Callable[[], object]) -> HttpResponse:
    """Do it, and show the work anew: as a piece where the page can take one."""
    try:
        change()
    except Refused as refused:
        return _show(request, day, problem=str(refused.message), status=409)
    if request.htmx and request.htmx.target == "work":
        return _show(request, day)
    return redirect("assignments:work", day)


def _show(request: HttpRequest, day: date, *, problem: str = "", status: int = 200) -> HttpResponse:
    work_day = _the_day(day)
    is_piece = bool(request.htmx and not request.htmx.boosted)
    choices: list[Job] = []
    if work_day.state == DayState.DRAWN:
        active = Job.objects.filter(is_active=True)
        choices = sorted(active, key=lambda job: (job.pk != work_day.main_job_id, job.title))
    context = {
        "day": work_day,
        "work": work_page(work_day),
        "choices": choices,
        "problem": problem,
        "is_piece": is_piece,
    }
    page = "assignments/work/_work.html" if is_piece else "assignments/work/page.html"
    return render(request, page, context, status=status)
