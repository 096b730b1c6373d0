"""The list of settlements, and what each outlet owes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from assignments.models import Outlet, OutletSettlement
from assignments.outlet_owes import Owes
from assignments.settlement_balance import SettlementState
from assignments.tables_planning import NUMBER, ON_SCREEN
from bikuben.documents.wording import short_date
from bikuben.money import kroner

UNBROKEN = {"td": {"class": "text-nowrap"}}
SMALL_LINK = '<a class="btn btn-secondary btn-sm" href="{}">{}<span class="visually-hidden">: {}</span></a>'


class OwesTable(tables.Table):
    """What each outlet owes; a row is an outlet and its `Owes`."""

    outlet = tables.Column(verbose_name=_("Utsalgssted"))
    settled = tables.Column(
        verbose_name=_("Avregnet, ikke betalt, kr"), accessor="owes__settled", attrs=NUMBER
    )
    unsettled = tables.Column(
        verbose_name=_("Solgt, ikke avregnet, kr"), accessor="owes__unsettled", attrs=NUMBER
    )
    act = tables.Column(verbose_name="", accessor="owes", attrs=ON_SCREEN)

    class Meta:
        orderable = False
        empty_text = _("Ingen utsalgssteder ennå.")

    def render_settled(self, value: Decimal) -> str:
        return kroner(value) if value else "–"

    def render_unsettled(self, value: Decimal) -> str:
        return kroner(value) if value else "–"

    def render_act(self, value: Owes, record: dict[str, Any]) -> SafeString | str:
        if not value.unsettled:
            return ""
        outlet: Outlet = record["outlet"]
        address = reverse("assignments:settle_outlet", args=[outlet.pk])
        return format_html(SMALL_LINK, address, gettext("Avregn"), outlet.name)


class SettlementTable(tables.Table):
    """Settlements with where their money is, newest first; wants `with_left`."""

    number = tables.Column(
        verbose_name=_("Avregning"),
        linkify=("assignments:outlet_settlement", {"pk": tables.A("pk")}),
        order_by=("year", "number"),
        attrs=UNBROKEN,
    )
    outlet_name = tables.Column(verbose_name=_("Utsalgssted"))
    period_to = tables.Column(verbose_name=_("Periode"), order_by=("period_to", "pk"))
    pieces = tables.Column(verbose_name=_("Stykker"), attrs=NUMBER)
    owed = tables.Column(verbose_name=_("Vår del, kr"), attrs=NUMBER)
    left = tables.Column(verbose_name=_("Står igjen, kr"), attrs=NUMBER)
    state = tables.Column(verbose_name=pgettext_lazy("avregning", "Oppgjort?"))

    class Meta:
        model = OutletSettlement
        fields = ("number", "outlet_name", "period_to", "pieces", "owed", "left", "state")
        order_by = ("-number",)
        empty_text = _("Ingen avregninger her.")

    def render_number(self, record: OutletSettlement) -> str:
        return record.full_number

    def render_period_to(self, record: OutletSettlement) -> str:
        return f"{short_date(record.period_from)}\u00a0– {short_date(record.period_to)}"

    def render_pieces(self, value: int) -> str:
        return kroner(value)  # a number as amounts are written, with a true minus

    def render_owed(self, value: Decimal) -> str:
        return kroner(value)

    def render_left(self, value: Decimal) -> str:
        return kroner(value) if value else "–"

    def render_state(self, value: Any) -> SafeString:
        state = SettlementState(value)
        return format_html('<span class="bk-state {}">{}</span>', state.sign, state.label)
