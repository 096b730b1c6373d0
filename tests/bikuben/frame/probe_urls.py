"""Pages that exist only in the tests of the frame, beside the real ones."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path

from bikuben.models import Project
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import EVERYONE, Role, for_roles
from bikuben.room import enter_room


@for_roles(Role.SUPERVISOR)
@once
def rename(request: HttpRequest) -> HttpResponse:
    """Adds a letter to the project's name: twice would show."""
    project = Project.objects.get(pk=1)
    project.name += "x"
    project.save()
    if request.POST.get("answer") == "unprocessable":
        return HttpResponse("nei", status=422)
    if request.POST.get("answer") == "refused":
        raise Refused("Dagen er stengt.", code="closed")
    if request.POST.get("answer") == "piece":
        return HttpResponse("<p>ja</p>")
    return redirect("/users/")


@for_roles(*EVERYONE)
def refuse(request: HttpRequest) -> HttpResponse:
    raise Refused("Dagen er stengt.", code="closed")


@for_roles(*EVERYONE)
def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Kari Prøve")


@for_roles(*EVERYONE)
def enter(request: HttpRequest) -> HttpResponse:
    return enter_room(request, "/draw/", back="/users/")


@for_roles(*EVERYONE)
def draw(request: HttpRequest) -> HttpResponse:
    return HttpResponse("trekning")


urlpatterns = [
    path("rename/", rename),
    path("refuse/", refuse),
    path("fail/", fail),
    path("enter/", enter),
    path("draw/", draw),
    path("draw/word/", draw),
    path("drawer/", draw),
    path("", include("bikuben.urls")),
]
