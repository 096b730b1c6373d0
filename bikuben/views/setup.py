"""First run: the first user, guarded by the code from the terminal; then the project's own details."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bikuben import clock
from bikuben.forms import FirstUserForm, ProjectForm
from bikuben.models import Project
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles, public
from bikuben.set_up_project import set_up_project
from bikuben.setup_code import make_first_user, needs_setup
from bikuben.views.refusing import refuse_in_form

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Make the first user. There is no such page once there is one."""
    if not needs_setup():
        return redirect("bikuben:today")
    form = FirstUserForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            user = make_first_user(
                code=data["code"],
                username=data["username"],
                full_name=data["full_name"],
                password=data["password"],
                now=clock.now(),
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            login(request, user, backend=MODEL_BACKEND)
            return redirect("bikuben:project")
    return render(request, "bikuben/setup.html", {"form": form}, status=422 if form.is_bound else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
def project(request: HttpRequest) -> HttpResponse:
    """The project's own details: asked for on the first run, changed here later."""
    found = Project.current()
    form = ProjectForm(request.POST if request.method == "POST" else None, instance=found or Project(pk=1))
    if form.is_valid():
        set_up_project(by=request.user, **form.cleaned_data)
        messages.success(request, _("Lagret."))
        return redirect("bikuben:project" if found else "bikuben:today")
    context = {"form": form, "is_new": found is None}
    return render(request, "bikuben/project.html", context, status=422 if form.is_bound else 200)
