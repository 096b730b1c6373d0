"""Slips as a file for the printer. Each look at one is kept, for it shows her identity number."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse

from bikuben import clock
from bikuben.models import ReadLog
from payroll.models import PaySlip


def pdf_response(request: HttpRequest, pdf: bytes, name: str, slips: Iterable[PaySlip]) -> HttpResponse:
    """The file, shown in the browser under a name that names nobody."""
    log_numbers_shown(request, (slip.participant_id for slip in slips))
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def log_numbers_shown(request: HttpRequest, people: Iterable[int]) -> None:
    """Keep that whoever asked for a file saw the identity numbers of these participants."""
    if request.method != "GET":
        return
    now = clock.now()
    ReadLog.objects.bulk_create(
        ReadLog(user=request.user, what=ReadLog.What.IDENTITY_NUMBER, subject=person, at=now)
        for person in sorted(set(people))
    )
