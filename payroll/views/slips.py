"""Issued slips: the list, one slip, its file; taking it back, and the money with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form
from payroll.documents.pay_slip import pay_slips_pdf
from payroll.documents.slip_data import from_paper
from payroll.filters import PaySlipFilter
from payroll.forms_pay import ReverseForm
from payroll.models import PaySlip, SlipKind
from payroll.pay_out import explaining_counts, is_payable_on
from payroll.reverse_pay_slip import reverse_pay_slip, take_back_money
from payroll.slip_status import SlipStatus, status_of, with_status
from payroll.tables import PaySlipTable
from payroll.views.pdf import pdf_response

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


def _slip(pk: int) -> PaySlip:
    slips = with_status(PaySlip.objects.all()).select_related(
        "participant__data_key", "work_day", "supplements", "supplemented_by", "issued_by"
    )
    return get_object_or_404(slips.prefetch_related("lines", "garnishments"), pk=pk)


@for_roles(*PAYERS)
@require_safe
def slips(request: HttpRequest) -> HttpResponse:
    """Every slip, newest first."""
    chosen = PaySlipFilter(request.GET, queryset=with_status(PaySlip.objects.all()))
    table = PaySlipTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return render(request, "payroll/slips.html", {"table": table, "filter": chosen})


@for_roles(*PAYERS)
@require_safe
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """One slip, with the figures that were printed on it."""
    found = _slip(pk)
    status = status_of(found)
    is_valid = found.kind != SlipKind.REVERSAL and status != SlipStatus.REVERSED
    is_open = status == SlipStatus.NOT_FETCHED
    context = {
        "slip": found,
        "printed": from_paper(found, settled=status == SlipStatus.SETTLED),
        "status": status,
        "is_valid": is_valid,
        "may_be_paid": is_open and is_payable_on(found, clock.today()),
        "must_be_renewed": is_open and not is_payable_on(found, clock.today()),
        "paid_before_count": is_open and bool(explaining_counts(found)),
        "money_is_out": status == SlipStatus.MONEY_OUT,
    }
    return render(request, "payroll/slip.html", context)


@for_roles(*PAYERS)
@require_safe
def slip_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The slip as it is printed."""
    found = _slip(pk)
    printed = from_paper(found, settled=status_of(found) == SlipStatus.SETTLED)
    return pdf_response(request, pay_slips_pdf([printed]), f"lonnsslipp-{found.full_number}.pdf", [found])


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def reverse(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a slip back: why, and for a paid one where the money is."""
    found = _slip(pk)
    is_paid = getattr(found, "paid", None) is not None
    form = ReverseForm(request.POST if request.method == "POST" else None, is_paid=is_paid)
    if form.is_valid():
        try:
            done = reverse_pay_slip(
                found,
                reason=form.cleaned_data["reason"],
                money_came_back=form.money_came_back(),
                new_slip=form.new_slip(),
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            if refused.field is None:
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Slippen er tilbakeført."))
            return redirect("payroll:slip", pk=(done.new_slip or done.reversal).pk)
    context = {"form": form, "slip": found, "is_paid": is_paid, "status": status_of(found)}
    return render(request, "payroll/reverse.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_POST
@once
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The money of a reversed slip is back in the box."""
    found = _slip(pk)
    take_back_money(found, by=request.user, now=clock.now(), today=clock.today())
    messages.success(request, _("Pengene er ført tilbake i kassa."))
    return redirect("payroll:slip", pk=found.pk)
