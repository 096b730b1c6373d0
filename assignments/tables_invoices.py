"""The list of invoices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from assignments.invoice_balance import InvoiceState
from assignments.models import Invoice
from assignments.tables_planning import NUMBER
from bikuben.documents.wording import short_date
from bikuben.money import kroner

UNBROKEN = {"td": {"class": "text-nowrap"}}


class InvoiceTable(tables.Table):
    """Invoices with what is open on them, newest first; wants `with_state`."""

    number = tables.Column(
        verbose_name=_("Faktura"),
        linkify=("assignments:invoice", {"pk": tables.A("pk")}),
        order_by=("year", "number"),
        attrs=UNBROKEN,
    )
    date = tables.Column(verbose_name=_("Dato"), attrs=UNBROKEN)
    client_name = tables.Column(verbose_name=_("Oppdragsgiver"))
    due_on = tables.Column(verbose_name=_("Forfall"), attrs=UNBROKEN)
    total = tables.Column(verbose_name=_("Beløp, kr"), attrs=NUMBER)
    open = tables.Column(verbose_name=_("Står igjen, kr"), attrs=NUMBER)
    state = tables.Column(verbose_name=_("Betalt?"))

    class Meta:
        model = Invoice
        fields = ("number", "date", "client_name", "due_on", "total", "open", "state")
        order_by = ("-number",)
        empty_text = _("Ingen fakturaer her.")

    def render_number(self, record: Invoice) -> str:
        return record.full_number

    def render_date(self, value: date) -> str:
        return short_date(value)

    def render_due_on(self, value: date) -> str:
        return short_date(value)

    def render_total(self, value: Decimal) -> str:
        return kroner(value)

    def render_open(self, value: Decimal) -> str:
        return kroner(value) if value else "–"

    def render_state(self, value: Any) -> SafeString:
        state = InvoiceState(value)
        return format_html('<span class="bk-state {}">{}</span>', state.sign, state.label)
