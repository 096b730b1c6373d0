"""The draw (trekning): the room's own screen, and the supervisor's page of places and reserves."""

from __future__ import annotations

import secrets
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assignments.call_reserve import call_reserve
from assignments.documents.draw_record import DrawRecord, draw_record_pdf
from assignments.draw_page import names_by_ticket, on_the_list, result
from assignments.forms_door import RepeatForm, WordForm
from assignments.hold_draw import hold_draw, prepare_repeat, waiting_seed
from assignments.models import AttendanceState, DayState, Draw, WorkDay
from assignments.places import PLACES_GIVEN, PRESENT
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.room import enter_room, room_screen
from bikuben.views.refusing import refuse_in_form


@require_GET
@for_roles(Role.SUPERVISOR)
def draw(request: HttpRequest, day: date) -> HttpResponse:
    """The room's screen. Opening it locks this browser to it until the password is given."""
    work_day = get_object_or_404(WorkDay, date=day)
    if not work_day.seeds.exists() and not work_day.draws.exists():
        return redirect("assignments:places", day)
    if room_screen(request) != request.path:
        return enter_room(request, request.path, back=reverse("assignments:places", args=[day]))
    return _room(request, work_day, WordForm())


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def hold(request: HttpRequest, day: date) -> HttpResponse:
    """The word has been said: draw."""
    work_day = get_object_or_404(WorkDay, date=day)
    form = WordForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            hold_draw(
                work_day,
                form.cleaned_data["word"],
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
            status = 422 if refused.field else 409
        else:
            return redirect(reverse("assignments:draw", args=[day]) + "?shown=0")
    work_day.refresh_from_db()
    return _room(request, work_day, form, status=status)


@require_GET
@for_roles(Role.SUPERVISOR)
def draw_record(request: HttpRequest, day: date, attempt: int) -> HttpResponse:
    """The printable record of a draw: numbers, no names."""
    held = get_object_or_404(Draw, work_day__date=day, attempt=attempt)
    record = DrawRecord(
        day=held.date,
        places=held.places,
        order=tuple(held.order),
        word=held.word,
        seed=bytes.fromhex(held.seed_hex),
        commitment=held.commitment,
        attempt=held.attempt,
        by_hand=held.by_hand,
        witness=str(held.witness),
    )
    language = "en" if (get_language() or "").startswith("en") else "nb"
    pdf = draw_record_pdf(record, language=language)
    name = _("trekning") + f"-{held.date.isoformat()}-{held.attempt}.pdf"
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@require_GET
@for_roles(Role.SUPERVISOR)
def places(request: HttpRequest, day: date) -> HttpResponse:
    """Who has a place, who waits, what was drawn."""
    return _places(request, get_object_or_404(WorkDay, date=day))


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def call_next_reserve(request: HttpRequest, day: date) -> HttpResponse:
    """The next reserve gets a place that has come free."""
    work_day = get_object_or_404(WorkDay, date=day)
    try:
        called = call_reserve(work_day, by=request.user, now=clock.now())
    except Refused as refused:
        work_day.refresh_from_db()
        return _places(request, work_day, problem=refused, status=409)
    messages.success(request, _("Lodd %(ticket)d rykker opp og har plass.") % {"ticket": called.ticket})
    return redirect("assignments:work" if request.GET.get("to") == "work" else "assignments:places", day)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.SUPERVISOR)
@once
def repeat(request: HttpRequest, day: date) -> HttpResponse:
    """Draw again, with a reason: a new seed, shown in the room before the new word."""
    work_day = get_object_or_404(WorkDay, date=day)
    form = RepeatForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                prepare_repeat(
                    work_day,
                    form.cleaned_data["reason"],
                    by=request.user,
                    now=clock.now(),
                    today=clock.today(),
                    randomness=secrets.token_bytes,
                )
            except Refused as refused:
                refuse_in_form(form, refused)
                status = 422 if refused.field else 409
            else:
                back = reverse("assignments:places", args=[day])
                return enter_room(request, reverse("assignments:draw", args=[day]), back=back)
    return render(request, "assignments/draws/repeat.html", {"day": work_day, "form": form}, status=status)


def _room(request: HttpRequest, work_day: WorkDay, form: WordForm, *, status: int = 200) -> HttpResponse:
    people = on_the_list(work_day)
    seed = waiting_seed(work_day)
    held = work_day.draws.order_by("attempt").last()
    present = [one for one in people if one.state in PRESENT]
    context = {
        "day": work_day,
        "form": form,
        "present": present,
        "phase": _phase(work_day, has_seed=seed is not None, has_draw=held is not None, people=len(present)),
        "attempt": seed.attempt if seed else None,
        # The commitment, never the seed: templates are given no DrawSeed.
        "commitment": seed.commitment if seed else held.commitment if held else "",
        "draw": held,
    }
    if context["phase"] == "drawn":
        context["result"] = result(held, names_by_ticket(people), shown=_shown(request))
    return render(request, "assignments/draws/room.html", context, status=status)


def _phase(day: WorkDay, *, has_seed: bool, has_draw: bool, people: int) -> str:
    """What the room is waiting for: arrivals, the word, the result; or nothing more."""
    if day.state == DayState.OPEN:
        if day.list_closed_at is None:
            return "arrivals"
        return "word" if people > day.places else "all_have_room"
    if has_seed and has_draw and day.state == DayState.DRAWN:
        return "word" if people > day.places else "all_have_room"
    return "drawn" if has_draw else "all_have_room"


def _shown(request: HttpRequest) -> int | None:
    text = request.GET.get("shown", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None


def _places(
    request: HttpRequest, work_day: WorkDay, *, problem: Refused | None = None, status: int = 200
) -> HttpResponse:
    people = on_the_list(work_day)
    by_state = {state: [one for one in people if one.state == state] for state in AttendanceState}
    reserves = sorted(by_state[AttendanceState.RESERVE], key=lambda one: one.reserve_position or 0)
    draws = list(work_day.draws.order_by("attempt"))
    seed = waiting_seed(work_day)
    free = max(0, work_day.places - len(by_state[AttendanceState.PLACE]))
    is_running = work_day.state in PLACES_GIVEN
    context = {
        "day": work_day,
        "placed": by_state[AttendanceState.PLACE],
        "reserves": reserves,
        "left": by_state[AttendanceState.LEFT],
        "arrived": by_state[AttendanceState.ARRIVED],
        "draws": draws,
        "commitment": seed.commitment if seed and work_day.state == DayState.OPEN else "",
        "free": free,
        "can_call": is_running and free > 0 and bool(reserves),
        "can_repeat": work_day.state == DayState.DRAWN and bool(draws) and not draws[-1].by_hand,
        "repeat_waits": seed is not None and bool(draws) and work_day.state == DayState.DRAWN,
        "is_open": work_day.state == DayState.OPEN,
        "is_running": is_running,
        "is_drawn": work_day.state == DayState.DRAWN,
        "has_room_screen": seed is not None or bool(draws),
        "problem": problem,
    }
    return render(request, "assignments/draws/places.html", context, status=status)
