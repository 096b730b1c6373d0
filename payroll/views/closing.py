"""Closing the day (avslutt dagen): what is left, and then the box in balance."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assignments.models import DayState, WorkDay
from bikuben import clock
from bikuben.once import once
from bikuben.roles import Role, for_roles
from payroll.close_day import close_day
from payroll.count_cash import box_is_counted
from payroll.models import expected_balance
from payroll.pay_page import pay_page


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def close(request: HttpRequest, day: date) -> HttpResponse:
    """Close the day; whatever wasn't fetched waits for her and gets a new date."""
    found = get_object_or_404(WorkDay, date=day)
    if request.method == "POST":
        closed = close_day(found, by=request.user, now=clock.now(), today=clock.today())
        if closed.not_fetched:
            messages.info(request, _("Det som ikke ble hentet, venter på dem det gjelder."))
        messages.success(request, _("Dagen er avsluttet, og kassa er i balanse."))
        return redirect("bikuben:today")
    page = pay_page(found, clock.today())
    not_fetched = [*page.not_fetched, *page.waiting_slips]
    context = {
        "day": found,
        "page": page,
        "not_fetched": not_fetched,
        "is_counted": box_is_counted(),
        "balance": expected_balance(),
        "is_closed": found.state == DayState.CLOSED,
        "can_close": found.state in (DayState.OPEN, DayState.DRAWN, DayState.WORKING),
    }
    return render(request, "payroll/close_day.html", context)
