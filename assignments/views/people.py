"""The list of people, one person's page, and what is written about her."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from assignments.change_participant import change_participant
from assignments.erase_participant import why_not_erase
from assignments.filters_people import PeopleFilter
from assignments.find_by_identity import find_by_identity
from assignments.forms_people import ParticipantForm, SearchForm
from assignments.missing import missing_for
from assignments.models import Participant
from assignments.panels import panels_for
from assignments.people_list import PersonRow, found, narrowed, people_rows, standing_of
from assignments.person_days import days_of
from assignments.register_participant import register_participant
from assignments.reveal_identity_number import reveal_identity_number
from assignments.tables_people import CLASSES, DaysTable, PeopleTable
from assignments.turned_away import turned_away
from bikuben import clock
from bikuben.identity import masked, printed_identity_number
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles, has_role
from bikuben.views.refusing import refuse_in_form

WHO_MAY_SEE_PEOPLE = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*WHO_MAY_SEE_PEOPLE)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Everyone; a search is sent by POST, so that no name or number stands in an address or a log."""
    leads = has_role(request.user, Role.SUPERVISOR)
    chosen = PeopleFilter(request.GET, queryset=Participant.objects.none(), with_permits=leads)
    search = SearchForm(request.POST if request.method == "POST" else None)
    rows = people_rows(clock.today())
    words = ""
    if search.is_valid() and search.cleaned_data["q"]:
        words = search.cleaned_data["q"]
        try:
            rows = _searched(rows, words)
        except Refused as refused:
            search.add_error("q", str(refused.message))
            rows = []
    else:
        rows = narrowed(rows, **chosen.chosen())
    table = PeopleTable(rows, orderable=not words)
    RequestConfig(request, paginate={"per_page": 100}).configure(table)
    context = {"table": table, "filter": chosen, "search": search, "words": words, "count": len(rows)}
    return render(request, "assignments/people/people.html", context, status=422 if search.errors else 200)


def _searched(rows: list[PersonRow], words: str) -> list[PersonRow]:
    digits = "".join(words.split())
    if len(digits) > 5 and digits.isascii() and digits.isdecimal():
        owner = find_by_identity(digits)
        return [row for row in rows if owner is not None and row.pk == owner.pk]
    return found(rows, words)


@for_roles(*WHO_MAY_SEE_PEOPLE)
@require_safe
def participant(request: HttpRequest, pk: int) -> HttpResponse:
    """Her page: who she is, what is missing, her days and her pay. Notes and benefits have a page apart."""
    return render(request, "assignments/people/participant.html", _her_page(request, pk))


@for_roles(*WHO_MAY_SEE_PEOPLE)
@require_POST
@once
def show_number(request: HttpRequest, pk: int) -> HttpResponse:
    """Her page with the number in full, this once. Who looked, and when, is kept."""
    number = reveal_identity_number(_found(pk), by=request.user, now=clock.now())
    context = _her_page(request, pk)
    context["number"] = printed_identity_number(number)
    return render(request, "assignments/people/participant.html", context)


@for_roles(Role.SUPERVISOR)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@once
def new_participant(request: HttpRequest) -> HttpResponse:
    """A new participant. Her chosen name is enough."""
    today = clock.today()
    form = ParticipantForm(request.POST if request.method == "POST" else None, initial={"started_on": today})
    if form.is_valid():
        try:
            made = register_participant(by=request.user, now=clock.now(), today=today, **form.details())
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Hun er med."))
            return redirect("assignments:participant", pk=made.pk)
    context = {"form": form, "back": reverse("assignments:people")}
    return render(
        request, "assignments/people/participant_form.html", context, status=422 if form.is_bound else 200
    )


@for_roles(Role.SUPERVISOR)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what anyone beside the screen may see."""
    person = _found(pk)
    form = ParticipantForm(request.POST if request.method == "POST" else None, participant=person)
    if form.is_valid():
        try:
            change_participant(
                person,
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                now=clock.now(),
                today=clock.today(),
                **form.details(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:participant", pk=person.pk)
    context = {"form": form, "person": person, "back": reverse("assignments:participant", args=[pk])}
    return render(request, "assignments/people/participant_form.html", context, status=_status(form))


def _found(pk: int) -> Participant:
    return get_object_or_404(Participant, pk=pk)


def _status(form: Any) -> int:
    return 422 if form.is_bound else 200


def _her_page(request: HttpRequest, pk: int) -> dict[str, Any]:
    person, today = _found(pk), clock.today()
    leads = has_role(request.user, Role.SUPERVISOR)
    standing = standing_of(person)
    missing = missing_for([person], today).get(person.pk, [])
    if not leads:
        missing = [one for one in missing if one.code == "card"]
    context = {
        "person": person,
        "standing": standing,
        "standing_class": CLASSES[standing],
        "masked_number": masked(str(person.identity_number)),
        "missing": missing,
        "panels": panels_for(person, request.user, today),
        "leads": leads,
    }
    if leads:
        days = days_of(person)
        table = DaysTable(days, prefix="days-")
        RequestConfig(request, paginate={"per_page": 12}).configure(table)
        context |= {
            "days": table,
            "days_ever": len(days),
            "days_this_year": sum(one.day.year == today.year for one in days),
            "turned_away": turned_away(person).count(),
            "last_day": days[0].day if days else None,
            "may_erase": person.ended_on is not None
            and person.erased_at is None
            and why_not_erase(person, today=today) is None,
        }
    return context
