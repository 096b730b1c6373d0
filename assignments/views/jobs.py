"""The register of jobs: the list, one job's page, a new one, a change."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.filters_planning import JobFilter
from assignments.forms_clients import warned
from assignments.forms_registers import JobForm
from assignments.jobs import add_job, change_job
from assignments.models import Client, Job
from assignments.panels import job_panels_for
from assignments.registers import days_of_job, listed_jobs
from assignments.tables_planning import JobDaysTable, JobTable
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

WHO_MAY_READ = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*WHO_MAY_READ)
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """The jobs, those that go on first."""
    chosen = JobFilter(request.GET, queryset=listed_jobs())
    table = JobTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return render(request, "assignments/registers/jobs.html", {"table": table, "filter": chosen})


@for_roles(*WHO_MAY_READ)
@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """One job: what was agreed, what is done, and on which dates."""
    found = get_object_or_404(listed_jobs(), pk=pk)
    table = JobDaysTable(days_of_job(found), prefix="days-")
    RequestConfig(request, paginate={"per_page": 20}).configure(table)
    share = min(100, 100 * found.done // found.estimate) if found.estimate else None
    panels = job_panels_for(found, request.user, clock.today())
    context = {"job": found, "table": table, "share": share, "panels": panels}
    return render(request, "assignments/registers/job.html", context)


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
    }
    return render(request, "assignments/registers/job_form.html", context, status=422 if form.errors else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a job, or say that it is over."""
    found = get_object_or_404(Job, pk=pk)
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
    context = {"form": form, "job": found, "back": reverse("assignments:job", args=[pk])}
    return render(request, "assignments/registers/job_form.html", context, status=422 if form.errors else 200)
