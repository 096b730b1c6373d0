"""The month (måneden) in three steps, and whether everything agrees."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bikuben import clock
from bikuben.roles import Role, for_roles
from payroll.figures import FIRST_YEAR
from payroll.month_page import month_page
from payroll.reconciliation import reconcile
from payroll.rules.rates import MissingRates
from payroll.tables_reconciliation import ComparedTable, TermsTable, month_rows, term_rows

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)
LAST_YEAR = 2100


@for_roles(*PAYERS)
@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """What is to be paid, delivered and paid again, with deadlines; the one obvious next step."""
    return render(request, "payroll/month/month.html", {"page": month_page(clock.today())})


@for_roles(*PAYERS)
@require_safe
def reconciliation(request: HttpRequest, year: int) -> HttpResponse:
    """Slips, cash, reports and payments of one year held against each other."""
    today = clock.today()
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    try:
        found = reconcile(year, today=today)
    except MissingRates:
        found = None
    months = [(one, ComparedTable(month_rows(one))) for one in reversed(found.months)] if found else []
    off = [pair for pair in months if pair[0].is_off]
    context = {
        "found": found,
        "off": off,
        "agreeing": [pair for pair in months if not pair[0].is_off],
        "terms": TermsTable(term_rows(found.terms)) if found else None,
        "year": year,
        "earlier": year - 1 if year > FIRST_YEAR else None,
        "later": year + 1 if year < today.year else None,
    }
    return render(request, "payroll/month/reconciliation.html", context)
