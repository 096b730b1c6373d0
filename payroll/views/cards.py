"""Tax cards: everyone's, one person's, a new one, a correction; her year on a sheet; the agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from assignments.documents.person_sheet import person_sheet_pdf
from assignments.models import Participant
from assignments.people_list import sort_key
from assignments.reveal_identity_number import log_copy
from bikuben import clock
from bikuben.models import Project
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles, may_open
from bikuben.views.refusing import refuse_in_form
from payroll.card_freshness import card_freshness
from payroll.card_statuses import card_statuses, mending_url, status_words
from payroll.card_words import card_words
from payroll.cards_in_force import card_standings
from payroll.documents.agreement import Agreement, agreement_pdf
from payroll.forms_cards import TaxCardForm, initial_of
from payroll.keep_tax_card import add_tax_card, card_version, correct_tax_card, is_used, remove_tax_card
from payroll.missing_cards import missing_cards
from payroll.models import NetRate, PayrollSettings, TaxCard, WaitingCardAnswer
from payroll.person_year import person_year
from payroll.tables_cards import CardsTable, HerCardsTable, no_card_words
from payroll.unpaid import agreed_net

PAYERS = (Role.SUPERVISOR, Role.ACCOUNTANT)


@dataclass(frozen=True)
class CardRow:
    """One line of the list of cards."""

    pk: int
    name: str
    words: str
    valid_from: date | None
    left: Decimal | None
    missing: str
    missing_url: str

    @property
    def sort_name(self) -> str:
        return sort_key(self.name)

    @property
    def is_missing(self) -> bool:
        return bool(self.missing)


@for_roles(*PAYERS)
@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """Everyone who takes part, with her card; those who miss one come first."""
    today = clock.today()
    people = list(Participant.objects.filter(ended_on=None, erased_at=None))
    standings, missing = card_standings(people, today), missing_cards(people, today)
    rows = []
    for one in people:
        card = standings[one.pk].card
        rows.append(
            CardRow(
                pk=one.pk,
                name=str(one.chosen_name),
                words=card_words(card) if card else no_card_words(),
                valid_from=card.valid_from if card else None,
                left=standings[one.pk].left,
                missing=str(missing[one.pk][0].short) if one.pk in missing else "",
                missing_url=missing[one.pk][0].url if one.pk in missing else "",
            )
        )
    table = CardsTable(rows)
    RequestConfig(request, paginate={"per_page": 100}).configure(table)
    context = {
        "table": table,
        "year": today.year,
        "freshness": card_freshness(today),
        "waiting": WaitingCardAnswer.objects.first(),
    }
    return render(request, "payroll/cards/cards.html", context)


@for_roles(*PAYERS)
@require_safe
def her_cards(request: HttpRequest, pk: int) -> HttpResponse:
    """All of one person's cards."""
    person = _person(pk)
    table = HerCardsTable(person.tax_cards.order_by("-valid_from"))
    RequestConfig(request, paginate={"per_page": 25}).configure(table)
    status = card_statuses([person], clock.today()).get(person.pk)
    url = mending_url(status) if status else None
    context = {
        "person": person,
        "table": table,
        "status": status,
        "say": status_words(str(status.code)) if status else "",
        "mending_url": url if url and may_open(request.user, url) else None,
    }
    return render(request, "payroll/cards/her_cards.html", context)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def new_card(request: HttpRequest, pk: int) -> HttpResponse:
    """A new card from a date."""
    person, today = _person(pk), clock.today()
    first_this_year = not person.tax_cards.filter(year=today.year).exists()
    form = TaxCardForm(
        request.POST if request.method == "POST" else None,
        initial={
            "valid_from": date(today.year, 1, 1) if first_this_year else today,
            "main_employer": "1",
        },
    )
    if form.is_valid():
        try:
            add_tax_card(person, form.card_data(), by=request.user, now=clock.now(), today=today)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Kortet gjelder fra neste lønnsslipp."))
            return redirect("assignments:participant", pk=person.pk)
    context = {"form": form, "person": person}
    return render(request, "payroll/cards/card_form.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_http_methods(["GET", "POST"])
@once
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a card. What it said before is kept, and issued slips keep what they copied."""
    found = _card(pk)
    form = TaxCardForm(
        request.POST if request.method == "POST" else None,
        initial=initial_of(found, version=card_version(found)),
    )
    if form.is_valid():
        try:
            correct_tax_card(
                found,
                form.card_data(),
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                now=clock.now(),
                today=clock.today(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Kortet er rettet. Lønnsslipper som er skrevet, endres ikke."))
            return redirect("assignments:participant", pk=found.participant_id)
    context = {"form": form, "person": found.participant, "card": found, "is_used": is_used(found)}
    return render(request, "payroll/cards/card_form.html", context, status=422 if form.is_bound else 200)


@for_roles(*PAYERS)
@require_POST
@once
def remove_card(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a card that no slip has followed."""
    found = _card(pk)
    remove_tax_card(found, by=request.user, now=clock.now())
    messages.success(request, _("Kortet er fjernet."))
    return redirect("payroll:her_cards", pk=found.participant_id)


@for_roles(*PAYERS)
@require_safe
def year_sheet(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Her year for her to take along: days, hours, pay."""
    person = _person(pk)
    if not 2000 <= year <= 2100:
        raise Refused(_("Det årstallet kan ikke stemme."), code="impossible_day")
    log_copy(person, by=request.user, now=clock.now())
    return _pdf(person_sheet_pdf(person_year(person, year), language=person.language), f"aar-{year}.pdf")


@for_roles(Role.SUPERVISOR)
@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """The written agreement, ready to be signed. AML §14-5."""
    person, project, today = _person(pk), Project.current(), clock.today()
    if project is None:
        raise Refused(_("Fyll ut opplysningene om prosjektet først."), code="no_project")
    if not person.legal_name:
        raise Refused(_("Skriv inn det fulle navnet hennes først."), code="no_legal_name")
    pay = PayrollSettings.current()
    with override(person.language):
        reason = str(person.get_cash_reason_display())
    written = Agreement(
        employer_name=project.legal_name,
        employer_organisation_number=project.organisation_number,
        employer_address=project.one_line_address(),
        legal_name=str(person.legal_name),
        address=str(person.address),
        starts_on=person.started_on,
        net=agreed_net(today, NetRate.objects.all()),
        holiday_percent=None if pay.is_fee else pay.holiday_percent,
        cash_reason=reason,
        is_temporary=project.employment_form == "midlertidig",
    )
    return _pdf(agreement_pdf(written, language=person.language), "avtale.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _person(pk: int) -> Participant:
    return get_object_or_404(Participant, pk=pk, erased_at=None)


def _card(pk: int) -> TaxCard:
    return get_object_or_404(
        TaxCard.objects.select_related("participant__data_key"), pk=pk, participant__erased_at=None
    )
