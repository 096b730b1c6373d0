"""The day on paper: sheets to print before the power fails, and the list typed in afterwards."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assignments.documents.emergency_sheet import EmergencySheet, emergency_sheet_pdf
from assignments.enter_past_day import PaperDraw, enter_past_day
from assignments.forms_paper import EmergencyForm, PastDayForm
from assignments.models import DayState, Participant, WorkDay
from assignments.register_participant import register_participant
from bikuben import clock
from bikuben.models import Project
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

# The form's day is typed in after the page is shown: who has ended since then may have been there.
LATELY = timedelta(days=60)


@for_roles(Role.SUPERVISOR)
@require_safe
def emergency(request: HttpRequest) -> HttpResponse:
    """How much to print."""
    return render(request, "assignments/paper/emergency.html", {"form": EmergencyForm()})


@for_roles(Role.SUPERVISOR)
@require_safe
def emergency_pdf(request: HttpRequest) -> HttpResponse:
    """The empty list with its instructions, and a receipt a sheet."""
    form = EmergencyForm(request.GET or {"rows": 16, "receipts": 10})
    if not form.is_valid():
        return render(request, "assignments/paper/emergency.html", {"form": form}, status=422)
    project = Project.current()
    sheet = EmergencySheet(
        employer=project.legal_name if project else "",
        organisation_number=project.organisation_number if project else "",
        **form.cleaned_data,
    )
    language = "en" if (get_language() or "").startswith("en") else "nb"
    response = HttpResponse(emergency_sheet_pdf(sheet, language=language), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="papir.pdf"'
    return response


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def past_day(request: HttpRequest) -> HttpResponse:
    """Type in the list of a day that was run on paper."""
    asked_for = _asked_for(request.GET.get("date", ""))
    since = (asked_for.date if asked_for else clock.today()) - LATELY
    people = sorted(Participant.objects.active_since(since), key=lambda one: str(one.chosen_name).casefold())
    form = PastDayForm(request.POST if request.method == "POST" else None, participants=people, day=asked_for)
    if form.is_valid():
        try:
            day = _enter(request, form)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Dagen er ført inn. Nå er det lønna for den dagen."))
            return redirect("payroll:pay", day.date)
    context = {"form": form, "rows": form.rows(), "new_rows": form.new_rows()}
    return render(request, "assignments/paper/past_day.html", context, status=422 if form.errors else 200)


def _asked_for(text: str) -> WorkDay | None:
    """The planned or opened day that the page was opened for, if any."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return WorkDay.objects.filter(date=day, state__in=(DayState.PLANNED, DayState.OPEN)).first()


def _enter(request: HttpRequest, form: PastDayForm) -> WorkDay:
    """The paper's columns as the action takes them: who had a place follows from the order drawn."""
    data, now, today = form.cleaned_data, clock.now(), clock.today()
    order, worked = form.order(), form.worked()
    with_place = order[: data["places"]] if order else form.tickets()

    def register(name: str) -> Participant:
        started = min(data["date"], today)
        return register_participant(
            chosen_name=name, started_on=started, by=request.user, now=now, today=today
        )

    with transaction.atomic():
        return enter_past_day(
            date=data["date"],
            people=form.people(register),
            places=data["places"],
            main_job=data["main_job"],
            starts_at=data["starts_at"],
            ends_at=data["ends_at"],
            draw=PaperDraw(order, data["witness"]) if order else None,
            called_reserves=[one for one in order if one in worked and one not in with_place],
            did_not_work=[one for one in with_place if one not in worked],
            by=request.user,
            now=now,
            today=today,
        )
