"""What is to be invoiced; and an invoice looked over and issued, on one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assignments.billable import by_client, to_bill
from assignments.forms_invoices import BaseExtraLines, DraftForm, ExtraLines
from assignments.invoice_draft import Draft, Worked, work_out
from assignments.invoice_lacks import Lack, lacks
from assignments.issue_invoice import issue_invoice
from assignments.models import Client, Job, JobKind
from assignments.views.invoices import BILLERS
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import for_roles, may_open
from bikuben.views.refusing import refuse_in_form


@for_roles(*BILLERS)
@require_http_methods(["GET", "POST"])
def new_invoice(request: HttpRequest) -> HttpResponse:
    """`?job=` or `?client=`, and `&month=2026-04`, say what is invoiced; without them, what there is.

    The draft lives in the form: `step` is `issue`, or else the page is only worked out anew.
    """
    if not (request.GET.get("job") or request.GET.get("client")):
        return _what_there_is(request)
    draft = _draft(request)
    if request.method == "POST" and request.POST.get("step") == "issue":
        return _issue(request, draft)
    return _page(request, _InvoiceForm(request, draft))


def _what_there_is(request: HttpRequest) -> HttpResponse:
    found = to_bill()
    context = {
        "clients": by_client(found),
        "today": clock.today(),
        "everyone": Client.objects.filter(is_active=True),
    }
    return render(request, "assignments/invoices/to_bill.html", context)


def _draft(request: HttpRequest) -> Draft:
    """What the address names. 404 for what isn't there, or for a job that isn't billed."""
    month = _month(request.GET.get("month", ""))
    if request.GET.get("job"):
        jobs = Job.objects.select_related("client").filter(kind=JobKind.BILLED)
        job = get_object_or_404(jobs, pk=_row(request.GET["job"]))
        return Draft(job.client, job=job, month=month)
    return Draft(get_object_or_404(Client, pk=_row(request.GET["client"])), month=month)


def _row(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Http404
    return int(text)


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01") if text else None
    except ValueError as wrong:
        raise Http404 from wrong


class _InvoiceForm:
    """What is written beside the days: as sent, or as it begins. `draft` is the invoice that comes of it."""

    def __init__(self, request: HttpRequest, draft: Draft) -> None:
        self.usual = self.draft = draft
        worked = work_out(draft, today=clock.today())
        sent = request.POST if request.method == "POST" else None
        self.details = DraftForm(sent, paper=worked.paper, has_days=bool(worked.participant_days))
        self.lines: BaseExtraLines = ExtraLines(_one_more(request), prefix="lines")
        self.is_valid = sent is None or all([self.details.is_valid(), self.lines.is_valid()])
        if sent is not None and self.is_valid:
            written = self.details.cleaned_data
            self.draft = replace(draft, extra_lines=self.lines.extra_lines(), **written)

    def worked(self) -> Worked:
        """The invoice as it would be issued; what can't be is said at its field, and left out."""
        try:
            return work_out(self.draft, today=clock.today())
        except Refused as refused:
            self.refuse(refused)
            return work_out(self.usual, today=clock.today())

    def refuse(self, refused: Refused) -> None:
        """Say once what was refused."""
        if str(refused.message) not in str(self.details.errors):
            refuse_in_form(self.details, refused)
        self.is_valid = False


def _one_more(request: HttpRequest) -> Any:
    """The lines as they were sent; with the button for it, one empty line more."""
    if request.method != "POST":
        return None
    sent = request.POST
    count = sent.get("lines-TOTAL_FORMS", "")
    if sent.get("step") == "add" and count.isascii() and count.isdecimal() and len(count) < 4:
        sent = sent.copy()
        sent["lines-TOTAL_FORMS"] = str(int(count) + 1)
        sent[f"lines-{int(count)}-quantity"] = "1"
    return sent


@once
def _issue(request: HttpRequest, draft: Draft) -> HttpResponse:
    form = _InvoiceForm(request, draft)
    if not form.is_valid:
        return _page(request, form)
    try:
        made = issue_invoice(
            form.draft,
            previewed=request.POST.get("previewed", ""),
            by=request.user,
            now=clock.now(),
            today=clock.today(),
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(request, form)
    messages.success(request, _("Faktura %(number)s er skrevet.") % {"number": made.full_number})
    return redirect("assignments:invoice", pk=made.pk)


def _page(request: HttpRequest, form: _InvoiceForm) -> HttpResponse:
    """The invoice as it would be issued, by the function that issues it."""
    worked = form.worked()
    missing = lacks(worked)
    context = {
        "draft": form.draft,
        "worked": worked,
        "form": form.details,
        "lines": form.lines,
        "lacks": [_with_allowed_link(request, lack) for lack in missing],
        "is_open": form.lines.is_bound or any(lack.field for lack in missing),
    }
    return render(
        request, "assignments/invoices/new_invoice.html", context, status=200 if form.is_valid else 422
    )


def _with_allowed_link(request: HttpRequest, lack: Lack) -> Lack:
    """Without the link where its page would refuse whoever asks."""
    return lack if lack.url and may_open(request.user, lack.url) else replace(lack, url="")
