"""An outlet's file of sales: choose it, see what it says, book it whole or throw it away."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from assignments.documents.sales_template import sales_template_csv
from assignments.forms_sales import SalesFileForm
from assignments.import_sales import WAITS, BadFile, book_sales, discard_sales, receive_sales, waiting_sales
from assignments.models import Outlet, PieceMovement, SalesFile, WaitingSales
from assignments.sales_preview import sales_preview
from assignments.tables_sales import PreviewTable
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

SELLERS = (Role.SUPERVISOR, Role.ACCOUNTANT)
SHOWN = 5


@for_roles(*SELLERS)
@require_http_methods(["GET", "POST"])
@once
def import_sales(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the file; next comes what it says."""
    outlet = get_object_or_404(Outlet, pk=pk)
    sent = request.method == "POST"
    form = SalesFileForm(request.POST if sent else None, request.FILES if sent else None)
    bad: BadFile | None = None
    if form.is_valid():
        try:
            receive_sales(outlet, form.content(), by=request.user, now=clock.now(), today=clock.today())
        except BadFile as refused:
            bad = refused
            refuse_in_form(form, refused)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            return redirect("assignments:sales_preview", pk=outlet.pk)
    context = {
        "form": form,
        "outlet": outlet,
        "bad": bad,
        "waiting": WaitingSales.objects.filter(outlet=outlet, uploaded_at__gte=clock.now() - WAITS).exists(),
        "files": _read_before(outlet),
        "back": outlet_page(outlet),
    }
    return render(request, "assignments/sales/import.html", context, status=422 if form.is_bound else 200)


@for_roles(*SELLERS)
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What would be booked, and what the outlet would have left."""
    outlet = get_object_or_404(Outlet, pk=pk)
    waiting = waiting_sales(outlet, now=clock.now())
    found = sales_preview(waiting)
    table = PreviewTable(found.lines)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    context = {"outlet": outlet, "waiting": waiting, "preview": found, "table": table}
    return render(request, "assignments/sales/preview.html", context)


@for_roles(*SELLERS)
@require_POST
@once
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """Book what was shown, whole. Another file since then is another one."""
    outlet = get_object_or_404(Outlet, pk=pk)
    waiting = waiting_sales(outlet, now=clock.now())
    if request.POST.get("waiting") != str(waiting.pk):
        raise Refused(_("Fila er byttet ut siden du så på den. Se over den nye."), code="changed")
    movement = book_sales(waiting, by=request.user, now=clock.now(), today=clock.today())
    pieces = sum(line.quantity for line in movement.lines.all())
    text = ngettext("Ført. %(count)d stykke er solgt.", "Ført. %(count)d stykker er solgt.", pieces)
    messages.success(request, text % {"count": pieces})
    return redirect(outlet_page(outlet))


@for_roles(*SELLERS)
@require_POST
@once
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the file away; nothing is booked."""
    outlet = get_object_or_404(Outlet, pk=pk)
    discard_sales(outlet)
    messages.success(request, _("Fila er kastet. Ingenting er ført."))
    return redirect("assignments:import_sales", pk=outlet.pk)


@for_roles(*SELLERS)
@require_safe
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """An example of the file, to give to the shop."""
    outlet = get_object_or_404(Outlet, pk=pk)
    content = sales_template_csv(outlet, today=clock.today())
    headers = {"Content-Disposition": 'attachment; filename="salg.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _read_before(outlet: Outlet) -> QuerySet[SalesFile]:
    """The last files of an outlet, and whether each is `undone`."""
    undone = PieceMovement.objects.filter(reverses=OuterRef("movement"))
    files = SalesFile.objects.filter(outlet=outlet).select_related("movement")
    return files.annotate(undone=Exists(undone))[:SHOWN]


def outlet_page(outlet: Outlet) -> str:
    """Where what an outlet sold is shown."""
    return reverse("assignments:outlet", args=[outlet.pk])
