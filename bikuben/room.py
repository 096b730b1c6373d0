"""The screen for the room: a tablet that anyone may touch shows one page and leads nowhere else.

What is allowed lies in the session, on the server; the browser holds nothing that opens a door.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bikuben.refusals import Refused

KEY = "room_screen"
BACK = "room_back"
WRONG = "room_wrong_tries"
SHUT_UNTIL = "room_shut_until"
MOST_WRONG_TRIES = 5
SHUT_SECONDS = 60


def enter_room(request: HttpRequest, url: str, *, back: str = "/") -> HttpResponse:
    """Lock this browser to `url` and what lies under it, and go there. `back` is where unlocking leads."""
    request.session[KEY] = url
    request.session[BACK] = back
    return redirect(url)


def room_screen(request: HttpRequest) -> str | None:
    """The address that this browser is locked to, or None."""
    return request.session.get(KEY)


def unlock(request: HttpRequest, *, password: str, now: datetime) -> str:
    """Open the program again with the password of whoever is logged in; the address to go on to.

    Raises `Refused` for a wrong password; after five, also for the right one, for a minute. The count is
    this screen's own: a guest who guesses must not lock the supervisor out everywhere.
    """
    if now.timestamp() < request.session.get(SHUT_UNTIL, 0):
        raise Refused(_("For mange forsøk. Vent ett minutt."), code="wait", field="password")
    if not request.user.check_password(password):
        wrong = request.session.get(WRONG, 0) + 1
        request.session[WRONG] = wrong % MOST_WRONG_TRIES
        if wrong >= MOST_WRONG_TRIES:
            request.session[SHUT_UNTIL] = now.timestamp() + SHUT_SECONDS
        raise Refused(_("Passordet stemmer ikke."), code="wrong_password", field="password")
    back = request.session.get(BACK, "/")
    for key in (KEY, BACK, WRONG, SHUT_UNTIL):
        request.session.pop(key, None)
    return back


class RoomMiddleware:
    """Sends every request of a locked browser back to its screen, save the ones the screen itself needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        screen = room_screen(request)
        if screen and request.user.is_authenticated and not _belongs(request.path, screen):
            if request.headers.get("HX-Request"):
                return HttpResponse(status=200, headers={"HX-Redirect": screen})
            return redirect(screen)
        return self.get_response(request)


def _belongs(path: str, screen: str) -> bool:
    if path == screen or path.startswith(screen.rstrip("/") + "/"):
        return True
    if path in (reverse("bikuben:unlock_room"), reverse("bikuben:language")):
        return True
    return path.startswith(settings.STATIC_URL)
