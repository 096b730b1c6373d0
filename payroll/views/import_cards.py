"""Skatteetaten's answer: ask, upload, see what changes, use it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form
from payroll.ask_for_cards import numbers_to_ask_about, who_to_ask_about
from payroll.card_freshness import card_freshness
from payroll.card_preview import preview_of
from payroll.forms_import import CardAnswerForm, MainEmployersForm
from payroll.import_cards import (
    apply_card_answer,
    comparison_of,
    discard_card_answer,
    receive_card_answer,
    waiting_answer,
)
from payroll.models import CardFetch, WaitingCardAnswer

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def ask(request: HttpRequest) -> HttpResponse:
    """The numbers to ask Skatteetaten about. They are shown by a POST, and each look is kept."""
    with_number, without = who_to_ask_about()
    numbers = None
    if request.method == "POST":
        numbers = numbers_to_ask_about(by=request.user, now=clock.now())
    context = {"count": len(with_number), "without": without, "numbers": numbers}
    return render(request, "payroll/cards/ask.html", context)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def import_cards(request: HttpRequest) -> HttpResponse:
    """Choose the file that was downloaded; next comes what it changes."""
    sent = request.method == "POST"
    form = CardAnswerForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        try:
            waiting = receive_card_answer(
                form.content(), by=request.user, now=clock.now(), today=clock.today()
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            return redirect("payroll:card_answer", pk=waiting.pk)
    context = {
        "form": form,
        "waiting": WaitingCardAnswer.objects.first(),
        "freshness": card_freshness(clock.today()),
    }
    return render(request, "payroll/cards/import.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_safe
def card_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What the answer changes, for each person."""
    waiting = waiting_answer(pk)
    comparison = comparison_of(waiting, today=clock.today())
    form, preview = MainEmployersForm(comparison=comparison), preview_of(comparison)
    context = {
        "waiting": waiting,
        "preview": preview,
        "writes": [(row, form.field_of(row.change)) for row in preview.writes],
    }
    return render(request, "payroll/cards/preview.html", context)


@for_roles(*PAYERS)
@require_POST
@once
def apply_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Use the answer."""
    waiting, today = waiting_answer(pk), clock.today()
    form = MainEmployersForm(request.POST, comparison=comparison_of(waiting, today=today))
    if not form.is_valid():
        raise Refused(_("Skjemaet er ikke til å kjenne igjen. Prøv igjen."), code="unknown_form")
    fetch = apply_card_answer(waiting, form.main_employers(), by=request.user, now=clock.now(), today=today)
    messages.success(request, _what_was_done(fetch))
    return redirect("payroll:cards")


@for_roles(*PAYERS)
@require_POST
@once
def discard_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw the answer away; no card has changed."""
    discard_card_answer(waiting_answer(pk))
    messages.success(request, _("Svaret er kastet. Ingen kort er endret."))
    return redirect("payroll:import_cards")


def _what_was_done(fetch: CardFetch) -> str:
    if not fetch.written:
        done = _("Ingen kort var endret.")
    else:
        done = ngettext("%(count)d kort er ført.", "%(count)d kort er ført.", fetch.written) % {
            "count": fetch.written
        }
    if fetch.without_card:
        done += " " + ngettext(
            "En fikk ikke kort. Hun står øverst på lista.",
            "%(count)d fikk ikke kort. De står øverst på lista.",
            fetch.without_card,
        ) % {"count": fetch.without_card}
    return done
