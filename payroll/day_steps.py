"""Payroll's steps of the day: Lønn and Kasse."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from assignments.models import DayState, ShiftOutcome, WorkDay
from bikuben.steps import Step, StepState
from payroll.models import PaySlip, SlipKind
from payroll.unpaid import unpaid_days


def pay_steps(today: date) -> list[Step]:
    """Pay is the step once nobody is at work, and the box once everyone has her slip and her money."""
    day = WorkDay.objects.filter(date=today).exclude(state=DayState.CANCELLED).first()
    if day is None:
        return []
    pay_url, cash_url = reverse("payroll:pay", args=[today]), reverse("payroll:cash")
    if day.state == DayState.CLOSED:
        return [Step(_("Lønn"), pay_url, StepState.DONE), Step(_("Kasse"), cash_url, StepState.DONE)]
    if day.state != DayState.WORKING:
        return [Step(_("Lønn")), Step(_("Kasse"), cash_url)]
    pay, box = StepState.NEXT, StepState.NEXT
    if not day.shifts.filter(outcome=ShiftOutcome.WORKING).exists():
        if unpaid_days(work_day=day) or _waits_for_her(day):
            pay = StepState.NOW
        else:
            pay, box = StepState.DONE, StepState.NOW
    return [Step(_("Lønn"), pay_url, pay), Step(_("Kasse"), cash_url, box)]


def _waits_for_her(day: WorkDay) -> bool:
    slips = PaySlip.objects.filter(work_day=day, paid=None, reversed_by=None)
    return slips.exclude(kind=SlipKind.REVERSAL).exists()
