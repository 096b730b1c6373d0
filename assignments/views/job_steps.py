"""A job's way on: agreed, begun, delivered, closed, lost, taken up again; days for it; its sheet."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assignments import job_stages
from assignments.days_without_job import days_without_job, give_days_a_job
from assignments.documents.job_sheet import job_sheet_of, job_sheet_pdf
from assignments.forms_jobs import DaysForm, LostForm, WriteOffForm
from assignments.models import Job
from assignments.registers import listed_jobs
from assignments.views.jobs import AHEAD, WHO_MAY_READ, show_job
from bikuben import clock
from bikuben.models import Project
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form


def _one_touch(act: Callable[..., Job], done: Promise) -> Callable[..., HttpResponse]:
    """A view for a button that asks nothing: act, say so, back to the job's page."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        act(get_object_or_404(Job, pk=pk), by=request.user)
        messages.success(request, done)
        return redirect("assignments:job", pk=pk)

    return for_roles(Role.SUPERVISOR)(require_POST(once(view)))


agree = _one_touch(job_stages.agree_job, gettext_lazy("Avtalt. Nå kan det velges for dager."))
unagree = _one_touch(job_stages.unagree_job, gettext_lazy("Det er en forespørsel igjen."))
start = _one_touch(job_stages.start_job, gettext_lazy("Oppdraget er i gang."))
put_off = _one_touch(job_stages.put_off_job, gettext_lazy("Oppdraget er avtalt, og ikke begynt."))
deliver = _one_touch(job_stages.deliver_job, gettext_lazy("Levert. Fint arbeid."))
close = _one_touch(job_stages.close_job, gettext_lazy("Oppdraget er avsluttet."))
reopen = _one_touch(job_stages.reopen_job, gettext_lazy("Oppdraget er tatt opp igjen."))


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def lose(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing came of it, and why."""
    found = get_object_or_404(Job, pk=pk)
    form = LostForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        job_stages.lose_job(found, form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("Ført. Det kan komme et annet siden."))
        return redirect("assignments:job", pk=pk)
    context = {"form": form, "job": found}
    return render(request, "assignments/registers/lose.html", context, status=422 if form.is_bound else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def write_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it without an invoice for what is left, and why."""
    found = get_object_or_404(listed_jobs(), pk=pk)
    form = WriteOffForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            job_stages.close_job(found, write_off=True, reason=form.cleaned_data["reason"], by=request.user)
        except Refused as refused:
            if refused.code == "wrong_stage":
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Oppdraget er avsluttet."))
            return redirect("assignments:job", pk=pk)
    context = {"form": form, "job": found}
    return render(
        request, "assignments/registers/write_off.html", context, status=422 if form.is_bound else 200
    )


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def give_days(request: HttpRequest, pk: int) -> HttpResponse:
    """Days to come that lack a job get this one."""
    found, today = get_object_or_404(listed_jobs(), pk=pk), clock.today()
    form = DaysForm(request.POST, days=list(days_without_job(today, AHEAD)))
    if form.is_valid():
        try:
            given = give_days_a_job(found, form.cleaned_data["days"], by=request.user, today=today)
        except Refused as refused:
            if refused.code == "job_over":
                raise
            refuse_in_form(form, refused)
        else:
            text = ngettext("%(count)d dag fikk oppdrag.", "%(count)d dager fikk oppdrag.", len(given))
            messages.success(request, text % {"count": len(given)})
            return redirect("assignments:job", pk=pk)
    return show_job(request, found, days_form=form, status=422)


@for_roles(*WHO_MAY_READ)
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet for the table."""
    found = get_object_or_404(Job.objects.select_related("client", "contact"), pk=pk)
    language = "en" if (get_language() or "").startswith("en") else "nb"
    project = Project.current()
    page = job_sheet_pdf(job_sheet_of(found, project.name if project else ""), language=language)
    response = HttpResponse(page, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="oppdragsark.pdf"'
    return response
