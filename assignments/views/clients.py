"""The register of clients: the list, one client's page, a new one, a change."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.client_lists import listed_clients
from assignments.client_needs import missing_for_invoice
from assignments.clients import add_client, change_client
from assignments.filters_clients import ClientFilter
from assignments.follow_ups import steps_of
from assignments.forms_clients import ClientForm
from assignments.models import Client
from assignments.registers import listed_jobs
from assignments.tables_clients import ClientTable
from assignments.tables_planning import JobTable
from assignments.views.jobs import WHO_MAY_READ
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

THREAD = 12


@for_roles(*WHO_MAY_READ)
@require_safe
def clients(request: HttpRequest) -> HttpResponse:
    """The clients: those who still are, unless others are asked for."""
    chosen = ClientFilter(request.GET, queryset=listed_clients())
    table = ClientTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return render(request, "assignments/clients/clients.html", {"table": table, "filter": chosen})


@for_roles(*WHO_MAY_READ)
@require_safe
def client(request: HttpRequest, pk: int) -> HttpResponse:
    """One client: how to reach it, how it wants its invoices, every approach, and what was done for it."""
    found = get_object_or_404(Client.objects.prefetch_related("contacts"), pk=pk)
    table = JobTable(listed_jobs().filter(client=found), exclude=("client",), prefix="jobs-")
    RequestConfig(request, paginate={"per_page": 20}).configure(table)
    thread = list(found.approaches.all()[: THREAD + 1])
    context = {
        "client": found,
        "table": table,
        "has_jobs": bool(table.rows),
        "missing": missing_for_invoice(found) if found.is_active else [],
        "steps": [one for one in steps_of(found) if one.next_on],
        "thread": thread[:THREAD],
        "more": len(thread) > THREAD,
        "today": clock.today(),
    }
    return render(request, "assignments/clients/client.html", context)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def new_client(request: HttpRequest) -> HttpResponse:
    """A new client. The name is enough."""
    form = ClientForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = add_client(**form.details(), by=request.user)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Oppdragsgiveren er registrert."))
            return redirect("assignments:client", pk=made.pk)
    context = {"form": form, "back": reverse("assignments:clients")}
    return render(
        request, "assignments/clients/client_form.html", context, status=422 if form.errors else 200
    )


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a client, or say that it no longer is one."""
    found = get_object_or_404(Client, pk=pk)
    form = ClientForm(request.POST if request.method == "POST" else None, client=found)
    if form.is_valid():
        try:
            change_client(found, **form.details(), version=form.cleaned_data["version"] or 0, by=request.user)
        except Refused as refused:
            if refused.code == "stale":
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:client", pk=pk)
    context = {"form": form, "client": found, "back": reverse("assignments:client", args=[pk])}
    return render(
        request, "assignments/clients/client_form.html", context, status=422 if form.errors else 200
    )
