"""Sheets as a file for the printer. Each look at one is kept, for it shows her identity number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.http import HttpRequest, HttpResponse

from bikuben import clock
from bikuben.models import ReadLog


class OfSomeone(Protocol):
    """What is printed about one participant: a slip, a statement."""

    @property
    def participant_id(self) -> int:
        """Whom it is about."""


def pdf_response(request: HttpRequest, pdf: bytes, name: str, sheets: Iterable[OfSomeone]) -> HttpResponse:
    """The file, shown in the browser under a name that names nobody."""
    log_numbers_shown(request, (sheet.participant_id for sheet in sheets))
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
