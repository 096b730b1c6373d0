"""The list of products."""

from __future__ import annotations

from decimal import Decimal

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assignments.models import Product
from assignments.tables_planning import NUMBER
from bikuben.money import kroner


class ProductTable(tables.Table):
    """Each product with what it costs in the shop and in parts. `parts_cost` is set by the view, kroner."""

    name = tables.Column(verbose_name=_("Navn"), linkify=("assignments:product", {"pk": tables.A("pk")}))
    prefix = tables.Column(verbose_name=_("Bokstaver i koden"))
    price = tables.Column(verbose_name=_("Pris i butikk, kr"), attrs=NUMBER)
    parts_cost = tables.Column(
        verbose_name=_("Komponenter for én, kr"), attrs=NUMBER, orderable=False, empty_values=()
    )
    open_batches = tables.Column(verbose_name=_("Partier i arbeid"), attrs=NUMBER)
    is_active = tables.Column(verbose_name=_("Tilstand"))

    class Meta:
        model = Product
        fields = ("name", "prefix", "price", "parts_cost", "open_batches", "is_active")
        order_by = ("-is_active", "name")
        empty_text = _("Ingen produkter ennå.")

    def render_price(self, value: Decimal) -> str:
        return kroner(value)

    def render_parts_cost(self, record: Product) -> str:
        return "–" if record.parts_cost is None else kroner(record.parts_cost)

    def render_is_active(self, value: bool) -> SafeString:
        if value:
            return format_html('<span class="bk-state bk-state-done">{}</span>', gettext("i produksjon"))
        return format_html('<span class="bk-state">{}</span>', gettext("ikke i produksjon"))
