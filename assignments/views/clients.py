"""The register of clients: the list, one client's page, a new one, a change."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.clients import add_client, change_client
from assignments.forms_registers import ClientForm
from assignments.models import Client
from assignments.registers import listed_clients, listed_jobs
from assignments.tables_planning import ClientTable, JobTable
from assignments.views.jobs import WHO_MAY_READ
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form


@for_roles(*WHO_MAY_READ)
@require_safe
def clients(request: HttpRequest) -> HttpResponse:
    """The clients."""
    table = ClientTable(listed_clients())
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return render(request, "assignments/registers/clients.html", {"table": table})


@for_roles(*WHO_MAY_READ)
@require_safe
def client(request: HttpRequest, pk: int) -> HttpResponse:
    """One client and what was done for it."""
    found = get_object_or_404(Client, pk=pk)
    table = JobTable(listed_jobs().filter(client=found), exclude=("client",), prefix="jobs-")
    RequestConfig(request, paginate={"per_page": 20}).configure(table)
    return render(request, "assignments/registers/client.html", {"client": found, "table": table})


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
        request, "assignments/registers/client_form.html", context, status=422 if form.errors else 200
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
        request, "assignments/registers/client_form.html", context, status=422 if form.errors else 200
    )
