"""Which of the day's jobs her participant-day counts on."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assignments.billed_job import bill_as_usual, choose_billed_job
from assignments.forms_work import CountsOnForm
from assignments.views.work import shift_of
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def choose(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """Her day counts on the job that was touched."""
    found = shift_of(day, pk)
    form = CountsOnForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Velg et av oppdragene hun var på."), code="no_job", field="job")
    choose_billed_job(
        found.participant, found.work_day, form.cleaned_data["job"], by=request.user, now=clock.now()
    )
    return redirect("assignments:shift", day, pk)


@require_POST
@for_roles(Role.SUPERVISOR)
@once
def as_usual(request: HttpRequest, day: date, pk: int) -> HttpResponse:
    """Her day counts on the job of her first shift again."""
    found = shift_of(day, pk)
    bill_as_usual(found.participant, found.work_day, by=request.user, now=clock.now())
    return redirect("assignments:shift", day, pk)
