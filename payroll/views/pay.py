"""The pay page (lønn): slips are written, paid and signed; whoever isn't paid yet is in sight."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assignments.models import Participant, WorkDay
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form
from payroll.card_freshness import Freshness, pay_warning
from payroll.choose_pay import HIGHEST_NET, choose_pay, pay_as_usual
from payroll.documents.pay_slip import pay_slips_pdf
from payroll.documents.slip_data import from_paper
from payroll.forms_pay import LatePayoutForm, PayChoiceForm, SupplementForm
from payroll.garnishing import Orders
from payroll.in_hand import in_hand
from payroll.issue_pay_slips import issue_pay_slip, issue_pay_slips
from payroll.models import PayChoice, PayrollSettings, PaySlip
from payroll.pay_out import explaining_counts, pay_out
from payroll.pay_page import PayPage, day_for_pay, pay_page, slips_to_print
from payroll.reverse_pay_slip import renew_pay_slip
from payroll.slip_status import SlipStatus, status_of
from payroll.supplement import issue_supplement
from payroll.unpaid import unpaid_days
from payroll.views.pdf import pdf_response

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_safe
def latest_pay(request: HttpRequest) -> HttpResponse:
    """The pay of today, or of the latest day that was held."""
    day = day_for_pay(clock.today())
    if day is not None:
        return redirect("payroll:pay", day=day.date)
    page = pay_page(None, clock.today())
    context = {
        "day": None,
        "page": page,
        "old_cards": _old_cards(page),
        "holiday_pay": _gives_holiday_pay(),
    }
    return render(request, "payroll/pay.html", context)


@for_roles(*PAYERS)
@require_safe
def pay(request: HttpRequest, day: date) -> HttpResponse:
    """The pay of one day."""
    found = get_object_or_404(WorkDay.objects.select_related("main_job"), date=day)
    page = pay_page(found, clock.today())
    # Once slips are printed and the first is paid, the next step is a touch on each row.
    pay_style = "btn-primary" if page.paid and not page.writable else "btn-secondary"
    context = {
        "day": found,
        "page": page,
        "pay_style": pay_style,
        "old_cards": _old_cards(page),
        "holiday_pay": _gives_holiday_pay(),
    }
    return render(request, "payroll/pay.html", context)


@for_roles(*PAYERS)
@require_POST
@once
def issue_all(request: HttpRequest, day: date) -> HttpResponse:
    """Write the slips of everyone who has finished."""
    found = get_object_or_404(WorkDay, date=day)
    issued = issue_pay_slips(found, by=request.user, now=clock.now(), today=clock.today())
    count = len(issued.slips)
    text = ngettext("%(count)d slipp er skrevet.", "%(count)d slipper er skrevet.", count) % {"count": count}
    messages.success(request, text)
    if issued.left_out:
        messages.warning(request, _("Noen mangler navn eller fødselsnummer og står igjen på lista."))
    return redirect("payroll:pay", day=day)


@for_roles(*PAYERS)
@require_POST
@once
def issue_one(request: HttpRequest, day: date, participant: int) -> HttpResponse:
    """Write one person's slip now. `?page=` is the day whose page to come back to."""
    found = get_object_or_404(WorkDay, date=day)
    person = get_object_or_404(Participant, pk=participant)
    issue_pay_slip(person, found, by=request.user, now=clock.now(), today=clock.today())
    messages.success(request, _("Slippen er skrevet."))
    return _to_not_fetched(_page_day(request, day))


