"""The jobs: the board with the list under it, one job's page, a new one, a change."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.days_without_job import days_without_job
from assignments.filters_planning import JobFilter
from assignments.forms_clients import warned
from assignments.forms_jobs import AskedForm, DaysForm, JobForm
from assignments.job_board import job_board, to_answer, to_invoice, way_of
from assignments.job_calendar import WEEKS_AHEAD
from assignments.job_forecast import FINISHED, Outlook, learnt_from, outlook_for, outlook_of
from assignments.jobs import add_job, change_job
from assignments.models import WORKABLE, Client, Job
from assignments.panels import job_panels_for
from assignments.registers import days_of_job, listed_jobs
from assignments.tables_planning import JobDaysTable, JobTable
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

WHO_MAY_READ = (Role.SUPERVISOR, Role.ACCOUNTANT)
AHEAD = timedelta(weeks=WEEKS_AHEAD)


@for_roles(*WHO_MAY_READ)
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """The board of what isn't over, and the list of all; whoever searches sees the list alone."""
    chosen = JobFilter(request.GET, queryset=listed_jobs())
    table = JobTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    context = {"table": table, "filter": chosen}
    if not any(request.GET.get(name) for name in chosen.filters):
        board = job_board()
        context |= {"board": board, "to_answer": to_answer(board), "to_invoice": to_invoice(board)}
    return render(request, "assignments/registers/jobs.html", context)


@for_roles(*WHO_MAY_READ)
@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """One job: how far it has come, what was agreed, what is done, and on which dates."""
    found = get_object_or_404(listed_jobs(), pk=pk)
    return show_job(request, found)


def show_job(
    request: HttpRequest, found: Job, *, days_form: DaysForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of a job from `listed_jobs`."""
    today = clock.today()
    table = JobDaysTable(days_of_job(found), prefix="days-")
    RequestConfig(request, paginate={"per_page": 20}).configure(table)
    if days_form is None and found.stage in WORKABLE:
        days_form = DaysForm(days=list(days_without_job(today, AHEAD)))
    context = {
        "job": found,
        "table": table,
        "share": min(100, 100 * found.done // found.estimate) if found.estimate else None,
        "outlook": outlook_of(found, today=today),
        "is_done": found.stage in FINISHED,
        "learnt": learnt_from(found) if found.stage in FINISHED else None,
        "days_form": days_form if days_form and days_form.fields["days"].choices else None,
        "way": way_of(found),
        "panels": job_panels_for(found, request.user, today),
    }
    return render(request, "assignments/registers/job.html", context, status=status)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def new_job(request: HttpRequest) -> HttpResponse:
    """A new job; `?client=` is whom it is for."""
    client = request.GET.get("client", "")
    form = JobForm(
        request.POST if request.method == "POST" else None,
        initial={"client": int(client)}
        if client.isascii() and client.isdecimal() and len(client) < 19
        else None,
    )
    if form.is_valid():
        try:
            made = add_job(**form.details(), by=request.user)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Oppdraget er registrert."))
            return redirect("assignments:job", pk=made.pk)
    context = {
        "form": form,
        "back": reverse("assignments:jobs"),
        "no_clients": not Client.objects.exists(),
        "warned": warned(form),
        "outlook": _asked(request.POST),
    }
    return render(request, "assignments/registers/job_form.html", context, status=422 if form.errors else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of a job."""
    found = get_object_or_404(listed_jobs(), pk=pk)
    form = JobForm(request.POST if request.method == "POST" else None, job=found)
    if form.is_valid():
        try:
            change_job(found, **form.details(), version=form.cleaned_data["version"] or 0, by=request.user)
        except Refused as refused:
            if refused.code == "stale":
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:job", pk=pk)
    typed = {**request.POST.dict(), "job": pk}
    context = {
        "form": form,
        "job": found,
        "back": reverse("assignments:job", args=[pk]),
        "outlook": _asked(typed) if form.is_bound else outlook_of(found, today=clock.today()),
    }
    return render(request, "assignments/registers/job_form.html", context, status=422 if form.errors else 200)


@for_roles(Role.SUPERVISOR)
@require_safe
def likely(request: HttpRequest) -> HttpResponse:
    """How many days an estimate would likely take, as a piece of the form; `?job=` has begun already."""
    return render(request, "assignments/registers/_outlook.html", {"outlook": _asked(request.GET)})


def _asked(data: object) -> Outlook | None:
    form = AskedForm(data)
    form.full_clean()
    estimate = form.cleaned_data.get("estimate")
    if not estimate:
        return None
    wanted_by, begun = form.cleaned_data.get("wanted_by"), form.cleaned_data.get("job")
    if begun is None:
        return outlook_for(estimate, wanted_by=wanted_by, today=clock.today())
    begun.estimate, begun.wanted_by = estimate, wanted_by
    return outlook_of(begun, today=clock.today())
