"""The list of what published tables and the calculation differ by."""

from __future__ import annotations

from collections.abc import Iterator

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _
from django_tables2.data import TableData

from payroll.compare_tables import Differences
from payroll.models import YearRates
from payroll.rules.compare_tables import Difference
from payroll.rules.withholding import Period
from payroll.tables import KronerColumn

PERIODS = {
    Period.MONTH: _("måned"),
    Period.TWO_WEEKS: _("to uker"),
    Period.WEEK: _("uke"),
    Period.FOUR_DAYS: _("fire dager"),
    Period.THREE_DAYS: _("tre dager"),
    Period.TWO_DAYS: _("to dager"),
    Period.DAY: _("én dag"),
}


class DifferenceData(TableData):
    """Differences, of which a page at a time is made."""

    def __init__(self, row: YearRates) -> None:
        super().__init__(Differences(row))

    def __len__(self) -> int:
        return len(self.data)

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.data[:])


class DifferenceTable(tables.Table):
    """Row by row, in the order of the tables."""

    table = tables.Column(verbose_name=_("Tabell"))
    period = tables.Column(verbose_name=_("Periode"))
    basis = KronerColumn(verbose_name=_("Grunnlag"))
    published = KronerColumn(verbose_name=_("Publisert"))
    calculated = KronerColumn(verbose_name=_("Programmet regner"))

    class Meta:
        orderable = False

    def render_period(self, value: Period) -> str:
        return str(PERIODS[value])
