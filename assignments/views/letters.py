"""The texts of the project's letters: the list, one to be changed, seen on paper, or put back as it was."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assignments.documents.letter import Letter, letters_pdf
from assignments.forms_approaches import LetterForm
from assignments.letters import (
    LetterText,
    all_letters,
    change_letter,
    checked_letter,
    letter_text,
    reset_letter,
)
from assignments.models import Client, ClientLanguage, LetterKind
from assignments.print_letters import letterhead_of, receiver_of
from assignments.rules.letters import FIELDS, filled
from assignments.write_letters import current_project, values_for
from bikuben import clock
from bikuben.models import User
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form


@for_roles(Role.SUPERVISOR)
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """The letters, each with its own page."""
    rows = [
        {
            "text": one,
            "name": LetterKind(one.kind).label,
            "language": ClientLanguage(one.language).label,
        }
        for one in all_letters()
    ]
    return render(request, "assignments/clients/letters.html", {"letters": rows})


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def letter(request: HttpRequest, letter: str, language: str) -> HttpResponse:
    """Change a letter; the button "Se hvordan det blir" shows it filled in and keeps nothing."""
    text = _found(letter, language)
    form = LetterForm(request.POST if request.method == "POST" else None, letter=text)
    seen = _example(text, request.user)
    if form.is_valid():
        try:
            checked = checked_letter(letter, language, **form.details())
            if "look" not in request.POST:
                version = form.cleaned_data["version"] or 0
                change_letter(letter, language, **form.details(), version=version, by=request.user)
                messages.success(request, _("Brevet er lagret."))
                return redirect("assignments:letters")
            seen = _example(checked, request.user)
        except Refused as refused:
            if refused.code == "stale":
                raise
            refuse_in_form(form, refused)
    context = {
        "form": form,
        "text": text,
        "name": LetterKind(letter).label,
        "language_name": ClientLanguage(language).label,
        "fields": _explained(),
        "seen": seen,
    }
    # Looking keeps nothing, so its form may be sent again: the token isn't spent.
    return render(request, "assignments/clients/letter.html", context, status=422 if form.is_bound else 200)


@for_roles(Role.SUPERVISOR)
@require_safe
def letter_pdf(request: HttpRequest, letter: str, language: str) -> HttpResponse:
    """The letter as it is kept, on paper, to a made-up client."""
    seen = _example(_found(letter, language), request.user)
    pdf = letters_pdf(letterhead_of(current_project()), [seen])
    return pdf_answer(pdf)


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def reset(request: HttpRequest, letter: str, language: str) -> HttpResponse:
    """Back to the program's own text."""
    _found(letter, language)
    reset_letter(letter, language, by=request.user)
    messages.success(request, _("Brevet er som det var fra begynnelsen."))
    return redirect("assignments:letter", letter=letter, language=language)


def pdf_answer(pdf: bytes) -> HttpResponse:
    """Letters to be printed, under a name that names nobody."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="brev.pdf"'
    return response


def _found(letter: str, language: str) -> LetterText:
    if letter not in LetterKind.values or language not in ClientLanguage.values:
        raise Http404
    return letter_text(letter, language)


def _example(text: LetterText, sender: User) -> Letter:
    """The letter to a client that there isn't; a field that the project lacks shows as the field itself."""
    today = clock.today()
    client = Client(
        name=_("Eksempel AS"),
        address=_("Storgata 1"),
        postal_code="0184",
        city="Oslo",
        language=text.language,
    )
    client.contact = _("Navn Navnesen")
    client.last_job = _("Pakke gaveesker")  # type: ignore[attr-defined]
    values = values_for(client, current_project(), sender=sender, day=today)
    shown = {name: value or f"{{{name}}}" for name, value in values.items()}
    return Letter(
        text.language, today, receiver_of(client), filled(text.subject, shown), filled(text.body, shown)
    )


def _explained() -> list[tuple[str, str]]:
    meanings = {
        "klient": _("oppdragsgiverens navn"),
        "kontakt": _("kontaktpersonen, eller oppdragsgiverens navn"),
        "oppdrag": _("det siste oppdraget"),
        "prosjekt": _("prosjektets navn"),
        "avsender": _("navnet ditt"),
        "telefon": _("prosjektets telefon"),
        "epost": _("prosjektets e-post"),
        "adresse": _("prosjektets adresse"),
        "pris": _("prisen per dagsverk, i kroner"),
        "dato": _("dagen brevet skrives"),
    }
    return [(f"{{{name}}}", meanings[name]) for name in FIELDS]
