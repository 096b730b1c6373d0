"""Rates of the years (satser): what is known, the import of tables, what they differ by, and the rest."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from bikuben import clock
from bikuben.models import Project
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form
from payroll.compare_tables import compare_tables
from payroll.doubtful_tables import DOUBTS
from payroll.enter_other_rates import data_from, data_of, enter_other_rates
from payroll.forms_rates import OtherRatesForm, TablesForm
from payroll.import_tables import FIRST_YEAR, import_tables, read_upload
from payroll.models import OtherRates, YearRates
from payroll.rates_of_year import is_carried, latest_known, unknown_tables
from payroll.rates_page import first_lacking, state_of, year_states
from payroll.remove_tables import is_needed, remove_tables
from payroll.tables_rates import DifferenceData, DifferenceTable
from payroll.views.long_work import told_as_it_goes

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_safe
def rates(request: HttpRequest) -> HttpResponse:
    """Every year: what the program has, what was imported, what is lacking."""
    today = clock.today()
    years = year_states(today)
    context = {"years": years, "first_lacking": first_lacking(years, today)}
    return render(request, "payroll/rates/rates.html", context)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def import_year(request: HttpRequest, year: int) -> HttpResponseBase:
    """Import a year's tables. A bad file is refused at once; then each table is told of as it is done."""
    _refuse_other_years(year)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TablesForm(*sent, year=year)
    if form.is_valid():
        confirmed = form.cleaned_data["is_confirmed"]
        try:
            file = read_upload(form.cleaned_data["file"].read(), year=year, today_year=clock.today().year)
            work = import_tables(file, year, by=request.user, now=clock.now(), is_confirmed=confirmed)
        except Refused as refused:
            refuse_in_form(form, refused)
            if refused.code in DOUBTS:
                form.ask()
        else:
            return told_as_it_goes(
                request,
                work,
                template="payroll/rates/importing.html",
                done="payroll/rates/_imported.html",
                context=lambda: {"year": year, "state": state_of(year, clock.today())},
            )
    state = state_of(year, clock.today())
    row = state.row if state.is_imported else None
    may_remove = row is not None and not is_needed(row)
    context = {"form": form, "year": year, "state": state, "may_remove": may_remove}
    return render(request, "payroll/rates/import.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_POST
@once
def remove(request: HttpRequest, year: int) -> HttpResponse:
    """Take an import away."""
    _refuse_other_years(year)
    remove_tables(year, by=request.user, now=clock.now())
    messages.success(request, _("Tabellene er fjernet."))
    return redirect("payroll:rates")


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def compare(request: HttpRequest, year: int) -> HttpResponseBase:
    """Every row that the program calculates otherwise than it was published; POST compares anew."""
    _refuse_other_years(year)
    state = state_of(year, clock.today())
    if request.method == "POST":
        if not (state.is_imported and state.is_carried):
            raise Refused(
                _("Det er ingenting å sammenligne for %(year)d.") % {"year": year}, code="no_compare"
            )
        return told_as_it_goes(
            request,
            compare_tables(year),
            template="payroll/rates/importing.html",
            done="payroll/rates/_compared.html",
            context=lambda: {"year": year, "state": state_of(year, clock.today()), "is_comparing": True},
        )
    table = None
    if state.differing:
        table = DifferenceTable(DifferenceData(state.row))
        RequestConfig(request, paginate={"per_page": 50}).configure(table)
    context = {"year": year, "state": state, "table": table}
    return render(request, "payroll/rates/compare.html", context)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def other(request: HttpRequest, year: int) -> HttpResponse:
    """What a year needs beside its tables, filled in as the year before had it, for a person to confirm."""
    _refuse_other_years(year)
    if is_carried(year):
        messages.info(request, _("Programmet har satsene for %(year)d selv.") % {"year": year})
        return redirect("payroll:rates")
    form = OtherRatesForm(request.POST if request.method == "POST" else None, **_begin(year))
    if form.is_valid():
        try:
            enter_other_rates(year, form.other_rates(), by=request.user, now=clock.now())
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Satsene for %(year)d er lagret.") % {"year": year})
            return redirect("payroll:rates")
    context = {"form": form, "year": year}
    return render(request, "payroll/rates/other.html", context, status=422 if form.is_bound else 200)


def _begin(year: int) -> dict[str, Any]:
    row = YearRates.objects.filter(year=year).first()
    entered = OtherRates.objects.filter(of_year=row).prefetch_related("zones").first() if row else None
    project = Project.current()
    return {
        "begin": data_of(entered) if entered else data_from(latest_known(year), year),
        "own_zone": project.zone if project else None,
        "new_tables": unknown_tables(row) if row else [],
    }


def _refuse_other_years(year: int) -> None:
    if not FIRST_YEAR <= year <= clock.today().year + 1:
        raise Http404
