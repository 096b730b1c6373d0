"""Payroll's lists, each at a constant number of queries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bikuben.documents.wording import short_date
from bikuben.money import kroner
from payroll.figures import YearFigures
from payroll.models import CashCount, CashMovement, PaySlip
from payroll.slip_status import status_of

NUMBER = {"th": {"class": "bk-number"}, "td": {"class": "bk-number"}, "tf": {"class": "bk-number"}}

WRAPPING = {**NUMBER, "th": {"class": "bk-number text-wrap"}}  # for a long heading over short figures
UNBROKEN = {"td": {"class": "text-nowrap"}}


class KronerColumn(tables.Column):
    """An amount as it is written here, to the right."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(attrs=NUMBER, **kwargs)

    def render(self, value: Decimal) -> str:
        return kroner(value)


class DateColumn(tables.Column):
    """A short date."""

    def render(self, value: date) -> str:
        return short_date(value)


class PaySlipTable(tables.Table):
    """Slips, newest first."""

    number = tables.Column(
        verbose_name=_("Slipp"),
        linkify=("payroll:slip", {"pk": tables.A("pk")}),
        order_by=("year", "number"),
        attrs=UNBROKEN,
    )
    date = DateColumn(verbose_name=_("Utbetalt"))
    legal_name = tables.Column(verbose_name=_("Navn"), orderable=False)
    gross = KronerColumn(verbose_name=_("Brutto"))
    withholding = KronerColumn(verbose_name=_("Trekk"))
    net = KronerColumn(verbose_name=_("I hånda"))
    status = tables.Column(verbose_name=_("Hvor er den?"), empty_values=(), orderable=False)

    class Meta:
        model = PaySlip
        fields = ("number", "date", "legal_name", "gross", "withholding", "net", "status")
        order_by = ("-number",)
        empty_text = _("Ingen slipper her.")

    def render_number(self, record: PaySlip) -> str:
        return record.full_number

    def render_legal_name(self, value: Any) -> str:
        return str(value)

    def render_status(self, record: PaySlip) -> SafeString:
        status = status_of(record)
        return format_html('<span class="bk-state {}">{}</span>', status.sign, status.label)


class CashMovementTable(tables.Table):
    """Money in and out, newest first."""

    about = _("Inn og ut")

    number = tables.Column(verbose_name=_("Bilag"), attrs=UNBROKEN)
    issued_on = DateColumn(verbose_name=_("Ført"))
    kind = tables.Column(verbose_name=_("Hva"))
    text = tables.Column(verbose_name=_("Merknad"), empty_values=())
    amount = KronerColumn(verbose_name=_("Kroner"))

    class Meta:
        model = CashMovement
        fields = ("number", "issued_on", "kind", "text", "amount")
        orderable = False
        empty_text = _("Ingen penger er ført ennå.")

    def render_number(self, record: CashMovement) -> str:
        return record.full_number

    def render_text(self, record: CashMovement) -> str | SafeString:
        if record.slip is None:
            return str(record.text)
        url = reverse("payroll:slip", args=[record.slip_id])
        link = format_html('<a href="{}">{} {}</a>', url, _("Slipp"), record.slip.full_number)
        if record.explains is None:
            return link
        return format_html("{} {}", link, _("(før telling %s)") % record.explains.full_number)


class CashCountTable(tables.Table):
    """Counts, newest first."""

    about = _("Tellinger")

    number = tables.Column(verbose_name=_("Telling"), attrs=UNBROKEN)
    date = DateColumn(verbose_name=_("Dato"))
    expected = KronerColumn(verbose_name=_("Skulle være"))
    counted = KronerColumn(verbose_name=_("Talt"))
    difference = KronerColumn(verbose_name=_("Differanse"))
    explanation = tables.Column(verbose_name=_("Forklaring"))
    counted_by = tables.Column(verbose_name=_("Talt av"))

    class Meta:
        model = CashCount
        fields = ("number", "date", "expected", "counted", "difference", "explanation", "counted_by")
        orderable = False
        empty_text = _("Kassa er ikke talt ennå.")

    def render_number(self, record: CashCount) -> str:
        return record.full_number

    def render_explanation(self, value: Any) -> str:
        return str(value)

    def render_counted_by(self, value: Any) -> str:
        return str(value)


class FigureColumn(tables.Column):
    """A count or a sum; none is a dash."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(attrs=WRAPPING, footer=_total, **kwargs)

    def render(self, value: Decimal | int) -> str:
        if not value:
            return "–"
        return kroner(value) if isinstance(value, Decimal) else str(value)


def _total(table: FiguresTable, bound_column: Any) -> str:
    if bound_column.name == "people":
        return str(table.figures.people)
    total = table.figures.total(bound_column.name)
    return kroner(total) if isinstance(total, Decimal) else str(total)


class FiguresTable(tables.Table):
    """A year month by month, with its sums."""

    month = tables.Column(verbose_name=_("Måned"), footer=lambda table: table.year_words)
    days_held = FigureColumn(verbose_name=_("Dager"))
    days_cancelled = FigureColumn(verbose_name=_("Avlyst"))
    people = FigureColumn(verbose_name=_("Deltakere"))
    participant_days = FigureColumn(verbose_name=_("Dagsverk"))
    net = FigureColumn(verbose_name=_("I hånda, kr"))
    gross = FigureColumn(verbose_name=_("Før skatt, kr"))
    withholding = FigureColumn(verbose_name=_("Skatt, kr"))
    contribution = FigureColumn(verbose_name=_("Avgift, kr"))
    holiday_base = FigureColumn(verbose_name=_("Gir feriepenger av, kr"))

    class Meta:
        orderable = False
        empty_text = _("Ingen tall for dette året.")

    def __init__(self, figures: YearFigures, *, is_over: bool = True, **kwargs: Any) -> None:
        self.figures, self.is_over = figures, is_over
        # A project that pays fees has no holiday pay to speak of.
        exclude = () if figures.total("holiday_base") else ("holiday_base",)
        super().__init__(figures.months, exclude=exclude, **kwargs)

    @property
    def year_words(self) -> str:
        """What the sums are of."""
        return gettext("Hele året") if self.is_over else gettext("Hittil i år")

    def render_month(self, value: date) -> str:
        return date_format(value, "F")
