"""How a refusal reaches the person at the screen: at its field, or as a page of its own."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bikuben.refusals import Refused


def refuse_in_form(form: BaseForm, refused: Refused) -> None:
    """Put the sentence at its field, or above the form where it concerns no field of it. Answer with 422."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused.message))


def refused_page(
    request: HttpRequest, refused: Refused, *, back: str | None = None, status: int = 409
) -> HttpResponse:
    """The refusal in the frame, status 409 as a rule, with a way back to `back` or the page it came from."""
    context = {"refused": refused, "back": back or came_from(request)}
    response = render(request, "bikuben/refused.html", context, status=status)
    if request.headers.get("HX-Request"):
        # A whole page does not belong inside the piece that was asked for.
        response.headers["HX-Retarget"] = "body"
        response.headers["HX-Reswap"] = "innerHTML show:top"
    return response


def came_from(request: HttpRequest) -> str:
    """The page here that the request came from, else the start page."""
    referer = urlsplit(request.headers.get("Referer", ""))
    if referer.netloc != request.get_host() or not referer.path or referer.path == request.path:
        return "/"
    return referer.path + (f"?{referer.query}" if referer.query else "")
