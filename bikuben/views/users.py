"""The supervisor's list of who may log in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from bikuben.forms import NewPasswordForm, NewUserForm, UserForm
from bikuben.models import User
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.tables import UserTable
from bikuben.users import add_user, change_user, give_password
from bikuben.views.refusing import refuse_in_form


@for_roles(Role.SUPERVISOR)
@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """Everyone who can or could log in."""
    table = UserTable(User.objects.all())
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return render(request, "bikuben/users.html", {"table": table})


@for_roles(Role.SUPERVISOR)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@once
def new_user(request: HttpRequest) -> HttpResponse:
    """A new user with one role."""
    form = NewUserForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            add_user(
                username=data["username"],
                full_name=data["full_name"],
                role=Role(data["role"]),
                password=data["password"],
                by=request.user,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Brukeren kan logge inn nå."))
            return redirect("bikuben:users")
    return render(request, "bikuben/new_user.html", {"form": form}, status=422 if form.is_bound else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a user's name or role, or close the door for her."""
    found = get_object_or_404(User, pk=pk)
    initial = {"full_name": found.first_name, "role": found.role, "is_active": found.is_active}
    form = UserForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            change_user(
                found,
                full_name=data["full_name"],
                role=Role(data["role"]),
                is_active=data["is_active"],
                by=request.user,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("bikuben:users")
    context = {"form": form, "found": found}
    return render(request, "bikuben/user.html", context, status=422 if form.is_bound else 200)


@for_roles(Role.SUPERVISOR)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def user_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new password for someone who has lost hers."""
    found = get_object_or_404(User, pk=pk)
    if found.pk == request.user.pk:
        return redirect("bikuben:change_password")
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        give_password(found, password=form.cleaned_data["password"], by=request.user)
        messages.success(request, _("Det nye passordet gjelder nå."))
        return redirect("bikuben:user", pk=found.pk)
    context = {"form": form, "found": found}
    return render(request, "bikuben/user_password.html", context, status=422 if form.is_bound else 200)
