"""The daily count of the sales cash, and the counts there have been."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.count_sales import count_sales, uncounted
from assignments.forms_sales import SaleCountForm
from assignments.models import SaleCount
from assignments.tables_sales import SaleCountTable
from bikuben import clock
from bikuben.money import kroner
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

COUNTERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*COUNTERS)
@require_http_methods(["GET", "POST"])
@once
def count(request: HttpRequest) -> HttpResponse:
    """Count what lies there."""
    found = uncounted()
    initial = {"change": found.change, "counted_by": request.user.get_full_name()}
    form = SaleCountForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            made = count_sales(**form.cleaned_data, by=request.user, now=clock.now(), today=clock.today())
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            _tell(request, made)
            return redirect("assignments:sale_counts")
    context = {"form": form, "uncounted": found}
    return render(request, "assignments/sales/count.html", context, status=422 if form.is_bound else 200)


@for_roles(*COUNTERS)
@require_safe
def sale_counts(request: HttpRequest) -> HttpResponse:
    """The counts, newest first."""
    table = SaleCountTable(SaleCount.objects.order_by("-year", "-number"))
    RequestConfig(request, paginate={"per_page": 30}).configure(table)
    return render(request, "assignments/sales/counts.html", {"table": table, "uncounted": uncounted()})


def _tell(request: HttpRequest, made: SaleCount) -> None:
    if made.difference:
        text = _("Pengene er talt. Differansen er %(amount)s kr.") % {"amount": kroner(made.difference)}
        messages.warning(request, text)
    else:
        messages.success(request, _("Pengene er talt, og de stemmer."))
    if made.handed_to == "box" and made.counted:
        text = _("Legg %(amount)s kr i lønnskassa, og før dem inn der som hentet i banken.")
        messages.info(request, text % {"amount": kroner(made.counted)})
