"""The year for the accountant: everyone's sums, and the yearly statements to hand out in January."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from assignments.models import Participant
from bikuben import clock
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from payroll.documents.statement import statements_pdf
from payroll.figures import FIRST_YEAR
from payroll.rules.book_periods import FIRST_YEAR as EARLIEST
from payroll.rules.book_periods import LAST_YEAR as LATEST
from payroll.tables_books import StatementsTable
from payroll.views.pdf import pdf_response
from payroll.yearly_statements import statements_of

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_safe
def year_page(request: HttpRequest, year: int) -> HttpResponse:
    """Who was paid what in a year, with a sheet for each and one file for all."""
    _possible(year)
    found = statements_of(year)
    table = StatementsTable(found)
    if not any(one.total.garnishment for one in found):
        table.exclude = ("garnishment",)
    RequestConfig(request, paginate=False).configure(table)
    this_year = clock.today().year
    context = {
        "year": year,
        "table": table,
        "may_print": any(not one.is_erased for one in found),
        "is_over": year < this_year,
        "earlier": year - 1 if year > FIRST_YEAR else None,
        "later": year + 1 if year < this_year else None,
    }
    return render(request, "payroll/year.html", context)


@for_roles(*PAYERS)
@require_safe
def all_statements(request: HttpRequest, year: int) -> HttpResponse:
    """Everyone's sheet of a year in one file, one person a sheet."""
    _possible(year)
    found = [one for one in statements_of(year) if not one.is_erased]
    if not found:
        raise Refused(_("Ingen har fått lønn dette året."), code="nobody_paid")
    return pdf_response(
        request, statements_pdf(found, today=clock.today()), f"aarsoppgaver-{year}.pdf", found
    )


@for_roles(*PAYERS)
@require_safe
def one_statement(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Her sheet of a year."""
    _possible(year)
    person = get_object_or_404(Participant.objects.select_related("data_key"), pk=pk, erased_at=None)
    found = statements_of(year, person)
    if not found:
        raise Refused(_("Hun har ikke fått lønn dette året."), code="not_paid_that_year")
    return pdf_response(request, statements_pdf(found, today=clock.today()), f"aarsoppgave-{year}.pdf", found)


def _possible(year: int) -> None:
    if not EARLIEST <= year <= LATEST:
        raise Http404
