"""A form sent twice does its work once: two touches, a slow network, the button "back" and sending anew."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from bikuben import clock
from bikuben.models.once import SubmittedForm

FIELD = "once"
TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
WORKED = range(200, 400)


def new_token() -> str:
    """A token for one form on one page: 24 random bytes, which no one can guess."""
    return secrets.token_urlsafe(24)


def once(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a POST with a token from `{% once %}` work once; the second gets the first one's answer.

    All that the view writes is one transaction with the token. An answer of 4xx or 5xx, or an exception,
    takes back both, and the form may be sent again: so answer a form with errors with 422. A token that
    is missing, malformed, or another's is refused with 400. GET passes through untouched.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        token = request.POST.get(FIELD, "")
        if not TOKEN.fullmatch(token):
            return render(request, "bikuben/not_once.html", status=400)
        user = request.user if request.user.is_authenticated else None
        with transaction.atomic():
            try:
                with transaction.atomic():
                    # Two at the same moment: the later waits here until the first is done.
                    sent = SubmittedForm.objects.create(
                        token=token, path=request.path[:300], user=user, created_at=clock.now()
                    )
            except IntegrityError:
                return _answer_again(request, token=token)
            answer = view(request, *args, **kwargs)
            if answer.status_code in WORKED:
                SubmittedForm.objects.filter(pk=sent.pk).update(result_url=_result_url(request, answer))
            else:
                transaction.set_rollback(True)
        return answer

    return guarded


def _result_url(request: HttpRequest, answer: HttpResponseBase) -> str:
    """Where the view sent its sender; for a piece of a page, the page that it was a piece of."""
    url = answer.headers.get("Location") or answer.headers.get("HX-Redirect")
    if url:
        return url[:500]
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc == request.get_host() and came_from.path:
        return came_from.path[:500]
    return "/"


def _answer_again(request: HttpRequest, *, token: str) -> HttpResponseBase:
    sent = SubmittedForm.objects.get(token=token)
    if sent.path != request.path[:300] or sent.user_id != request.user.pk:
        return render(request, "bikuben/not_once.html", status=400)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=200, headers={"HX-Redirect": sent.result_url or "/"})
    return redirect(sent.result_url or "/")
