"""What the employer has decided about pay (lønnsvalg)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bikuben import clock
from bikuben.models import Project
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form
from payroll.choose_accounts import ACCOUNTS, KIDS, choose_accounts
from payroll.choose_exemptions import choose_exemptions
from payroll.choose_free_weeks import choose_free_weeks
from payroll.choose_holiday_pay import choose_holiday_pay
from payroll.exemptions import exemptions_of
from payroll.forms_official import AccountsForm, ExemptionsForm
from payroll.forms_settings import FreeWeeksForm, HolidayPayForm, JobNetForm, NetForm
from payroll.models import FreeWeeksChoice, JobNet, NetRate, PayrollSettings
from payroll.set_net import set_job_net, set_net
from payroll.unpaid import DEFAULT_NET, agreed_net

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def pay_settings(request: HttpRequest) -> HttpResponse:
    """Each choice is a small form of its own; `choice` says which of them was sent."""
    forms = _forms(request)
    if request.method == "POST":
        form = forms.get(request.POST.get("choice", ""))
        if form is None:
            raise Refused(_("Skjemaet er ikke til å kjenne igjen. Prøv igjen."), code="unknown_form")
        if form.is_valid():
            try:
                _save(request, form)
            except Refused as refused:
                refuse_in_form(form, refused)
            else:
                messages.success(request, _("Lagret."))
                return redirect("payroll:pay_settings")
    today = clock.today()
    rates = list(NetRate.objects.all())
    context = {
        "forms": forms,
        "rates": rates,
        "default_net": DEFAULT_NET,
        "net_now": agreed_net(today, rates),
        "job_nets": JobNet.objects.select_related("job").order_by("job__title"),
        "year": today.year,
        "settings": PayrollSettings.current(),
        "is_unit": not _is_own_entity(),
    }
    return render(request, "payroll/settings.html", context, status=422 if request.method == "POST" else 200)


def _forms(request: HttpRequest) -> dict[str, Any]:
    year = clock.today().year
    weeks = FreeWeeksChoice.objects.filter(year=year).first()
    settings, exemptions = PayrollSettings.current(), exemptions_of(year)

    def sent(name: str) -> Any:
        return request.POST if request.method == "POST" and request.POST.get("choice") == name else None

    return {
        "net": NetForm(sent("net"), auto_id="net_%s"),
        "job": JobNetForm(sent("job"), auto_id="job_%s"),
        "weeks": FreeWeeksForm(
            sent("weeks"),
            year=year,
            auto_id="weeks_%s",
            initial={"first_monday": weeks.first_monday.isoformat() if weeks else ""},
        ),
        "holiday": HolidayPayForm(
            sent("holiday"),
            auto_id="holiday_%s",
            initial={
                "is_fee": "1" if settings.is_fee else "0",
                "holiday_percent": f"{settings.holiday_percent.normalize():f}",
            },
        ),
        "accounts": AccountsForm(
            sent("accounts"),
            auto_id="accounts_%s",
            initial={name: getattr(settings, name) for name in (*ACCOUNTS, *KIDS)},
        ),
        "exemptions": ExemptionsForm(
            sent("exemptions"),
            is_own_entity=_is_own_entity(),
            auto_id="exemptions_%s",
            initial={
                "charity_exemption": exemptions.charity_exemption,
                "small_pay_rule": exemptions.small_pay_rule,
            },
        ),
    }


def _is_own_entity() -> bool:
    project = Project.current()
    return project is None or project.is_own_entity


def _save(request: HttpRequest, form: Any) -> None:
    data, by, now, today = form.cleaned_data, request.user, clock.now(), clock.today()
    if isinstance(form, NetForm):
        set_net(data["net"], valid_from=data["valid_from"], by=by, now=now, today=today)
    elif isinstance(form, JobNetForm):
        set_job_net(data["job"], data["net"], by=by, now=now)
    elif isinstance(form, FreeWeeksForm):
        choose_free_weeks(today.year, form.monday(), by=by, now=now)
    elif isinstance(form, AccountsForm):
        choose_accounts(**data, by=by, now=now)
    elif isinstance(form, ExemptionsForm):
        choose_exemptions(today.year, **data, by=by, now=now)
    else:
        choose_holiday_pay(is_fee=data["is_fee"], holiday_percent=data["holiday_percent"], by=by, now=now)
