"""The year of own production: figures only, on a page and as a file."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from assignments.documents.production_chart import production_chart
from assignments.documents.production_csv import production_csv
from assignments.models import InvoiceSettings, RejectCause
from assignments.production_year import FIRST_YEAR, YearProduction, year_production
from assignments.tables_production_year import MadeTable, MoneyTable
from bikuben import clock
from bikuben.roles import EVERYONE, for_roles


@for_roles(*EVERYONE)
@require_safe
def production_year(request: HttpRequest, year: int) -> HttpResponse:
    """What was made, rejected and sold in a year, and the surplus; what others have to say of it."""
    found = _found(year)
    today = clock.today()
    made, money = MadeTable(found), MoneyTable(found, prefix="money-")
    for table in (made, money):
        RequestConfig(request, paginate=False).configure(table)
    panels = (
        import_string(path)(year, found.jobs, request.user, today) for path in settings.PRODUCTION_YEAR_PANELS
    )
    context = {
        "year": year,
        "found": found,
        "made": made,
        "money": money,
        "chart": _chart(found),
        "with_vat": InvoiceSettings.current().charges_vat,
        "causes": [(RejectCause(cause).label, count) for cause, count in found.total.rejected],
        "panels": [panel for panel in panels if panel is not None],
        "earlier": year - 1 if year > FIRST_YEAR else None,
        "later": year + 1 if year < today.year else None,
    }
    return render(request, "assignments/production/year.html", context)


@for_roles(*EVERYONE)
@require_safe
def production_year_csv(request: HttpRequest, year: int) -> HttpResponse:
    """The same as a file for a spreadsheet."""
    response = HttpResponse(production_csv(_found(year)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="egen-produksjon-{year}.csv"'
    return response


def _found(year: int) -> YearProduction:
    if not FIRST_YEAR <= year <= clock.today().year:
        raise Http404
    return year_production(year)


def _chart(found: YearProduction) -> str:
    if not any(made > 0 or sold > 0 for made, sold in found.months):
        return ""
    drawn = production_chart(
        found.months,
        made=pgettext("parti", "laget"),
        sold=_("solgt"),
        title=_("Stykker laget og solgt, måned for måned"),
    )
    return mark_safe(drawn)  # made by us of numbers and our own words, which lxml has escaped