@for_roles(*PAYERS)
@require_POST
@once
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """She comes for a slip of another day: it is reversed and written anew with today's date."""
    slip = get_object_or_404(PaySlip.objects.select_related("participant__data_key", "work_day"), pk=pk)
    renew_pay_slip(slip, by=request.user, now=clock.now(), today=clock.today())
    messages.success(request, _("Slippen er skrevet på nytt med dagens dato."))
    return _to_not_fetched(_page_day(request, slip.work_day.date if slip.work_day else slip.date))


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def paid(request: HttpRequest, pk: int) -> HttpResponse:
    """Paid and signed. One touch; where a count may have missed this money, GET asks when it left the box."""
    slip = get_object_or_404(PaySlip.objects.select_related("participant__data_key", "work_day"), pk=pk)
    today = clock.today()
    counts = explaining_counts(slip) if status_of(slip) == SlipStatus.NOT_FETCHED else []
    if request.method == "GET" and not counts:
        return redirect("payroll:slip", pk=slip.pk)
    must_explain = bool(counts) and slip.date < today
    sent = request.POST if request.method == "POST" else None
    form = LatePayoutForm(sent, counts=counts, may_be_now=not must_explain)
    if sent is not None and form.is_valid():
        pay_out(slip, by=request.user, now=clock.now(), today=today, explains=form.count())
        return _to_not_fetched(_page_day(request, slip.date))
    context = {"form": form, "slip": slip, "page_day": _page_day(request, slip.date)}
    return render(request, "payroll/late_payout.html", context, status=422 if form.is_bound else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def other_pay(request: HttpRequest, day: date, participant: int) -> HttpResponse:
    """Other pay than the usual for one person's day: the supervisor's word, with a reason."""
    found = get_object_or_404(WorkDay, date=day)
    person = get_object_or_404(Participant, pk=participant)
    choice = PayChoice.objects.filter(participant=person, work_day=found).first()
    initial = {"net": choice.net, "reason": choice.reason} if choice else None
    form = PayChoiceForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            choose_pay(
                person, found, net=data["net"], reason=data["reason"], by=request.user, now=clock.now()
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            return redirect("payroll:pay", day=day)
    owed = in_hand(unpaid_days(work_day=found, participant=person), today=clock.today()).days
    context = {
        "form": form,
        "day": found,
        "person": person,
        "choice": choice,
        "owed": owed[0] if owed else None,
    }
    return render(request, "payroll/other_pay.html", context, status=422 if form.is_bound else 200)


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def usual_pay(request: HttpRequest, day: date, participant: int) -> HttpResponse:
    """The usual pay after all."""
    found = get_object_or_404(WorkDay, date=day)
    person = get_object_or_404(Participant, pk=participant)
    pay_as_usual(person, found, by=request.user, now=clock.now())
    return redirect("payroll:pay", day=day)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def supplement(request: HttpRequest, day: date, participant: int) -> HttpResponse:
    """More pay for a day that has its slip."""
    found = get_object_or_404(WorkDay, date=day)
    person = get_object_or_404(Participant, pk=participant)
    form = SupplementForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            slip = issue_supplement(
                person,
                found,
                net=data["net"],
                reason=data["reason"],
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Tillegget er skrevet. Det betales ut som en egen slipp."))
            return redirect("payroll:slip", pk=slip.pk)
    has_order = bool(Orders.of([person.pk]).take(person.pk, clock.today(), HIGHEST_NET))
    context = {"form": form, "day": found, "person": person, "has_order": has_order}
    return render(request, "payroll/supplement.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_safe
def slips_pdf(request: HttpRequest, day: date) -> HttpResponse:
    """The day's printing as one file: slips not fetched yet, or with `?again=1` all of the day's."""
    found = get_object_or_404(WorkDay, date=day)
    slips = slips_to_print(found, clock.today(), again=request.GET.get("again") == "1")
    if not slips:
        raise Refused(_("Det er ingen slipper å skrive ut."), code="nothing_to_print")
    printed = [from_paper(slip, settled=status_of(slip) == SlipStatus.SETTLED) for slip in slips]
    return pdf_response(request, pay_slips_pdf(printed), f"lonnsslipper-{day}.pdf", slips)


def _old_cards(page: PayPage) -> Freshness | None:
    return pay_warning(clock.today()) if page.will_write else None


def _gives_holiday_pay() -> bool:
    return not PayrollSettings.current().is_fee


def _to_not_fetched(day: date) -> HttpResponse:
    """To the slips that wait for money and signature, so that the list stays in sight from touch to touch."""
    return redirect(reverse("payroll:pay", args=[day]) + "#not-fetched")


def _page_day(request: HttpRequest, usual: date) -> date:
    """The day whose pay page the sender stood on, where it said so and has it."""
    wanted = request.POST.get("page") or request.GET.get("page") or ""
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        day = usual
    if not WorkDay.objects.filter(date=day).exists():
        latest = day_for_pay(clock.today())
        return latest.date if latest else usual
    return day
