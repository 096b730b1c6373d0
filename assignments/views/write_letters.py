"""Write to one or to several: choose, look, write; then the letters on paper or as e-mails."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assignments.approaches import check_next_step, remove_approach
from assignments.client_lists import ONLY_THESE, WHO, letter_choices
from assignments.contacts import mail_address
from assignments.forms_approaches import WriteForm
from assignments.models import Approach, ApproachKind, Client, LetterKind
from assignments.print_letters import batch_pdf, filled_batch
from assignments.rules.letters import in_two_weeks
from assignments.views.letters import pdf_answer
from assignments.write_letters import (
    FilledLetter,
    filled_letters,
    for_letters,
    refuse_receivers,
    write_letters,
)
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def write(request: HttpRequest) -> HttpResponse:
    """Choose letter and clients; GET with `look` reads the letter back, POST writes them all down."""
    today = clock.today()
    asked = request.POST if request.method == "POST" else request.GET
    client = _client(asked.get("client", ""))
    who = ONLY_THESE if client else _who(asked.get("who", ""))
    if request.method == "GET" and "look" not in asked and "again" not in asked:
        form = WriteForm(initial=_suggested(asked, client))
        return _page(request, form, who, client)
    form = WriteForm(asked)
    if form.is_valid():
        try:
            if request.method == "POST":
                first = write_letters(by=request.user, today=today, **form.details())
                return redirect("assignments:letter_batch", pk=first.pk)
            if "again" not in asked:
                return render(request, "assignments/clients/look.html", _look(request, form))
        except Refused as refused:
            refuse_in_form(form, refused)
    return _page(request, form, who, client)


@for_roles(Role.SUPERVISOR)
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """What was written at once: the file to print, or an e-mail to each."""
    first = _batch(pk)
    letters = filled_batch(first, reader=request.user)
    rows = [{"letter": one, "to": mail_address(one.client), "mailto": _mailto(one)} for one in letters]
    context = {
        "first": first,
        "rows": rows,
        "is_mail": first.kind == ApproachKind.EMAIL,
        "without_address": [one.client for one in letters if not one.client.address],
        "may_undo": first.date == clock.today(),
    }
    return render(request, "assignments/clients/batch.html", context)


@for_roles(Role.SUPERVISOR)
@require_safe
def batch_file(request: HttpRequest, pk: int) -> HttpResponse:
    """All of them in one file for the printer."""
    return pdf_answer(batch_pdf(filled_batch(_batch(pk), reader=request.user)))


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def undo_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """They weren't sent after all."""
    remove_approach(_batch(pk), by=request.user)
    messages.success(request, _("Brevene er strøket. Ingenting er ført."))
    return redirect("assignments:write_letters")


def _batch(pk: int) -> Approach:
    found = get_object_or_404(Approach.objects.select_related("batch").exclude(letter=""), pk=pk)
    return found.batch or found


def _page(request: HttpRequest, form: WriteForm, who: str, client: Client | None) -> HttpResponse:
    """The form; those who were chosen already can be, whoever else can."""
    chosen = form["clients"].value() or []
    clients = letter_choices(who, also=[int(one) for one in chosen if _is_row(str(one))])
    status = 422 if form.errors else 200
    form.fields["clients"].queryset = clients
    context = {"form": form, "who": who, "whos": WHO, "no_clients": not clients.exists(), "client": client}
    return render(request, "assignments/clients/write.html", context, status=status)


def _look(request: HttpRequest, form: WriteForm) -> dict[str, Any]:
    """The first letter in each language. Raises `Refused` for what writing itself would refuse."""
    details, today = form.details(), clock.today()
    clients = list(for_letters().filter(pk__in=[one.pk for one in details["clients"]]))
    refuse_receivers(clients, details["kind"])
    check_next_step(details["next_step"], details["next_on"], day=today, today=today)
    letters = filled_letters(clients, details["letter"], by=request.user, day=today)
    return {
        "form": form,
        "letters": list({one.language: one for one in reversed(letters)}.values())[::-1],
        "clients": clients,
        "details": details,
        "again": f"?{_sent(form)}&again=1",
    }


def _sent(form: WriteForm) -> str:
    sent = form.data.copy()
    sent.pop("look", None)
    return sent.urlencode()


def _suggested(asked: Any, client: Client | None) -> dict[str, Any]:
    letter = asked.get("letter", "")
    return {
        "letter": letter if letter in LetterKind.values else LetterKind.FIRST,
        "kind": ApproachKind.LETTER,
        "clients": [client.pk] if client else [],
        "next_step": _("Ring og hør"),
        "next_on": in_two_weeks(clock.today()),
    }


def _who(asked: str) -> str:
    return asked if asked in dict(WHO) else WHO[0][0]


def _client(asked: str) -> Client | None:
    return Client.objects.filter(pk=int(asked), is_active=True).first() if _is_row(asked) else None


def _is_row(asked: str) -> bool:
    """Whether it can be the number of a row, no larger than a database holds."""
    return asked.isascii() and asked.isdecimal() and len(asked) < 19


def _mailto(letter: FilledLetter) -> str:
    """Opens the letter in her own e-mail program. The heading names nobody."""
    address = quote(mail_address(letter.client), safe="@")
    return f"mailto:{address}?subject={quote(letter.subject)}&body={quote(letter.mail_body)}"
