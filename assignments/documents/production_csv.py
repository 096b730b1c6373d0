"""The year of own production as a CSV file for a spreadsheet.

Semicolons, decimal commas, CRLF and a byte order mark: as spreadsheets here open files without being asked.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assignments.models import RejectCause
from assignments.production_year import YearProduction
from assignments.rules.production_year import ProductFigures

#: What a spreadsheet would take for a formula when a cell begins with it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def production_csv(found: YearProduction) -> bytes:
    """A row a product and one for all; the same year gives the same bytes."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_headings())
    for row in (*found.products, found.total):
        writer.writerow(_cells(found.year, row))
    return text.getvalue().encode("utf-8-sig")


def safe_name(name: str) -> str:
    """A product's name as a cell that no spreadsheet counts with. A file of sales may have it so too."""
    return f"'{name}" if name.startswith(FORMULA_SIGNS) else name


def _headings() -> list[str]:
    return [
        _("År"),
        _("Produkt"),
        pgettext("parti", "Laget"),
        _("Vraket"),
        *(_("Vraket: %(cause)s") % {"cause": cause.label} for cause in RejectCause),
        _("Vraket, prosent"),
        pgettext("stykker", "Levert"),
        _("Solgt"),
        _("Solgt for"),
        _("Vår del"),
        _("Deler"),
        _("Overskudd"),
        _("Deler per stykke"),
        _("Overskudd per stykke"),
        _("Dagsverk"),
        _("Stykker per dagsverk"),
    ]


def _cells(year: int, row: ProductFigures) -> list[str]:
    causes = dict(row.rejected)
    return [
        str(year),
        safe_name(row.name),
        str(row.made),
        str(row.rejects),
        *(str(causes.get(cause.value, 0)) for cause in RejectCause),
        _number(row.rejected_percent),
        str(row.delivered),
        str(row.sold),
        _kroner(row.sold_for),
        _kroner(row.share),
        _kroner(row.parts_cost),
        _kroner(row.surplus),
        _kroner(row.parts_per_piece),
        _kroner(row.surplus_per_piece),
        "" if row.days is None else str(row.days),
        _number(row.pieces_per_day),
    ]


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}".replace(".", ",")


def _kroner(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:.2f}".replace(".", ",")
