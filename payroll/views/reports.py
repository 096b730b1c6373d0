"""The monthly reports: the year's months, one month in words and figures, its delivery and its files."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_tables2 import RequestConfig

from bikuben import clock
from bikuben.once import once
from bikuben.roles import Role, for_roles
from payroll.deliver_report import deliver_report
from payroll.documents.a_melding import CONTENT_TYPE
from payroll.documents.payroll_office import CONTENT_TYPES
from payroll.figures import FIRST_YEAR
from payroll.report_files import (
    ReportSource,
    csv_bytes,
    delivered_source,
    draft_source,
    xlsx_bytes,
    xml_bytes,
)
from payroll.report_page import change_rows, payout_rows, person_rows, slips_url
from payroll.report_state import MonthState, ReportState, month_state, year_states
from payroll.tables_reports import MonthTable, PayoutTable, ReportTable
from payroll.views.pdf import log_numbers_shown

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The months of a year (`?year=2026`, default this year) with state and deadline, newest first."""
    today = clock.today()
    wanted = request.GET.get("year", "")
    year = int(wanted) if re.fullmatch("20[0-9]{2}", wanted) else today.year
    states = [one for one in year_states(year, today=today) if one.state != ReportState.TO_COME]
    table = MonthTable(list(reversed(states)))
    RequestConfig(request, paginate=False).configure(table)
    context = {
        "table": table,
        "year": year,
        "next": next((one for one in states if one.is_waiting), None),
        "is_unit": any(not one.is_to_skatteetaten for one in states),
        "earlier": year - 1 if year > FIRST_YEAR else None,
        "later": year + 1 if year < today.year else None,
    }
    return render(request, "payroll/reports/reports.html", context)


@for_roles(*PAYERS)
@require_safe
def report(request: HttpRequest, month: date) -> HttpResponse:
    """One month: in words, person by person, what is missing, and what has changed since it was delivered."""
    state = month_state(month, today=clock.today())
    rows = person_rows(state)
    slips = slips_url(month)
    people = ReportTable(rows, slips=slips, prefix="p-")
    payouts = PayoutTable(payout_rows(state.report), slips=slips, prefix="d-")
    for table in (people, payouts):
        RequestConfig(request, paginate=False).configure(table)
    context = {
        "state": state,
        "report": state.report,
        "people": people,
        "payouts": payouts,
        "slips": slips,
        "told": sum(row.is_told for row in rows),
        "changes": change_rows(state),
    }
    return render(request, "payroll/reports/report.html", context)


@for_roles(*PAYERS)
@require_POST
@once
def deliver(request: HttpRequest, month: date) -> HttpResponse:
    """Deliver the month, or what corrects it."""
    paper = deliver_report(
        month, message_id=str(uuid4()), by=request.user, now=clock.now(), today=clock.today()
    )
    is_first = paper.replaces is None
    messages.success(request, _("Måneden er låst.") if is_first else _("Rettingen er låst."))
    return redirect("payroll:report", month=month)


@for_roles(*PAYERS)
@require_safe
def xml(request: HttpRequest, month: date) -> HttpResponse:
    """The a-melding: as delivered (`?edition=1` an earlier one), or with `?draft=1` of what is told now."""
    return _file(request, month, "a-melding", "xml", CONTENT_TYPE, xml_bytes)


@for_roles(*PAYERS)
@require_safe
def office_csv(request: HttpRequest, month: date) -> HttpResponse:
    """The payroll office's file as text, by the same rules."""
    return _file(request, month, "lonnskontoret", "csv", CONTENT_TYPES["csv"], csv_bytes)


@for_roles(*PAYERS)
@require_safe
def office_xlsx(request: HttpRequest, month: date) -> HttpResponse:
    """The payroll office's file as a workbook, by the same rules."""
    return _file(request, month, "lonnskontoret", "xlsx", CONTENT_TYPES["xlsx"], xlsx_bytes)


def _file(
    request: HttpRequest,
    month: date,
    name: str,
    ending: str,
    content_type: str,
    make: Callable[[ReportSource], bytes],
) -> HttpResponse:
    """To be saved, under a name that names nobody; each look at the numbers in it is kept."""
    source = _source(request, month_state(month, today=clock.today()))
    response = HttpResponse(make(source), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{source.name}.{ending}"'
    log_numbers_shown(request, source.people)
    return response


def _source(request: HttpRequest, state: MonthState) -> ReportSource:
    edition = request.GET.get("edition", "")
    if edition:
        found = next((one for one in state.editions if str(one.edition) == edition), None)
        if found is None:
            raise Http404
        return delivered_source(found)
    if state.delivered is not None and request.GET.get("draft") != "1":
        return delivered_source(state.delivered)
    if state.report is None:
        raise Http404
    return draft_source(state, message_id=str(uuid4()), now=clock.now())
