"""The list of holiday pay: each person and earning year, with the sums."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bikuben.money import kroner
from payroll.holiday_debt import HolidayYear
from payroll.holiday_page import HolidayPage
from payroll.tables import NUMBER


class SumColumn(tables.Column):
    """An amount with its sum; nothing is a dash."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(attrs=NUMBER, footer=_total, **kwargs)

    def render(self, value: Decimal) -> str:
        return kroner(value) if value else "–"


def _total(table: HolidayTable, bound_column: Any) -> str:
    return kroner(table.page_of.total(bound_column.name))


class HolidayTable(tables.Table):
    """By name, then by earning year."""

    name = tables.Column(
        verbose_name=_("Kalles"),
        accessor="participant__chosen_name",
        linkify=("assignments:participant", {"pk": tables.A("participant__pk")}),
        footer=_("I alt"),
    )
    year = tables.Column(verbose_name=_("Opptjent i"))
    base = SumColumn(verbose_name=_("Grunnlag"))
    accrued = SumColumn(verbose_name=_("Opptjent"))
    paid = SumColumn(verbose_name=_("Betalt"))
    owed = SumColumn(verbose_name=_("Til gode"))

    class Meta:
        orderable = False
        empty_text = _("Ingen har tjent opp feriepenger.")

    def __init__(self, page: HolidayPage, **kwargs: Any) -> None:
        self.page_of = page
        super().__init__(page.years, **kwargs)

    def render_name(self, value: Any) -> str:
        return str(value)

    def render_owed(self, value: Decimal, record: HolidayYear) -> str | SafeString:
        if record.overpaid:
            words = gettext("%(amount)s kr for mye") % {"amount": kroner(record.overpaid)}
            return format_html('<span class="bk-state bk-state-warn">{}</span>', words)
        return kroner(value) if value else "–"
