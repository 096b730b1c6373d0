"""The two tables of what work costs: who pays for it, and what it is made of."""

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
from payroll.cost_rows import CostRow
from payroll.tables import NUMBER

TWO_LINES = {**NUMBER, "th": {"class": "bk-number bk-two-lines"}}
SELDOM = ("to_invoice", "garnishment")


def _sum(table: CostTable, bound_column: Any) -> object:
    return _written(getattr(table.total, bound_column.name))


def _written(value: Decimal | int | None) -> str:
    if not value:
        return "–"
    return kroner(value) if isinstance(value, Decimal) else str(value)


class SumColumn(tables.Column):
    """A count or kroner, with its sum; none is a dash."""

    def __init__(self, *, attrs: dict[str, Any] = NUMBER, **kwargs: Any) -> None:
        super().__init__(attrs=attrs, footer=_sum, empty_values=(), **kwargs)

    def render(self, value: Decimal | int | None) -> str:
        return _written(value)


class CostTable(tables.Table):
    """What both tables share: the line's name, the sums at the foot, no column that is nothing everywhere."""

    name = tables.Column(order_by="order", footer=_("I alt"))

    def __init__(self, rows: list[CostRow], *, total: CostRow, heading: str, **kwargs: Any) -> None:
        self.total = total
        seldom = [name for name in SELDOM if not any(getattr(row, name) for row in rows)]
        super().__init__(rows, exclude=seldom, empty_text=_("Ingenting er betalt dette året."), **kwargs)
        self.columns["name"].column.verbose_name = heading

    def render_name(self, record: CostRow) -> SafeString | str:
        if record.job is not None:
            url = reverse("assignments:job", args=[record.job])
        elif record.client is not None:
            url = reverse("assignments:client", args=[record.client])
        else:
            return record.name
        return format_html('<a href="{}">{}</a>', url, record.name)


class WhoPaysTable(CostTable):
    """Who pays for the work: clients, and grants what is left."""

    days = SumColumn(verbose_name=_("Dagsverk"))
    cost = SumColumn(verbose_name=_("Koster, kr"))
    invoiced = SumColumn(verbose_name=_("Fakturert, kr"))
    to_invoice = SumColumn(verbose_name=_("Å fakturere, kr"))
    gap = SumColumn(verbose_name=_("Tilskudd, kr"))
    cost_of_day = SumColumn(verbose_name=_("Koster per dagsverk, kr"), attrs=TWO_LINES)
    gap_of_day = SumColumn(verbose_name=_("Tilskudd per dagsverk, kr"), attrs=TWO_LINES)
    covered = tables.Column(
        verbose_name=_("Dekket"), empty_values=(), footer=lambda table: covered_bar(table.total)
    )

    def render_covered(self, record: CostRow) -> SafeString | str:
        return covered_bar(record)


class WhatItIsTable(CostTable):
    """What the cost is made of."""

    about = _("Hva det går til")

    net = SumColumn(verbose_name=_("I hånda, kr"))
    withholding = SumColumn(verbose_name=_("Skatt, kr"))
    garnishment = SumColumn(verbose_name=_("Utleggstrekk, kr"))
    contribution = SumColumn(verbose_name=_("Avgift, kr"))
    holiday = SumColumn(verbose_name=_("Feriepenger, kr"))
    cost = SumColumn(verbose_name=_("Koster, kr"))


def covered_bar(row: CostRow) -> SafeString | str:
    """How much of the cost clients pay: a bar, and the same in figures."""
    if row.covered is None:
        return "–"
    words = gettext("Dekket av oppdragsgiver")
    return format_html(
        '<progress class="bk-progress bk-covered" max="100" value="{}" aria-label="{}"></progress>{} %',
        min(100, row.covered),
        words,
        row.covered,
    )
