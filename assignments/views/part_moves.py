"""What the supervisor enters of parts in stock: a delivery, a loss, a correction, a count."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assignments.count_parts import MovedMeanwhile, count_parts
from assignments.documents.count_sheet import CountRow, count_sheet_pdf
from assignments.forms_parts import CorrectionForm, CountForm, DeliveryForm, LossForm
from assignments.lose_parts import correct_parts, lose_parts
from assignments.models import Component, StockMovement
from assignments.parts_left import components_by_name
from assignments.receive_parts import earlier_suppliers, receive_parts
from assignments.stock_ledger import on_shelf
from bikuben import clock
from bikuben.models import Project
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles
from bikuben.views.refusing import refuse_in_form


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def receive(request: HttpRequest) -> HttpResponse:
    """One delivery: whom from, when, how many of each and what one cost."""
    today = clock.today()
    components = components_by_name()
    form = DeliveryForm(
        request.POST if request.method == "POST" else None, components=components, initial={"date": today}
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = receive_parts(
                form.received(),
                supplier=data["supplier"],
                date=data["date"],
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Ført. Delene er på lager."))
            return redirect("assignments:part_movement", pk=made.pk)
    context = {"form": form, "suppliers": earlier_suppliers(), "has_any": bool(components)}
    return render(request, "assignments/parts/receive.html", context, status=422 if form.errors else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def lose(request: HttpRequest, pk: int) -> HttpResponse:
    """Parts that went missing or broke."""
    found = get_object_or_404(Component, pk=pk)
    today = clock.today()
    form = LossForm(request.POST if request.method == "POST" else None, initial={"date": today})
    if form.is_valid():
        try:
            lose_parts(found, **form.cleaned_data, by=request.user, now=clock.now(), today=today)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Ført som svinn."))
            return redirect("assignments:part", pk=pk)
    context = {"form": form, "part": found, "shelf": on_shelf([found])[pk]}
    return render(request, "assignments/parts/lose.html", context, status=422 if form.errors else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A number that was entered wrong."""
    found = get_object_or_404(Component, pk=pk)
    today = clock.today()
    form = CorrectionForm(request.POST if request.method == "POST" else None, initial={"date": today})
    if form.is_valid():
        data = form.cleaned_data
        try:
            correct_parts(
                found,
                form.difference(),
                reason=data["reason"],
                date=data["date"],
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Rettet."))
            return redirect("assignments:part", pk=pk)
    context = {"form": form, "part": found, "shelf": on_shelf([found])[pk]}
    return render(request, "assignments/parts/correct.html", context, status=422 if form.errors else 200)


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def count(request: HttpRequest) -> HttpResponse:
    """The count sheet. What moved since the page was shown is refused with what it is now."""
    today = clock.today()
    components = components_by_name()
    there = on_shelf(components)
    form = CountForm(request.POST if request.method == "POST" else None, components=components, there=there)
    if form.is_valid():
        try:
            made = count_parts(
                form.counted(),
                reason=form.cleaned_data["reason"],
                date=today,
                by=request.user,
                now=clock.now(),
                today=today,
            )
        except MovedMeanwhile as moved:
            form = _asked_again(request, moved, components, there)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            _tell(request, made)
            return redirect("assignments:part_movement", pk=made.pk)
    context = {"form": form, "there": there, "has_any": bool(components)}
    return render(request, "assignments/parts/count.html", context, status=422 if form.errors else 200)


@for_roles(Role.SUPERVISOR)
@require_safe
def count_sheet(request: HttpRequest) -> HttpResponse:
    """The list to print and count by."""
    components = components_by_name()
    there = on_shelf(components)
    project = Project.current()
    page = count_sheet_pdf(
        [CountRow(one.name, one.article, there[one.pk]) for one in components],
        project=project.name if project else "",
        day=clock.today(),
        language="en" if (get_language() or "").startswith("en") else "nb",
    )
    response = HttpResponse(page, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="telleliste.pdf"'
    return response


def _asked_again(
    request: HttpRequest, moved: MovedMeanwhile, components: Iterable[Component], there: dict[int, int]
) -> CountForm:
    """The same sheet, with the rows that moved emptied and what there is of them now."""
    data = request.POST.copy()
    for pk, number in moved.there.items():
        data[f"expected-{pk}"], data[f"counted-{pk}"] = str(number), ""
    form = CountForm(data, components=components, there=there)
    form.is_valid()
    for pk, number in moved.there.items():
        form.add_error(
            f"counted-{pk}",
            _("Lageret er endret mens du talte: nå skal det være %(number)s. Tell en gang til.")
            % {"number": number},
        )
    return form


def _tell(request: HttpRequest, made: StockMovement) -> None:
    differing = sum(1 for one in made.counts.all() if one.difference)
    if not differing:
        messages.success(request, _("Talt, og alt stemmer."))
        return
    text = ngettext(
        "Talt. %(count)s komponent stemte ikke, og er rettet.",
        "Talt. %(count)s komponenter stemte ikke, og er rettet.",
        differing,
    )
    messages.warning(request, text % {"count": differing})
