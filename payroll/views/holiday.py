"""Holiday pay (feriepenger): what each one has to come, on any day, and the slips that pay it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from assignments.models import Participant
from bikuben import clock
from bikuben.once import once
from bikuben.roles import Role, for_roles
from payroll.card_freshness import pay_warning
from payroll.forms_holiday import DebtDayForm
from payroll.holiday_page import holiday_page
from payroll.pay_holiday import HolidayIssued, issue_holiday_slips
from payroll.tables_holiday import HolidayTable

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_safe
def holiday_pay(request: HttpRequest) -> HttpResponse:
    """What is earned, paid and owed today, or on an earlier day (`?on=2026-12-31`)."""
    today = clock.today()
    form = DebtDayForm(request.GET if "on" in request.GET else None, today=today)
    is_wrong = form.is_bound and not form.is_valid()
    page = holiday_page(form.day(), today)
    # Tax at source is withheld from holiday pay too, and a leaver's pay follows the card.
    old_cards = pay_warning(today) if page.writable else None
    context = {"form": form, "page": page, "table": HolidayTable(page), "old_cards": old_cards}
    return render(request, "payroll/holiday_pay.html", context, status=422 if is_wrong else 200)


@for_roles(*PAYERS)
@require_POST
@once
def issue_all(request: HttpRequest) -> HttpResponse:
    """Write the slips of all holiday pay that may be paid."""
    issued = issue_holiday_slips(by=request.user, now=clock.now(), today=clock.today())
    return _written(request, issued)


@for_roles(*PAYERS)
@require_POST
@once
def issue_hers(request: HttpRequest, participant: int) -> HttpResponse:
    """Write one person's slips: one for each year that she has pay to come from."""
    person = get_object_or_404(Participant, pk=participant)
    issued = issue_holiday_slips(by=request.user, now=clock.now(), today=clock.today(), participant=person)
    if len(issued.slips) == 1:
        messages.success(request, _("Slippen er skrevet."))
        return redirect("payroll:slip", pk=issued.slips[0].pk)
    return _written(request, issued)


def _written(request: HttpRequest, issued: HolidayIssued) -> HttpResponse:
    count = len(issued.slips)
    text = ngettext("%(count)d slipp er skrevet.", "%(count)d slipper er skrevet.", count) % {"count": count}
    messages.success(request, text)
    if issued.left_out:
        messages.warning(request, _("Noen mangler navn eller fødselsnummer og står igjen på lista."))
    return redirect("payroll:pay")
