"""Sending an invoice, a credit note or a reminder, and keeping that it was sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assignments.documents.covering_letter import Sendable, covering_letter
from assignments.documents.invoice_pdf import sales_pdf
from assignments.documents.reminder_data import from_reminder
from assignments.documents.reminder_pdf import reminder_pdf
from assignments.documents.sales_data import from_credit_note, from_invoice
from assignments.forms_sending import SendForm
from assignments.models import CreditNote, Invoice, InvoiceChannel, Reminder, SentDocument
from assignments.send_documents import address_of, channel_of, mark_sent, send_paper, unmark_sent
from assignments.sent_state import sent_state
from assignments.views.invoices import BILLERS
from bikuben import clock
from bikuben.mail import sends_mail
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import for_roles
from bikuben.views.refusing import refuse_in_form

KINDS = {Invoice: "invoice", CreditNote: "credit_note", Reminder: "reminder"}


@for_roles(*BILLERS)
@require_http_methods(["GET", "POST"])
@once
def send_invoice(request: HttpRequest, pk: int) -> HttpResponse:
    """How this client wants it, and the button that sends it."""
    return _send(request, _invoice(pk))


@for_roles(*BILLERS)
@require_http_methods(["GET", "POST"])
@once
def send_credit_note(request: HttpRequest, pk: int) -> HttpResponse:
    """How this client wants it, and the button that sends it."""
    return _send(request, _credit_note(pk))


@for_roles(*BILLERS)
@require_http_methods(["GET", "POST"])
@once
def send_reminder(request: HttpRequest, pk: int) -> HttpResponse:
    """How this client wants it, and the button that sends it."""
    return _send(request, _reminder(pk))


@for_roles(*BILLERS)
@require_POST
@once
def mark_invoice_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """It was sent another way."""
    return _mark(request, _invoice(pk))


@for_roles(*BILLERS)
@require_POST
@once
def mark_credit_note_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """It was sent another way."""
    return _mark(request, _credit_note(pk))


@for_roles(*BILLERS)
@require_POST
@once
def mark_reminder_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """It was sent another way."""
    return _mark(request, _reminder(pk))


@for_roles(*BILLERS)
@require_POST
@once
def undo_sending(request: HttpRequest, pk: int) -> HttpResponse:
    """The mark was a mistake."""
    sendings = SentDocument.objects.select_related("invoice", "credit_note", "reminder")
    sending = get_object_or_404(sendings, pk=pk)
    unmark_sent(sending, by=request.user)
    messages.success(request, _("Merket som ikke sendt."))
    return redirect(_page(sending.invoice or sending.credit_note or sending.reminder, "send"))


def _send(request: HttpRequest, paper: Sendable) -> HttpResponse:
    state, channel = sent_state(paper), channel_of(paper)
    form = SendForm(
        request.POST if request.method == "POST" else None,
        is_sent=state.is_sent,
        initial={"to": address_of(paper)},
    )
    if form.is_valid():
        try:
            send_paper(
                paper,
                _pdf(paper),
                to=form.cleaned_data["to"],
                again=form.cleaned_data.get("again", False),
                by=request.user,
                now=clock.now(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("E-posten er sendt."))
            return redirect(_page(paper))
    context = {
        "paper": paper,
        "kind": KINDS[type(paper)],
        "printed": paper.invoice if isinstance(paper, Reminder) else paper,
        "channel": channel,
        "state": state,
        "form": form,
        "by_email": channel == InvoiceChannel.EMAIL and sends_mail(),
        "sends_mail": sends_mail(),
        "letter": covering_letter(paper, b"", to=""),
        "back": _page(paper),
        "ehf": "" if isinstance(paper, Reminder) else _page(paper, "ehf"),
        "pdf": _page(paper, "pdf"),
        "mark": _page(paper, "mark"),
    }
    return render(request, "assignments/sending/send.html", context, status=422 if form.errors else 200)


def _mark(request: HttpRequest, paper: Sendable) -> HttpResponse:
    """By the channel that was pressed, else by the one that the client wants. Pressing again marks again."""
    channel = request.POST.get("channel", "")
    if channel not in InvoiceChannel.values:
        channel = channel_of(paper)
    mark_sent(
        paper,
        channel=InvoiceChannel(channel),
        again="again" in request.POST,
        by=request.user,
        now=clock.now(),
    )
    messages.success(request, _("Merket som sendt."))
    return redirect(_page(paper))


def _invoice(pk: int) -> Invoice:
    papers = Invoice.objects.select_related("client").prefetch_related("lines", "sendings__by")
    return get_object_or_404(papers, pk=pk)


def _credit_note(pk: int) -> CreditNote:
    papers = CreditNote.objects.select_related("client", "invoice")
    return get_object_or_404(papers.prefetch_related("lines", "sendings__by"), pk=pk)


def _reminder(pk: int) -> Reminder:
    papers = Reminder.objects.select_related("invoice__client").prefetch_related("sendings__by")
    return get_object_or_404(papers, pk=pk)


def _pdf(paper: Sendable) -> bytes:
    if isinstance(paper, Reminder):
        return reminder_pdf(from_reminder(paper))
    return sales_pdf(from_invoice(paper) if isinstance(paper, Invoice) else from_credit_note(paper))


def _page(paper: Sendable, what: str = "") -> str:
    kind = KINDS[type(paper)]
    names = {
        "": kind,
        "send": f"send_{kind}",
        "mark": f"mark_{kind}_sent",
        "ehf": f"{kind}_ehf",
        "pdf": f"{kind}_pdf",
    }
    return reverse(f"assignments:{names[what]}", args=[paper.pk])
