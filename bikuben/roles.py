"""Who may open which page: one role a person, named on every view."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

View = Callable[..., HttpResponseBase]


class Role(models.TextChoices):
    """What a person may do. The words of the interface are in the labels."""

    SUPERVISOR = "supervisor", _("arbeidsleder")
    ACCOUNTANT = "accountant", _("regnskapsfører")
    READER = "reader", _("leser")


EVERYONE = (Role.SUPERVISOR, Role.ACCOUNTANT, Role.READER)


def has_role(user: Any, *roles: Role) -> bool:
    """Whether `user` is logged in, active and has one of `roles`."""
    return bool(user.is_authenticated and user.is_active and user.role in roles)


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Let only these roles in: nobody known is sent to the login page, the wrong role gets 403.

    Sets `allowed_roles` on the view, which the navigation and the tests read.
    """
    if not roles:
        raise ValueError("name at least one role")

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_login(request)
            if not has_role(request.user, *roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.allowed_roles = frozenset(roles)  # type: ignore[attr-defined]
        return guarded

    return decorate


def public(view: View) -> View:
    """Mark a view that needs no login."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    opened.is_public = True  # type: ignore[attr-defined]
    return opened


def may_open(user: Any, url: str) -> bool:
    """Whether the view behind a path lets `user` in. A link to a page that would refuse is not shown."""
    func = resolve(url.partition("?")[0]).func
    if getattr(func, "is_public", False):
        return True
    return has_role(user, *getattr(func, "allowed_roles", ()))


def allowed_url(user: Any, url_name: str) -> str | None:
    """The path of a named page without arguments, or None where it isn't there or isn't for `user`."""
    try:
        url = reverse(url_name)
    except NoReverseMatch:
        return None
    return url if may_open(user, url) else None


def _to_login(request: HttpRequest) -> HttpResponse:
    """To the login page, and from there back to a page that was read, never to a form that was sent."""
    target = request.get_full_path() if request.method == "GET" else "/"
    # Django's own redirect_to_login can't be used: its module wants the user model, which wants this one.
    answer = HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': target})}")
    if request.headers.get("HX-Request"):
        # Without this htmx would put the login page inside the page that was open.
        return HttpResponse(status=200, headers={"HX-Redirect": answer.headers["Location"]})
    return answer
