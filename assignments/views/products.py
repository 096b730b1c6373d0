"""The register of products: the list, one product's page, a new one, a change, the switches, the card."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import RequestConfig

from assignments.documents.card_drawings import DRAWINGS
from assignments.documents.product_card import card_lines, card_pdf, letters_too_many
from assignments.forms_products import ProductForm
from assignments.models import Product
from assignments.products import SWITCHES, add_product, change_product, switch_product
from assignments.products_shown import listed_products, lists_of
from assignments.tables_products import ProductTable
from bikuben import clock
from bikuben.once import once
from bikuben.refusals import Refused
from bikuben.roles import Role, for_roles, has_role
from bikuben.views.refusing import refuse_in_form

WHO_MAY_READ = (Role.SUPERVISOR, Role.ACCOUNTANT)
BATCHES_SHOWN = 12
LANGUAGES = ("nb", "en")


@for_roles(*WHO_MAY_READ)
@require_safe
def products(request: HttpRequest) -> HttpResponse:
    """What is made, with what one costs in the shop and in parts."""
    found = list(listed_products())
    today = clock.today()
    for one in found:
        current = lists_of(one, today=today).current
        one.parts_cost = current.total if current else None
    table = ProductTable(found)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return render(request, "assignments/products/products.html", {"table": table, "any": bool(found)})


@for_roles(*WHO_MAY_READ)
@require_safe
def product(request: HttpRequest, pk: int) -> HttpResponse:
    """One product: what it is made of, what is switched on, its card, its check list, its batches."""
    found = get_object_or_404(listed_products(), pk=pk)
    batches = list(found.batches.order_by("-year", "-number")[: BATCHES_SHOWN + 1])
    context = {
        "product": found,
        "lists": lists_of(found, today=clock.today()),
        "switches": _switches(found),
        "cards": [
            {"language": language, "title": title, "lines": _drawn(text)}
            for language, title, text in (
                ("nb", _("Norsk"), found.card_nb),
                ("en", _("Engelsk"), found.card_en),
            )
            if text
        ],
        "points": list(found.check_points.filter(is_active=True)) if found.uses_checklist else [],
        "batches": batches[:BATCHES_SHOWN],
        "more": len(batches) > BATCHES_SHOWN,
    }
    return render(request, "assignments/products/product.html", context)


def _drawn(text: str) -> list[tuple[str, str]]:
    return [(line, DRAWINGS.get(symbol or "", "")) for line, symbol in card_lines(text)]


def _switches(found: Product) -> list[dict[str, object]]:
    said = {
        "steps": (
            _("Tre trinn"),
            _(
                "Dere fører hvor mange som er satt sammen, klargjort og pakket, hver dag. "
                "Gjelder fra neste parti."
            ),
        ),
        "reservations": (
            _("Hold av komponenter"),
            _(
                "Når et parti begynner, holdes komponentene av, så ingen andre partier tar dem. "
                "Slår du det av, blir det som er holdt av, stående til partiet er avsluttet."
            ),
        ),
        "check_list": (
            _("Sjekkliste"),
            _("Hvert parti får ei liste over det som skal ses etter før det pakkes."),
        ),
        "barcodes": (
            _("Strekkode på etikettene"),
            _("Etikettene kan få strekkode eller QR-kode ved siden av partikoden."),
        ),
    }
    return [
        {"code": code, "name": said[code][0], "does": said[code][1], "on": getattr(found, field)}
        for code, field in SWITCHES.items()
    ]


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def new_product(request: HttpRequest) -> HttpResponse:
    """A new product; what it is made of comes next."""
    form = ProductForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = add_product(**form.details(), by=request.user)
        except Refused as refused:
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Produktet er registrert. Skriv hva det er laget av."))
            return redirect("assignments:parts_list", pk=made.pk)
    context = {"form": form, "back": reverse("assignments:products")}
    return render(
        request, "assignments/products/product_form.html", context, status=422 if form.errors else 200
    )


@for_roles(Role.SUPERVISOR)
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a product, its card, or say that it is no longer made."""
    found = get_object_or_404(Product.objects.select_related("job"), pk=pk)
    form = ProductForm(request.POST if request.method == "POST" else None, product=found)
    if form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            change_product(found, **form.details(), version=version, by=request.user)
        except Refused as refused:
            if refused.code == "stale":
                raise
            refuse_in_form(form, refused)
        else:
            messages.success(request, _("Lagret."))
            return redirect("assignments:product", pk=pk)
    context = {"form": form, "product": found, "back": reverse("assignments:product", args=[pk])}
    return render(
        request, "assignments/products/product_form.html", context, status=422 if form.errors else 200
    )


@for_roles(Role.SUPERVISOR)
@require_POST
@once
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch something on or off."""
    found = get_object_or_404(Product, pk=pk)
    on = request.POST.get("on") == "1"
    switch_product(found, request.POST.get("switch", ""), on, by=request.user)
    messages.success(request, _("Slått på.") if on else _("Slått av."))
    return redirect("assignments:product", pk=pk)


@for_roles(*WHO_MAY_READ)
@require_safe
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet of cards, `?language=` nb or en."""
    found = get_object_or_404(Product, pk=pk)
    language = request.GET.get("language", "nb")
    if language not in LANGUAGES:
        raise Http404
    text = found.card_en if language == "en" else found.card_nb
    write = (reverse("assignments:change_product", args=[pk]), _("Skriv teksten"))
    mend = write if has_role(request.user, Role.SUPERVISOR) else None
    if not text:
        raise Refused(_("Kortet har ingen tekst på dette språket ennå."), code="no_card", mend=mend)
    if too_many := letters_too_many(text):
        raise Refused(
            _("Teksten får ikke plass på kortet. Ta bort omtrent %(letters)s tegn.") % {"letters": too_many},
            code="card_full",
            mend=mend,
        )
    response = HttpResponse(card_pdf(found.name, text, language=language), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="kort-{found.prefix}-{language}.pdf"'
    return response
