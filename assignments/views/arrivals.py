"""The door (fremmøte): one touch for each who comes."""

from __future__ import annotations

import secrets
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assignments.arrivals import annul_arrival, arrive, register_first_timer, undo_arrival
from assignments.door_page import door
from assignments.forms_door import AnnulForm, FirstTimerForm
from assignments.hold_draw import close_list, reopen_list
from assignments.leave import leave
from assignments.models import Attendance, DayState, Participant, WorkDay
from assignments.open_day import open_day
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.room import enter_room
from bikuben.views.refusing import refuse_in_form


@require_http_methods(["GET", "POST"])
@for_roles(Role.SUPERVISOR)
@sensitive_post_parameters()
def arrivals(request: HttpRequest, day: date) -> HttpResponse:
    """The list of tickets and everyone who may come. A search is a POST: no name in an address or log."""
    return _show(request, _the_day(day), search=request.POST.get("q", "")[:60])


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def open_the_day(request: HttpRequest, day: date) -> HttpResponse:
    """Open today's day."""
    try:
        open_day(
            _the_day(day),
            by=request.user,
            now=clock.now(),
            today=clock.today(),
            randomness=secrets.token_bytes,
        )
    except Refused as refused:
        return _show(request, _the_day(day), problem=refused, status=409)
    return redirect("assignments:arrivals", day)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def arrive_now(request: HttpRequest, day: date) -> HttpResponse:
    """She has come. Where something must be looked at first, lead there without saying what."""
    work_day = _the_day(day)
    text = request.POST.get("participant", "")
    participant = get_object_or_404(Participant, pk=int(text) if text.isdecimal() and len(text) < 19 else 0)
    accept = request.POST.get("accept_warnings") == "1"
    try:
        arrive(work_day, participant, by=request.user, now=clock.now(), accept_warnings=accept)
    except Refused as refused:
        if refused.code in ("needs_look", "stopped"):
            return _go(request, reverse("assignments:look_first", args=[day, participant.pk]))
        return _show(request, _the_day(day), problem=refused, status=409)
    return _done(request, day)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def first_timer(request: HttpRequest, day: date) -> HttpResponse:
    """Register one who comes for the first time and put her on the list."""
    form = FirstTimerForm(request.POST)
    if form.is_valid():
        try:
            register_first_timer(
                _the_day(day), form.cleaned_data["chosen_name"], by=request.user, now=clock.now()
            )
        except Refused as refused:
            if refused.field is None:
                return _show(request, _the_day(day), problem=refused, status=409)
            refuse_in_form(form, refused)
        else:
            return _done(request, day)
    return _show(request, _the_day(day), form=form, status=422)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def undo(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """Take back an arrival before the draw."""
    attendance = Attendance.objects.filter(pk=pk, work_day__date=day).first()
    try:
        if attendance is None:
            raise Refused(_("Hun står ikke lenger på lista."), code="gone")
        undo_arrival(attendance, by=request.user, now=clock.now())
    except Refused as refused:
        return _show(request, _the_day(day), problem=refused, status=409)
    return _done(request, day)


@require_GET
@for_roles(Role.SUPERVISOR)
def arrival(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """One on the list: she has gone again, or the arrival was a mistake."""
    return _show_one(request, _on_the_list(day, pk), AnnulForm())


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def leave_now(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """She has gone without working."""
    called = leave(_on_the_list(day, pk), by=request.user, now=clock.now())
    return _moved_up(request, day, called)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def annul(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """Strike out a mistaken arrival."""
    attendance = _on_the_list(day, pk)
    form = AnnulForm(request.POST)
    if not form.is_valid():
        return _show_one(request, attendance, form, status=422)
    called = annul_arrival(attendance, form.cleaned_data["reason"], by=request.user, now=clock.now())
    return _moved_up(request, day, called)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def close_the_list(request: HttpRequest, day: date) -> HttpResponse:
    """Close the list: to the room's screen where lots are to be drawn, else everyone has a place."""
    try:
        needs_draw = close_list(_the_day(day), by=request.user, now=clock.now())
    except Refused as refused:
        return _show(request, _the_day(day), problem=refused, status=409)
    places = reverse("assignments:places", args=[day])
    if needs_draw:
        return enter_room(request, reverse("assignments:draw", args=[day]), back=places)
    messages.success(request, _("Alle som er her, har fått plass."))
    return redirect(places)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def reopen_the_list(request: HttpRequest, day: date) -> HttpResponse:
    """Open a list again that was closed too early."""
    reopen_list(_the_day(day), by=request.user, now=clock.now())
    return redirect("assignments:arrivals", day)


def _the_day(day: date) -> WorkDay:
    return get_object_or_404(WorkDay, date=day)


def _on_the_list(day: date, pk: int) -> Attendance:
    found = Attendance.objects.select_related("work_day", "participant__data_key")
    return get_object_or_404(found, pk=pk, work_day__date=day)


def _show(
    request: HttpRequest,
    work_day: WorkDay,
    *,
    form: FirstTimerForm | None = None,
    problem: Refused | None = None,
    search: str = "",
    status: int = 200,
) -> HttpResponse:
    """The whole page, or the piece that htmx asks for."""
    is_piece = bool(request.htmx and not request.htmx.boosted)
    context = {
        "day": work_day,
        "door": door(work_day, search=search),
        "form": form or FirstTimerForm(),
        "problem": problem,
        "search": search,
        "is_piece": is_piece,
        "is_planned": work_day.state == DayState.PLANNED,
        "is_today": work_day.date == clock.today(),
    }
    if is_piece and request.htmx.target == "faces":
        return render(request, "assignments/arrivals/_faces.html", context)
    page = "assignments/arrivals/_door.html" if is_piece else "assignments/arrivals/page.html"
    return render(request, page, context, status=status)


def _show_one(
    request: HttpRequest, attendance: Attendance, form: AnnulForm, *, status: int = 200
) -> HttpResponse:
    context = {"day": attendance.work_day, "attendance": attendance, "form": form}
    return render(request, "assignments/arrivals/one.html", context, status=status)


def _done(request: HttpRequest, day: date) -> HttpResponse:
    """After a touch: the list anew, as a piece where the page can take one."""
    if request.htmx and request.htmx.target == "door":
        return _show(request, _the_day(day))
    return redirect("assignments:arrivals", day)


def _go(request: HttpRequest, url: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(status=200, headers={"HX-Redirect": url})
    return redirect(url)


def _moved_up(request: HttpRequest, day: date, called: Attendance | None) -> HttpResponse:
    if called is not None:
        text = _("Lodd %(ticket)d rykker opp og har plass.") % {"ticket": called.ticket}
        messages.success(request, text)
    work_day = _the_day(day)
    return redirect("assignments:arrivals" if work_day.state == DayState.OPEN else "assignments:places", day)
