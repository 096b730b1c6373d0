"""The lists of receipts, of counts, and of the lines of a file of sales."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assignments.models import CashSale, SaleCount
from assignments.sales_preview import PreviewLine
from assignments.tables_planning import NUMBER
from bikuben.documents.wording import short_date, short_moment
from bikuben.money import kroner

UNBROKEN = {"td": {"class": "text-nowrap"}}


class ReceiptTable(tables.Table):
    """Receipts, newest first; wants what they take back and where they were sold."""

    number = tables.Column(verbose_name=_("Kvittering"), order_by=("year", "number"), attrs=UNBROKEN)
    issued_at = tables.Column(verbose_name=_("Når"), attrs=UNBROKEN)
    place = tables.Column(verbose_name=_("Hvor"), accessor="movement__outlet", empty_values=())
    paid_by = tables.Column(verbose_name=_("Betalt med"))
    total = tables.Column(verbose_name=_("Kroner"), attrs=NUMBER)

    class Meta:
        model = CashSale
        fields = ("number", "issued_at", "place", "paid_by", "total")
        order_by = ("-number",)
        empty_text = _("Ingen kvitteringer ennå.")

    def render_number(self, record: CashSale) -> SafeString:
        address = reverse("assignments:cash_sale", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, record.full_number)

    def render_issued_at(self, record: CashSale) -> str:
        return short_moment(record.issued_at)

    def render_place(self, record: CashSale) -> str:
        outlet = record.movement.outlet
        return outlet.name if outlet else gettext("her hos oss")

    def render_paid_by(self, record: CashSale) -> SafeString | str:
        way = record.get_paid_by_display()
        if record.reverses_id is None:
            return way
        return format_html('{} <span class="bk-state">{}</span>', way, gettext("tatt tilbake"))

    def render_total(self, value: Decimal) -> str:
        return kroner(value)


class SaleCountTable(tables.Table):
    """Counts, newest first."""

    number = tables.Column(verbose_name=_("Telling"), order_by=("year", "number"), attrs=UNBROKEN)
    date = tables.Column(verbose_name=_("Dato"), attrs=UNBROKEN)
    change = tables.Column(verbose_name=_("Vekslepenger"), attrs=NUMBER)
    sales = tables.Column(verbose_name=_("Kontant solgt"), attrs=NUMBER)
    counted = tables.Column(verbose_name=_("Talt"), attrs=NUMBER)
    difference = tables.Column(verbose_name=_("Differanse"), attrs=NUMBER)
    counted_by = tables.Column(verbose_name=_("Talt av"), orderable=False)
    handed_to = tables.Column(verbose_name=_("Pengene"))

    class Meta:
        model = SaleCount
        fields = (
            "number", "date", "change", "sales", "counted", "difference", "counted_by", "handed_to",
        )  # fmt: skip
        order_by = ("-number",)
        empty_text = _("Ingen tellinger ennå.")

    def render_number(self, record: SaleCount) -> str:
        return record.full_number

    def render_date(self, value: date) -> str:
        return short_date(value)

    def render_change(self, value: Decimal) -> str:
        return kroner(value)

    render_sales = render_counted = render_change

    def render_difference(self, record: SaleCount) -> SafeString | str:
        if not record.difference:
            return "0"
        return format_html(
            '<span class="bk-state bk-state-warn">{}</span> <span class="bk-person-note">{}</span>',
            kroner(record.difference),
            record.explanation,
        )


class PreviewTable(tables.Table):
    """The lines of a file as they would be booked."""

    line = tables.Column(verbose_name=_("Linje"), attrs=NUMBER)
    day = tables.Column(verbose_name=_("Dato"), attrs=UNBROKEN)
    product = tables.Column(verbose_name=_("Vare"))
    quantity = tables.Column(verbose_name=_("Antall"), attrs=NUMBER)
    price = tables.Column(verbose_name=_("Pris"), attrs=NUMBER)
    amount = tables.Column(verbose_name=_("Beløp"), attrs=NUMBER)

    def render_day(self, value: date) -> str:
        return short_date(value)

    def render_product(self, record: PreviewLine) -> SafeString | str:
        if not record.batch:
            return record.product
        return format_html('{} <span class="bk-person-note">{}</span>', record.product, record.batch)

    def render_price(self, value: Decimal) -> str:
        return kroner(value)

    render_amount = render_price
