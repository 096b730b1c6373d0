"""What holds for every answer: a refusal becomes a page, an open door on the first run, nothing is kept."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bikuben.refusals import Refused
from bikuben.setup_code import needs_setup
from bikuben.views.refusing import refused_page

logger = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], HttpResponse]


class NoStoreMiddleware:
    """`Cache-Control: no-store` on all that a logged-in person is shown: no name stays in a browser."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store, private"
        return response


class RefusedMiddleware:
    """A `Refused` that no view has caught becomes the 409 page, a form's address opened alone the 405 page.

    A number in an address too large for the database is an address that isn't there: 404.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            page = render(request, "405.html", status=405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            return refused_page(request, exception)
        if isinstance(exception, OperationalError):
            # Two who wrote at once, or a database that is away: nothing was changed, and she may try again.
            logger.error("The database gave up: %s", type(exception).__name__)
            again = Refused(
                _("Noen andre skrev samtidig. Ingenting er endret. Prøv en gang til."), code="busy"
            )
            return refused_page(request, again, status=503)
        return None


class SetupMiddleware:
    """Leads to the first page as long as there is no user. Asked only of those who aren't logged in."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated and request.path not in _open_on_first_run() and needs_setup():
            return redirect("bikuben:setup")
        return self.get_response(request)


def _open_on_first_run() -> tuple[str, str]:
    return reverse("bikuben:setup"), reverse("bikuben:language")
