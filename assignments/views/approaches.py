"""Looking for jobs: the follow-ups that wait, and what was written, said and agreed."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from assignments.approaches import (
    add_approach,
    change_approach,
    finish_follow_up,
    remove_approach,
    reopen_follow_up,
)
from assignments.filters_clients import ApproachFilter
from assignments.follow_ups import coming_follow_ups, due_follow_ups, follow_ups_without_day, steps_of
from assignments.forms_approaches import ApproachForm
from assignments.models import Approach, ApproachKind, Client
from assignments.tables_clients import ApproachTable
from assignments.views.jobs import WHO_MAY_READ
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form

A_PAGE = 30


@for_roles(*WHO_MAY_READ)
@require_safe
def follow_ups(request: HttpRequest) -> HttpResponse:
    """Whom to ring or write to today, the longest overdue first; then two weeks, and what has no day."""
    today = clock.today()
    due = Paginator(due_follow_ups(today), A_PAGE).get_page(request.GET.get("page"))
    coming = list(coming_follow_ups(today)[:A_PAGE]) if not due.has_next() else []
    some_day = list(follow_ups_without_day()[:A_PAGE]) if not due.has_next() else []
    context = {"due": due, "coming": coming, "some_day": some_day, "today": today}
    return render(request, "assignments/clients/follow_ups.html", context)


@for_roles(*WHO_MAY_READ)
@require_safe
def approaches(request: HttpRequest) -> HttpResponse:
    """Everything that was written, said and agreed; `?client=` is one client's alone."""
    chosen = ApproachFilter(request.GET, queryset=Approach.objects.select_related("client"))
    table = ApproachTable(chosen.qs)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    context = {"table": table, "filter": chosen, "client": chosen.form.cleaned_data.get("client")}
    return render(request, "assignments/clients/approaches.html", context)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def new_approach(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down an approach; `?after=` is the follow-up that was just done, and that it came of."""
    client, today = get_object_or_404(Client.objects.prefetch_related("contacts"), pk=pk), clock.today()
    after = _after(request, client)
    form = ApproachForm(
        request.POST if request.method == "POST" else None,
        steps=steps_of(client),
        today=today,
        initial={"kind": ApproachKind.CALL, "date": today},
    )
    if form.is_valid():
        try:
            add_approach(client, **form.details(), by=request.user, today=today)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Skrevet ned."))
            return redirect("assignments:follow_ups") if after else redirect("assignments:client", pk=pk)
    back = reverse("assignments:follow_ups") if after else reverse("assignments:client", args=[pk])
    context = {"form": form, "client": client, "after": after, "back": back}
    return render(
        request, "assignments/clients/approach_form.html", context, status=422 if form.errors else 200
    )


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an approach right, or its next step off to another day."""
    found = get_object_or_404(Approach.objects.select_related("client"), pk=pk)
    form = ApproachForm(request.POST if request.method == "POST" else None, approach=found)
    if form.is_valid():
        try:
            change_approach(
                found,
                **form.details(),
                version=form.cleaned_data["version"] or 0,
                by=request.user,
                today=clock.today(),
            )
        except Refused as refused:
            if refused.code == "stale":
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:client", pk=found.client_id)
    context = {
        "form": form,
        "client": found.client,
        "approach": found,
        "back": reverse("assignments:client", args=[found.client_id]),
    }
    return render(
        request, "assignments/clients/approach_form.html", context, status=422 if form.errors else 200
    )


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """A follow-up is done; the next page asks what came of it."""
    found = get_object_or_404(Approach, pk=pk)
    finish_follow_up(found, by=request.user, today=clock.today())
    address = reverse("assignments:new_approach", args=[found.client_id])
    return redirect(f"{address}?{urlencode({'after': found.pk})}")


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def not_done(request: HttpRequest, pk: int) -> HttpResponse:
    """It wasn't done after all: back on the list."""
    reopen_follow_up(get_object_or_404(Approach, pk=pk), by=request.user)
    messages.success(request, _("Den står på lista igjen."))
    return redirect("assignments:follow_ups")


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away what was written down by mistake."""
    found = get_object_or_404(Approach, pk=pk)
    client = found.client_id
    remove_approach(found, by=request.user)
    messages.success(request, _("Tatt bort."))
    return redirect("assignments:client", pk=client)


def _after(request: HttpRequest, client: Client) -> Approach | None:
    asked = request.GET.get("after", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        return None
    return client.approaches.filter(pk=int(asked)).exclude(next_step="").first()
