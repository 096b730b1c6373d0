"""What work costs: a year by job, client or month; and the price of one job."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.models import Job
from assignments.quote_price import can_be_quoted, price_effect, quote_price, quote_text
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import EVERYONE, Role, for_roles, has_role
from bikuben.views.refusing import refuse_in_form
from payroll.cost_rows import rows_by_client, rows_by_job, rows_by_month, total_row
from payroll.expected_cost import expected_cost
from payroll.figures import FIRST_YEAR
from payroll.forms_cost import PriceForm
from payroll.read_costs import costs_of_year
from payroll.tables_cost import WhatItIsTable, WhoPaysTable

# Who works for whom is no figure: a reader sees the months only.
WHO_SEES_NAMES = (Role.SUPERVISOR, Role.ACCOUNTANT)
HEADINGS = {
    "job": (gettext_lazy("Oppdrag"), rows_by_job),
    "client": (gettext_lazy("Oppdragsgiver"), rows_by_client),
    "month": (gettext_lazy("Måned"), rows_by_month),
}


@for_roles(*EVERYONE)
@require_safe
def costs(request: HttpRequest) -> HttpResponse:
    """One year (`?year=2026`, default this year), `?by=` job, client or month."""
    this_year = clock.today().year
    wanted = request.GET.get("year", "")
    year = int(wanted) if re.fullmatch("20[0-9]{2}", wanted) else this_year
    offered = list(HEADINGS) if has_role(request.user, *WHO_SEES_NAMES) else ["month"]
    by = request.GET.get("by", "")
    by = by if by in offered else offered[0]
    found = costs_of_year(year)
    heading, rows_of = HEADINGS[by]
    total = total_row(found)
    rows = rows_of(found)
    who_pays = WhoPaysTable(rows, total=total, heading=heading)
    what_it_is = WhatItIsTable(list(rows), total=total, heading=heading, prefix="parts-")
    for table in (who_pays, what_it_is):
        RequestConfig(request, paginate=False).configure(table)
    context = {
        "costs": found,
        "total": total,
        "who_pays": who_pays,
        "what_it_is": what_it_is,
        "year": year,
        "by": by,
        "choices": [(key, HEADINGS[key][0]) for key in offered] if len(offered) > 1 else [],
        "earlier": year - 1 if year > FIRST_YEAR else None,
        "later": year + 1 if year < this_year else None,
    }
    return render(request, "payroll/costs/costs.html", context)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def price(request: HttpRequest, pk: int) -> HttpResponse:
    """What a price that covers it all would be for one job, and the price that its client is given."""
    job = get_object_or_404(Job.objects.select_related("client"), pk=pk)
    expected = expected_cost(job, clock.today())
    form = PriceForm(
        request.POST if request.method == "POST" else None,
        job=job,
        suggested=expected.price if expected else None,
    )
    if form.is_valid():
        try:
            quote_price(
                job,
                price=form.cleaned_data["price"],
                version=form.cleaned_data["version"] or 0,
                by=request.user,
            )
        except Refused as refused:
            if refused.field is None:
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Prisen er endret."))
            return redirect("payroll:job_price", pk=pk)
    context = {
        "job": job,
        "expected": expected,
        "grants": expected.cost.total - job.price if expected else None,
        "effect": price_effect(job),
        "form": form if can_be_quoted(job) else None,
        "text": quote_text(job) if can_be_quoted(job) else "",
    }
    return render(request, "payroll/costs/price.html", context, status=422 if form.errors else 200)
