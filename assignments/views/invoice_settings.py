"""How the project invoices, and how near the limit for VAT it is."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assignments.choose_invoicing import choose_invoicing
from assignments.forms_invoices import InvoiceSettingsForm
from assignments.models import InvoiceSettings
from assignments.vat_watch import turnover
from assignments.views.invoices import BILLERS
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import for_roles
from bikuben.views.refusing import refuse_in_form


@for_roles(*BILLERS)
@require_http_methods(["GET", "POST"])
@once
def invoice_settings(request: HttpRequest) -> HttpResponse:
    """One form; what is changed holds for invoices from now on."""
    form = InvoiceSettingsForm(
        request.POST if request.method == "POST" else None, settings=InvoiceSettings.current()
    )
    if form.is_valid():
        try:
            choose_invoicing(**form.cleaned_data, by=request.user, now=clock.now())
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:invoice_settings")
    context = {"form": form, "turnover": turnover(clock.today())}
    return render(request, "assignments/invoices/settings.html", context, status=422 if form.errors else 200)
