"""Whom the project talks to at a client: a new one, a change, no longer there."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assignments.contacts import add_contact, change_contact
from assignments.forms_clients import ContactForm
from assignments.models import Client, ContactPerson
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def new_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Someone new to talk to."""
    client = get_object_or_404(Client, pk=pk)
    form = ContactForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            add_contact(client, **form.details(), by=request.user)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Kontaktpersonen er registrert."))
            return redirect("assignments:client", pk=pk)
    context = {"form": form, "client": client}
    return render(
        request, "assignments/clients/contact_form.html", context, status=422 if form.errors else 200
    )


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a contact, or say that she is no longer there."""
    contact = get_object_or_404(ContactPerson.objects.select_related("client"), pk=pk)
    form = ContactForm(request.POST if request.method == "POST" else None, contact=contact)
    if form.is_valid():
        try:
            change_contact(
                contact, **form.details(), version=form.cleaned_data["version"] or 0, by=request.user
            )
        except Refused as refused:
            if refused.code == "stale":
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:client", pk=contact.client_id)
    context = {"form": form, "client": contact.client, "contact": contact}
    return render(
        request, "assignments/clients/contact_form.html", context, status=422 if form.errors else 200
    )
