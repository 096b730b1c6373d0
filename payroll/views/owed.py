"""What is owed to the state (å betale): open amounts, one touch to mark them paid, a file for the bank."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from payroll.bank_file import bank_file, new_message_id
from payroll.limits import limit_groups, limits_near
from payroll.mark_paid import mark_all_paid, take_back_payment
from payroll.models import GarnishmentOrder, OfficialPayment
from payroll.owed import open_amounts
from payroll.owed_page import owed_page
from payroll.paid_too_much import credit_came_back, use_credit
from payroll.payment_key import PaymentKey, read_keys
from payroll.payment_ready import ready_payments
from payroll.tables_owed import OfficialPaymentTable

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_safe
def owed(request: HttpRequest) -> HttpResponse:
    """Everything open, overdue first."""
    return _show(request)


@for_roles(*PAYERS)
@require_POST
@once
def paid(request: HttpRequest) -> HttpResponse:
    """One payment is made."""
    return _act(
        request,
        lambda: mark_all_paid(_picked(request), by=request.user, now=clock.now(), today=clock.today()),
    )


@for_roles(*PAYERS)
@require_POST
@once
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """It wasn't paid after all."""
    payment = get_object_or_404(OfficialPayment, pk=pk)
    return _act(
        request,
        lambda: take_back_payment(payment, by=request.user, now=clock.now(), today=clock.today()),
    )


@for_roles(*PAYERS)
@require_POST
@once
def credit_used(request: HttpRequest) -> HttpResponse:
    """What was paid too much counts for the next amount."""
    return _act(request, lambda: _with_credit(request, use_credit))


@for_roles(*PAYERS)
@require_POST
@once
def credit_back(request: HttpRequest) -> HttpResponse:
    """What was paid too much has come back."""
    return _act(request, lambda: _with_credit(request, credit_came_back))


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def several(request: HttpRequest) -> HttpResponse:
    """Several at once: choose, take the file to the bank, mark them paid."""
    if request.method != "POST":
        return _choose(request)
    try:
        done = mark_all_paid(_picked(request), by=request.user, now=clock.now(), today=clock.today())
    except Refused as refused:
        return _choose(request, refused)
    text = ngettext("%(count)d beløp er merket betalt.", "%(count)d beløp er merket betalt.", len(done))
    messages.success(request, text % {"count": len(done)})
    return redirect("payroll:owed")


@for_roles(*PAYERS)
@require_POST
def download(request: HttpRequest) -> HttpResponse:
    """The file for the bank. Changes nothing, so it may be taken as often as need be."""
    now = clock.now()
    message_id = new_message_id(now)
    try:
        content = bank_file(_picked(request), message_id=message_id, now=now, today=clock.today())
    except Refused as refused:
        return _choose(request, refused)
    response = HttpResponse(content, content_type="application/xml")
    response.headers["Content-Disposition"] = f'attachment; filename="{message_id.lower()}.xml"'
    return response


@for_roles(*PAYERS)
@require_safe
def payments(request: HttpRequest) -> HttpResponse:
    """All that was marked as paid, and taken back."""
    found = OfficialPayment.objects.select_related(
        "reverses", "reversed_by", "order__participant__data_key"
    ).order_by("-year", "-number")
    table = OfficialPaymentTable(found)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return render(request, "payroll/owed/payments.html", {"table": table})


def _picked(request: HttpRequest) -> list[PaymentKey]:
    try:
        return read_keys(request.POST.getlist("pick"))
    except ValueError:
        raise Refused(_("Betalingen er ikke til å kjenne igjen. Prøv igjen."), code="unknown") from None


def _with_credit(request: HttpRequest, change: Callable[..., object]) -> None:
    picked = _picked(request)
    if len(picked) != 1 or len(picked[0].orders) > 1:
        raise Refused(_("Betalingen er ikke til å kjenne igjen. Prøv igjen."), code="unknown")
    key = picked[0]
    order = GarnishmentOrder.objects.filter(pk__in=key.orders).first()
    change(key.kind, key.counts_for, order, by=request.user, now=clock.now(), today=clock.today())


def _act(request: HttpRequest, change: Callable[[], object]) -> HttpResponse:
    """Do it, and show the page anew: as a piece where it can take one, so that it stays where it was."""
    try:
        change()
    except Refused as refused:
        return _show(request, problem=str(refused.message), status=409)
    if request.htmx and request.htmx.target == "owed":
        return _show(request)
    return redirect("payroll:owed")


def _show(request: HttpRequest, *, problem: str = "", status: int = 200) -> HttpResponse:
    today = clock.today()
    is_piece = bool(request.htmx and not request.htmx.boosted)
    context = {
        "page": owed_page(today),
        "limits": limit_groups(one for one in limits_near(today) if one.is_news),
        "problem": problem,
        "is_piece": is_piece,
    }
    name = "payroll/owed/_owed.html" if is_piece else "payroll/owed/page.html"
    return render(request, name, context, status=status)


def _choose(request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    chosen = set(request.POST.getlist("pick"))
    rows = []
    for payment in ready_payments(open_amounts(clock.today())):
        is_chosen = str(payment.key) in chosen if refused else payment.may_be_in_file
        rows.append((payment, is_chosen))
    context = {"rows": rows, "problem": str(refused.message) if refused else ""}
    return render(request, "payroll/owed/several.html", context, status=422 if refused else 200)
