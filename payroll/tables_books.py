"""The books' accounts of a period, and everyone's sums of a year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bikuben.money import kroner
from payroll.books import Books
from payroll.tables import UNBROKEN, KronerColumn
from payroll.yearly_statements import Statement


def _sum(table: tables.Table, bound_column: Any) -> str:
    return kroner(sum((bound_column.accessor.resolve(row) for row in table.data), Decimal(0)))


class SideColumn(KronerColumn):
    """An amount with the sum of all below; nothing is a dash."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(footer=_sum, **kwargs)

    def render(self, value: Decimal) -> str:
        return kroner(value) if value else "–"


class BalancesTable(tables.Table):
    """What stood on each account before, what it was moved, and what stands there after."""

    number = tables.Column(
        verbose_name=_("Konto"), accessor="account__number", footer=_("Sum"), attrs=UNBROKEN
    )
    name = tables.Column(verbose_name=_("Navn"), accessor="account__name")
    opening = SideColumn(verbose_name=_("Før"))
    debit = SideColumn(verbose_name=_("Debet"))
    credit = SideColumn(verbose_name=_("Kredit"))
    closing = SideColumn(verbose_name=_("Etter"))

    class Meta:
        orderable = False
        empty_text = _("Ingenting er ført.")

    def __init__(self, books: Books, **kwargs: Any) -> None:
        super().__init__([one for one in books.balances if one.is_touched], **kwargs)


class StatementsTable(tables.Table):
    """Everyone who was paid in a year, with her sums and her sheet."""

    name = tables.Column(verbose_name=_("Navn"), accessor="legal_name", footer=_("Alle"))
    gross = SideColumn(verbose_name=_("Før skatt"), accessor="total__gross")
    withholding = SideColumn(verbose_name=_("Skatt"), accessor="total__withholding")
    garnishment = SideColumn(verbose_name=_("Utleggstrekk"), accessor="total__garnishment")
    net = SideColumn(verbose_name=_("I hånda"), accessor="total__net")
    holiday_base = SideColumn(verbose_name=_("Feriepengegrunnlag"), accessor="total__holiday_base")
    sheet = tables.Column(verbose_name=_("Årsoppgave"), empty_values=(), attrs=UNBROKEN)

    class Meta:
        orderable = False
        empty_text = _("Ingen har fått lønn dette året.")

    def render_name(self, record: Statement) -> str | SafeString:
        if record.is_erased:
            return record.legal_name
        url = reverse("assignments:participant", args=[record.participant_id])
        return format_html('<a href="{}">{}</a>', url, record.legal_name)

    def render_sheet(self, record: Statement) -> str | SafeString:
        if record.is_erased:
            return ""
        url = reverse("payroll:statement", args=[record.participant_id, record.year])
        hers = gettext("Årsoppgaven til %(name)s") % {"name": record.legal_name}
        return format_html('<a href="{}" aria-label="{}">{}</a>', url, hers, gettext("Skriv ut"))
