"""The days that are planned and held: the list, a term planned at once, one day changed or cancelled."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from assignments.cancel_day import cancel_day, reinstate_day
from assignments.change_day import change_day
from assignments.filters_planning import DayFilter
from assignments.forms_planning import CancelForm, DayDetailsForm, PlanForm
from assignments.models import DayState, WorkDay
from assignments.plan_days import check_jobs, check_new_date, check_times, plan_pattern, preview_pattern
from assignments.planned_days import listed_days, months_with_days, year_of_days
from assignments.tables_planning import CHANGEABLE, DayTable
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import EVERYONE, Role, for_roles
from bikuben.views.refusing import refuse_in_form

CANCELLABLE = (DayState.PLANNED, DayState.OPEN, DayState.DRAWN)


@for_roles(*EVERYONE)
@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """The days of a month or a year, this month's first; figures without names."""
    months = months_with_days(clock.today())
    chosen = DayFilter(
        {"when": f"{clock.today():%Y-%m}", **request.GET.dict()}, queryset=listed_days(), months=months
    )
    table = DayTable(chosen.qs, user=request.user)
    RequestConfig(request, paginate={"per_page": 100}).configure(table)
    when = chosen.form.cleaned_data.get("when") or str(clock.today().year)
    context = {
        "table": table,
        "filter": chosen,
        "year": year_of_days(int(when[:4])),
        "beside": _months_beside(when, months),
    }
    return render(request, "assignments/planning/days.html", context)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def plan(request: HttpRequest) -> HttpResponse:
    """Plan one day or a term: GET reads the plan back with what it leaves out, POST plans it."""
    today = clock.today()
    asked = request.POST if request.method == "POST" else request.GET
    if "how" not in asked and request.method == "GET":
        return render(
            request, "assignments/planning/plan.html", {"form": PlanForm(initial=_suggested(request, today))}
        )
    form = PlanForm(asked)
    if form.is_valid():
        try:
            if request.method == "POST":
                planned = plan_pattern(**form.dates(), **form.details(), by=request.user, today=today)
                return _planned(request, [day.date for day in planned.days])
            if "again" not in asked:
                return render(request, "assignments/planning/preview.html", _preview(form, today))
        except Refused as refused:
            refuse_in_form(form, refused)
    return render(
        request, "assignments/planning/plan.html", {"form": form}, status=422 if form.errors else 200
    )


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, day: date) -> HttpResponse:
    """Change places, times and jobs of a day that is planned or open."""
    found = get_object_or_404(WorkDay, date=day)
    if found.state not in CHANGEABLE:
        raise Refused(
            _("Plassene er fordelt eller dagen er over. Den kan ikke endres her."), code="wrong_state"
        )
    form = DayDetailsForm(request.POST if request.method == "POST" else None, day=found)
    if form.is_valid():
        try:
            change_day(found, **form.details(), by=request.user)
        except Refused as refused:
            if refused.field is None:
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Dagen er endret."))
            return redirect(_list_address(day))
    context = {"form": form, "day": found, "back": _list_address(day)}
    return render(request, "assignments/planning/change.html", context, status=422 if form.errors else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def cancel(request: HttpRequest, day: date) -> HttpResponse:
    """Cancel a day with a reason; on a day that is cancelled, the way to take it back."""
    found = get_object_or_404(WorkDay, date=day)
    if request.method == "GET" and found.state not in (*CANCELLABLE, DayState.CANCELLED):
        raise Refused(_("Arbeidet er i gang eller dagen er over. Den kan ikke avlyses."), code="wrong_state")
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        cancel_day(found, form.cleaned_data["reason"], by=request.user, now=clock.now())
        messages.success(request, _("Dagen er avlyst."))
        return redirect(_list_address(day))
    context = {"form": form, "day": found, "back": _list_address(day)}
    return render(request, "assignments/planning/cancel.html", context, status=422 if form.errors else 200)


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def reinstate(request: HttpRequest, day: date) -> HttpResponse:
    """Take a cancellation back."""
    reinstate_day(get_object_or_404(WorkDay, date=day), by=request.user, now=clock.now())
    messages.success(request, _("Dagen blir holdt likevel."))
    return redirect(_list_address(day))


def _suggested(request: HttpRequest, today: date) -> dict[str, Any]:
    """What the latest days were like: the next ones mostly are. `?job=` is the job to plan days for."""
    latest = list(WorkDay.objects.select_related("main_job").order_by("-date")[:6])
    suggested: dict[str, Any] = {
        "how": "many",
        "first": today,
        "weekdays": sorted({day.date.weekday() for day in latest}),
    }
    if latest:
        last = latest[0]
        suggested |= {"places": last.places, "starts_at": last.starts_at, "ends_at": last.ends_at}
        suggested["first"] = max(today, last.date + timedelta(days=1))
        if last.main_job is not None and last.main_job.is_active:
            suggested["main_job"] = last.main_job
    job = request.GET.get("job", "")
    if job.isascii() and job.isdecimal() and len(job) < 19:
        suggested["main_job"] = int(job)
    return suggested


def _preview(form: PlanForm, today: date) -> dict[str, Any]:
    """The plan read back. Raises `Refused` for what planning itself would refuse."""
    details = form.details()
    if form.is_one_day:
        check_new_date(form.cleaned_data["date"], today=today)
    found = preview_pattern(**form.dates(), today=today)
    check_times(details["starts_at"], details["ends_at"])
    check_jobs(details["main_job"], details["jobs"])
    return {"form": form, "found": found, "details": details, "again": f"?{form.data.urlencode()}&again=1"}


def _planned(request: HttpRequest, dates: list[date]) -> HttpResponse:
    text = ngettext("%(count)s dag er planlagt.", "%(count)s dager er planlagt.", len(dates))
    messages.success(request, text % {"count": len(dates)})
    return redirect(_list_address(dates[0]))


def _list_address(day: date) -> str:
    return f"{reverse('assignments:days')}?when={day:%Y-%m}"


def _months_beside(when: str, months: list[date]) -> dict[str, date]:
    """The month before and the month after the one shown, of those that have days."""
    beside = {}
    if "-" in when:
        shown = date.fromisoformat(f"{when}-01")
        if before := [month for month in months if month < shown]:
            beside["before"] = max(before)
        if after := [month for month in months if month > shown]:
            beside["after"] = min(after)
    return beside
