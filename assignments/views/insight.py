"""Insight (innsyn): who has read what, and a copy of all that is kept about one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from assignments.copy_for_her import copy_for
from assignments.models import Participant
from assignments.reveal_identity_number import log_copy
from assignments.tables_read_log import ReadLogTable
from bikuben import clock
from bikuben.models import Project, ReadLog
from bikuben.roles import Role, for_roles

LOOKS_A_PAGE = 50


@for_roles(Role.SUPERVISOR)
@require_safe
def read_log(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Who has looked at what is hidden: about one participant, or about all."""
    person = None if pk is None else get_object_or_404(Participant, pk=pk)
    looks = ReadLog.objects.select_related("user")
    if person is not None:
        looks = looks.filter(subject=person.pk)
    table = ReadLogTable(looks, exclude=() if person is None else ("subject",))
    RequestConfig(request, paginate={"per_page": LOOKS_A_PAGE}).configure(table)
    if person is None:
        table.read_names()
    return render(request, "assignments/people/read_log.html", {"table": table, "person": person})


@for_roles(Role.SUPERVISOR)
@require_safe
def copy_for_her(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is kept about her, to be printed and given to her. That it was shown is on record."""
    person = get_object_or_404(Participant, pk=pk)
    log_copy(person, by=request.user, now=clock.now())
    context = {
        "person": person,
        "project": Project.current(),
        "today": clock.today(),
        "sections": copy_for(person),
    }
    return render(request, "assignments/people/copy_for_her.html", context)
