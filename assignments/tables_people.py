"""The lists about people."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assignments.people_list import PersonRow, Standing

CLASSES = {
    Standing.ACTIVE: "",
    Standing.ON_THE_WAY: "bk-state-now",
    Standing.PAUSED: "",
    Standing.ENDED: "",
    Standing.ERASED: "",
}


class PeopleTable(tables.Table):
    """Names, where each stands, and how many things are missing: which ones stands on her own page."""

    chosen_name = tables.Column(
        verbose_name=_("Kalles"),
        order_by=("sort_name",),
        linkify=("assignments:participant", {"pk": tables.A("pk")}),
    )
    legal_name = tables.Column(verbose_name=_("Fullt navn"), order_by=("sort_legal_name",), default="–")
    standing = tables.Column(verbose_name=_("Nå"), order_by=("standing_order",))
    started_on = tables.DateColumn(verbose_name=_("Begynte"), format="j.n.Y")
    how_much_is_missing = tables.Column(verbose_name=_("Mangler"))

    class Meta:
        order_by = ("chosen_name",)
        empty_text = _("Ingen her.")

    def render_standing(self, value: Standing) -> Any:
        return format_html('<span class="bk-state {}">{}</span>', CLASSES[value], value.label)

    def render_how_much_is_missing(self, record: PersonRow) -> Any:
        if not record.missing:
            return ""
        return ", ".join(str(one.short) for one in record.missing)

    def value_how_much_is_missing(self, record: PersonRow) -> int:
        return len(record.missing)


class DaysTable(tables.Table):
    """Her days: when she came and what became of it."""

    day = tables.Column(verbose_name=_("Dag"), orderable=False)
    outcome = tables.Column(verbose_name=_("Hva ble det til"), orderable=False)
    hours = tables.Column(
        verbose_name=_("Timer"),
        orderable=False,
        attrs={"td": {"class": "bk-number"}, "th": {"class": "bk-number"}},
    )

    class Meta:
        empty_text = _("Hun har ikke vært her ennå.")

    def render_day(self, value: date) -> str:
        return date_format(value, gettext("l j. F Y"))
