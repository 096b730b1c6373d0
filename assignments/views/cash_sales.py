"""Our own sales: the till, a new sale, its receipt, and a purchase taken back."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from assignments.cash_sales import Offered, places, refuse_taken_back, sell, take_back_sale
from assignments.count_sales import uncounted, year_of_sales
from assignments.documents.cash_receipt import receipt_lines, receipt_pdf
from assignments.forms_sales import CashSaleForm
from assignments.models import CashSale, Outlet, PaidBy
from assignments.stock_ledger import piece_ledger
from assignments.tables_sales import ReceiptTable
from bikuben import clock
from bikuben.money import kroner
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

READERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*READERS)
@require_safe
def cash_sales(request: HttpRequest) -> HttpResponse:
    """The till: what can be sold, what is sold and not counted, and the receipts."""
    today = clock.today()
    table = ReceiptTable(receipts())
    RequestConfig(request, paginate={"per_page": 15}).configure(table)
    found = uncounted()
    context = {
        "table": table,
        "uncounted": found,
        "sold_today": CashSale.objects.filter(date=today).aggregate(sum=Sum("total"))["sum"] or 0,
        "is_late": found.first_cash is not None and found.first_cash < today,
        "year": year_of_sales(today),
        "places": places(piece_ledger()),
    }
    return render(request, "assignments/sales/till.html", context)


def receipts() -> QuerySet[CashSale]:
    """All receipts with where they were sold."""
    return CashSale.objects.select_related("movement__outlet").order_by("-year", "-number")


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def new_cash_sale(request: HttpRequest) -> HttpResponse:
    """Sell. ?place= is a stall of ours, ?product= what is bought one of."""
    found = places(piece_ledger())
    outlet, offered = _place(found, request.GET.get("place", ""))
    form = CashSaleForm(
        request.POST if request.method == "POST" else None,
        offered=offered,
        chosen=_number(request.GET.get("product", "")),
    )
    if form.is_valid():
        try:
            sale = sell(
                form.wanted(),
                outlet=outlet,
                paid_by=request.POST.get("paid_by", ""),
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            if refused.mend:
                raise
            refuse_in_form(form, refused)
        else:
            text = _("Solgt for %(amount)s kr, kvittering %(number)s.")
            messages.success(request, text % {"amount": kroner(sale.total), "number": sale.full_number})
            return redirect("assignments:cash_sale", pk=sale.pk)
    context = {
        "form": form,
        "outlet": outlet,
        "ways": PaidBy.choices,
        "others": [one for one, _offered in found if one != outlet],
    }
    return render(request, "assignments/sales/new.html", context, status=422 if form.is_bound else 200)


@for_roles(*READERS)
@require_safe
def cash_sale(request: HttpRequest, pk: int) -> HttpResponse:
    """One receipt."""
    sale = get_object_or_404(receipts().select_related("reverses"), pk=pk)
    context = {
        "sale": sale,
        "lines": receipt_lines(sale),
        "taken_back": CashSale.objects.filter(reverses=sale).first(),
    }
    return render(request, "assignments/sales/receipt.html", context)


@for_roles(*READERS)
@require_safe
def cash_sale_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt to print."""
    sale = get_object_or_404(CashSale.objects.select_related("movement", "reverses"), pk=pk)
    headers = {"Content-Disposition": f'inline; filename="kvittering-{sale.full_number}.pdf"'}
    return HttpResponse(receipt_pdf(sale), content_type="application/pdf", headers=headers)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then write the opposite receipt."""
    sale = get_object_or_404(receipts(), pk=pk)
    if request.method == "POST":
        new = take_back_sale(sale, by=request.user, now=clock.now(), today=clock.today())
        messages.success(request, _("Kjøpet er tatt tilbake. Gi kunden pengene og den nye kvitteringen."))
        return redirect("assignments:cash_sale", pk=new.pk)
    refuse_taken_back(sale)
    return render(request, "assignments/sales/take_back.html", {"sale": sale, "lines": receipt_lines(sale)})


def _place(
    found: list[tuple[Outlet | None, list[Offered]]], wanted: str
) -> tuple[Outlet | None, list[Offered]]:
    """Here, or the stall that was asked for; the first with anything to sell where none was."""
    if not wanted:
        return next((one for one in found if one[1]), found[0])
    number = _number(wanted)
    for outlet, offered in found:
        if (outlet.pk if outlet else 0) == number:
            return outlet, offered
    raise Http404


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
