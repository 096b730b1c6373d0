"""The tables of a year's own production: what was made, and the money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assignments.production_year import YearProduction
from bikuben.money import kroner
from bikuben.templatetags.bikuben import percent

WRAPPING = {
    "td": {"class": "bk-number"},
    "tf": {"class": "bk-number"},
    "th": {"class": "bk-number text-wrap"},
}


class _Figure(tables.Column):
    """A number of the product, and of all products at the foot; what can't be counted is a dash."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(attrs=WRAPPING, footer=self._of_all, default="–", **kwargs)

    def render(self, value: Any) -> str:
        return str(value)

    def _of_all(self, table: Any, bound_column: Any) -> str:
        value = getattr(table.found.total, bound_column.name)
        return "–" if value is None else self.render(value)


class _Kroner(_Figure):
    def render(self, value: Decimal) -> str:
        return kroner(value)


class _Decimal(_Figure):
    def render(self, value: Decimal) -> str:
        return percent(value)


class _YearTable(tables.Table):
    """Rows are the products of a `YearProduction`; the foot is all of them."""

    def __init__(self, found: YearProduction, **kwargs: Any) -> None:
        self.found = found
        super().__init__(found.products, show_footer=len(found.products) > 1, **kwargs)

    class Meta:
        orderable = False
        empty_text = _("Ingen produkter ennå.")


def _all(table: Any) -> str:
    return table.found.total.name


class MadeTable(_YearTable):
    """Pieces, and how fast they were made."""

    name = tables.Column(verbose_name=_("Produkt"), footer=_all)
    made = _Figure(verbose_name=pgettext_lazy("parti", "Laget"))
    rejects = _Figure(verbose_name=_("Vraket"))
    rejected_percent = _Decimal(verbose_name=_("Vraket, prosent"))
    delivered = _Figure(verbose_name=pgettext_lazy("stykker", "Levert"))
    sold = _Figure(verbose_name=_("Solgt"))
    days = _Figure(verbose_name=_("Dagsverk"))
    pieces_per_day = _Decimal(verbose_name=_("Stykker per dagsverk"))

    class Meta(_YearTable.Meta):
        pass


class MoneyTable(_YearTable):
    """What the sold pieces brought home, kroner."""

    name = tables.Column(verbose_name=_("Produkt"), footer=_all)
    sold_for = _Kroner(verbose_name=_("Solgt for, kr"))
    share = _Kroner(verbose_name=_("Vår del, kr"))
    parts_cost = _Kroner(verbose_name=_("Deler, kr"))
    surplus = _Kroner(verbose_name=_("Overskudd, kr"))
    parts_per_piece = _Kroner(verbose_name=_("Deler per stykke, kr"))
    surplus_per_piece = _Kroner(verbose_name=_("Overskudd per stykke, kr"))

    class Meta(_YearTable.Meta):
        pass
