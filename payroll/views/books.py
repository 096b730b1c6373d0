"""The books for the accountant: a period's vouchers as files, and the chart of accounts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
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
from payroll.books import Books, books_of
from payroll.chart_of_accounts import change_accounts, choose_chart, current_chart
from payroll.documents.saf_t import saf_t_pieces
from payroll.documents.vouchers_csv import vouchers_csv
from payroll.forms_books import AccountsForm, BookPeriodForm
from payroll.models import ChartStandard
from payroll.rules.book_periods import NoSuchPeriod, period_of
from payroll.rules.charts import Standard
from payroll.tables_books import BalancesTable

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_safe
def books(request: HttpRequest) -> HttpResponse:
    """A period's accounts, debit and credit, and its files. Last month until another is chosen."""
    today = clock.today()
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    form = BookPeriodForm(request.GET or {"year": str(year), "part": f"{month:02d}"}, today=today)
    context = {"form": form, "year": today.year}
    if not form.is_valid():
        return render(request, "payroll/books/books.html", context, status=422)
    period = form.period()
    found = books_of(period, today=today)
    table = BalancesTable(found)
    RequestConfig(request, paginate=False).configure(table)
    project = Project.current()
    context |= {
        "books": found,
        "table": table,
        "year": period.year,
        "is_over": period.last < today,
        "lacks_phone": project is not None and not project.phone,
    }
    return render(request, "payroll/books/books.html", context)


@for_roles(*PAYERS)
@require_safe
def csv_file(request: HttpRequest, period: str) -> HttpResponseBase:
    """The vouchers of a period for a spreadsheet."""
    found = _books(period)
    response = HttpResponse(vouchers_csv(found), content_type="text/csv; charset=utf-8")
    return _as_file(response, f"bilag-{found.period.code}.csv")


@for_roles(*PAYERS)
@require_safe
def saf_t_file(request: HttpRequest, period: str) -> HttpResponseBase:
    """The books of a period as SAF-T. A period that is over gives the same file each time."""
    project = Project.current()
    if project is None:
        raise Refused(_("Fyll ut opplysningene om prosjektet først."), code="no_project")
    found = _books(period)
    created = min(found.period.last, clock.today())
    response = StreamingHttpResponse(
        saf_t_pieces(found, project, created=created), content_type="application/xml"
    )
    return _as_file(response, f"saf-t-{found.period.code}.xml")


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def accounts(request: HttpRequest) -> HttpResponse:
    """Which number and name each account has."""
    chart = current_chart()
    form = AccountsForm(request.POST if request.method == "POST" else None, chart=chart)
    if form.is_valid():
        data = form.cleaned_data
        try:
            change_accounts(
                form.accounts(),
                responsibility=data["responsibility"],
                function=data["function"],
                by=request.user,
                now=clock.now(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Kontoplanen er lagret."))
            return redirect("payroll:books")
    context = {
        "form": form,
        "standard": ChartStandard(chart.standard.value),
        "others": [one for one in ChartStandard if one.value != chart.standard.value],
    }
    return render(request, "payroll/books/accounts.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_POST
@once
def standard(request: HttpRequest) -> HttpResponse:
    """Follow another chart of accounts."""
    try:
        chosen = Standard(request.POST.get("standard", ""))
    except ValueError:
        raise Refused(_("Velg en av kontoplanene på siden."), code="unknown_standard") from None
    choose_chart(chosen, by=request.user, now=clock.now())
    messages.success(request, _("Kontoplanen er byttet."))
    return redirect("payroll:book_accounts")


def _books(code: str) -> Books:
    try:
        return books_of(period_of(code), today=clock.today())
    except NoSuchPeriod as error:
        raise Http404 from error


def _as_file(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
