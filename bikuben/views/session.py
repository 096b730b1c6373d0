"""In and out: log in, log out, password, language, the screen for the room."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from bikuben import clock
from bikuben.forms import LoginForm, OwnPasswordForm, UnlockForm
from bikuben.refusals import Refused
from bikuben.roles import EVERYONE, for_roles, public
from bikuben.room import room_screen, unlock
from bikuben.views.refusing import refuse_in_form

login = public(
    auth_views.LoginView.as_view(
        template_name="bikuben/login.html", authentication_form=LoginForm, redirect_authenticated_user=True
    )
)
logout = public(auth_views.LogoutView.as_view())
language = public(require_POST(csrf_protect(set_language)))


def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """What axes answers after too many wrong passwords. Names nobody."""
    return render(request, "bikuben/locked_out.html", status=429)


@for_roles(*EVERYONE)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; other sessions of hers end."""
    form = OwnPasswordForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, _("Passordet er byttet."))
        return redirect("bikuben:today")
    context = {"form": form}
    return render(request, "bikuben/change_password.html", context, status=422 if form.is_bound else 200)


@for_roles(*EVERYONE)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def unlock_room(request: HttpRequest) -> HttpResponse:
    """Out of the screen for the room, with the password of whoever is logged in."""
    screen = room_screen(request)
    if screen is None:
        return redirect("bikuben:today")
    form = UnlockForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return redirect(unlock(request, password=form.cleaned_data["password"], now=clock.now()))
        except Refused as refused:
            refuse_in_form(form, refused)
    context = {"form": form, "screen": screen}
    return render(request, "bikuben/unlock_room.html", context, status=422 if form.is_bound else 200)
