"""Pausing, ending, coming back, erasing; what is private; and the hours of a fortnight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assignments.attendance_notices import notices_for
from assignments.benefits import benefit_words
from assignments.change_participant import change_participant
from assignments.documents.person_sheet import PersonDay, PersonSheet, person_sheet_pdf
from assignments.end_participant import end_participant, reopen_participant
from assignments.erase_participant import erase_participant, why_not_erase
from assignments.forms_people import EndForm, PrivateForm
from assignments.models import Participant, WorkDay
from assignments.pause_participant import pause_participant, resume_participant
from assignments.person_days import FORTNIGHT, fortnight_of, hours_in
from assignments.reveal_identity_number import log_private_view
from bikuben import clock
from bikuben.models import Project
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form


@for_roles(Role.SUPERVISOR)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@once
def private(request: HttpRequest, pk: int) -> HttpResponse:
    """Permit, benefits and note. Each look is on record."""
    person, today = _found(pk), clock.today()
    form = PrivateForm(request.POST if request.method == "POST" else None, participant=person)
    if form.is_valid():
        try:
            change_participant(
                person,
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                now=clock.now(),
                today=today,
                **form.details(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:participant", pk=person.pk)
    if request.method == "GET":
        log_private_view(person, by=request.user, now=clock.now())
    words = benefit_words(person)
    said = {one.code for one in words}
    warnings = notices_for([person], WorkDay(date=today)).get(person.pk, [])
    context = {
        "person": person,
        "form": form,
        "words": words,
        "warnings": [one for one in warnings if one.code not in said],
    }
    return render(request, "assignments/people/private.html", context, status=422 if form.is_bound else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """She ends, with a reason for the yearly report."""
    person, today = _found(pk), clock.today()
    form = EndForm(
        request.POST if request.method == "POST" else None,
        initial={"ended_on": today, "version": person.version},
    )
    if form.is_valid():
        try:
            end_participant(
                person,
                reason=form.cleaned_data["reason"],
                ended_on=form.cleaned_data["ended_on"],
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Hun har sluttet. Siden hennes ligger fortsatt her."))
            return redirect("assignments:participant", pk=person.pk)
    context = {"person": person, "form": form}
    return render(request, "assignments/people/end.html", context, status=422 if form.is_bound else 200)


def _one_touch(
    act: Callable[..., Participant], done: str | Promise, *choices: str
) -> Callable[..., HttpResponse]:
    """A view for a button that asks nothing: act, say so, back to her page. `choices` are a button's own."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        person = _found(pk)
        version = request.POST.get("version", "")
        act(
            person,
            version=int(version[:9]) if version.isascii() and version.isdecimal() else None,
            by=request.user,
            now=clock.now(),
            today=clock.today(),
            **{name: request.POST.get(name) == "1" for name in choices},
        )
        messages.success(request, done)
        return redirect("assignments:participant", pk=pk)

    return for_roles(Role.SUPERVISOR)(require_POST(once(view)))


pause = _one_touch(pause_participant, gettext_lazy("Hun har pause."))
resume = _one_touch(resume_participant, gettext_lazy("Pausen er over."))
reopen = _one_touch(reopen_participant, gettext_lazy("Hun er med igjen."), "was_mistake")


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then erase for good."""
    person, today = _found(pk), clock.today()
    if request.method == "POST":
        erase_participant(person, by=request.user, now=clock.now(), today=today)
        messages.success(request, _("Alt om henne er slettet."))
        return redirect("assignments:people")
    context = {"person": person, "why_not": why_not_erase(person, today=today)}
    return render(request, "assignments/people/erase.html", context)


@for_roles(Role.SUPERVISOR)
@require_safe
def hours(request: HttpRequest, pk: int, first: date | None = None) -> HttpResponse:
    """Her hours in a fortnight, for the card she sends to NAV (meldekort)."""
    person = _found(pk)
    # In its first week a fortnight has little to tell, and the card of the one before is being sent.
    first = first or fortnight_of(clock.today() - timedelta(days=7))
    days = hours_in(person, first, _last(first))
    context = {
        "person": person,
        "first": first,
        "last": _last(first),
        "days": days,
        "total": sum((one.hours for one in days), Decimal(0)),
        "before": first - FORTNIGHT if first.year > 2000 else None,
        "after": first + FORTNIGHT if first.year < 2100 else None,
    }
    return render(request, "assignments/people/hours.html", context)


@for_roles(Role.SUPERVISOR)
@require_safe
def hours_pdf(request: HttpRequest, pk: int, first: date) -> HttpResponse:
    """The same hours on a sheet for her."""
    person, project = _found(pk), Project.current()
    rows = tuple(PersonDay(day=one.day, hours=one.hours) for one in hours_in(person, first, _last(first)))
    sheet = PersonSheet(
        name=str(person.legal_name or person.chosen_name),
        employer=project.legal_name if project else "",
        first=first,
        last=_last(first),
        days=rows,
        total=PersonDay(day=_last(first), hours=sum((one.hours for one in rows), Decimal(0))),
        with_pay=False,
    )
    response = HttpResponse(person_sheet_pdf(sheet, language=person.language), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="timer-{first.isoformat()}.pdf"'
    return response


def _last(first: date) -> date:
    try:
        return first + FORTNIGHT - timedelta(days=1)
    except OverflowError:
        raise Refused(_("Det årstallet kan ikke stemme."), code="impossible_day") from None


def _found(pk: int) -> Participant:
    return get_object_or_404(Participant, pk=pk)
