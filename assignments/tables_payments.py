"""The lists of payments, of unknown money and of overdue invoices, each at a constant number of queries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from assignments.invoice_links import invoice_page
from assignments.models import ClientPayment, Invoice, UnknownPayment
from assignments.tables_planning import NUMBER, ON_SCREEN
from bikuben.documents.wording import short_date
from bikuben.money import kroner

UNBROKEN = {"td": {"class": "text-nowrap"}}
SMALL_LINK = '<a class="btn btn-secondary btn-sm" href="{}">{}</a>'


class PaymentTable(tables.Table):
    """What clients have paid, newest first."""

    number = tables.Column(verbose_name=_("Bilag"), order_by=("year", "number"), attrs=UNBROKEN)
    date = tables.Column(verbose_name=_("Kom"), attrs=UNBROKEN)
    invoice = tables.Column(verbose_name=_("Faktura"), order_by=("invoice__year", "invoice__number"))
    client = tables.Column(verbose_name=_("Oppdragsgiver"), accessor="invoice__client_name")
    source = tables.Column(verbose_name=_("Hvordan"))
    amount = tables.Column(verbose_name=_("Kroner"), attrs=NUMBER)
    undo = tables.Column(verbose_name="", orderable=False, empty_values=(), attrs=ON_SCREEN)

    class Meta:
        model = ClientPayment
        fields = ("number", "date", "invoice", "client", "source", "amount", "undo")
        order_by = ("-number",)
        empty_text = _("Ingen innbetalinger her.")

    def render_number(self, record: ClientPayment) -> str:
        return record.full_number

    def render_date(self, value: date) -> str:
        return short_date(value)

    def render_invoice(self, record: ClientPayment) -> SafeString:
        return _invoice_link(record.invoice)

    def render_source(self, record: ClientPayment) -> SafeString | str:
        if record.reverses_id is None:
            return gettext("betalt tilbake") if record.is_refund else record.get_source_display()
        return format_html('<span class="bk-state">{}</span>', gettext("ført tilbake"))

    def render_amount(self, value: Decimal) -> str:
        return kroner(value)

    def render_undo(self, record: ClientPayment) -> SafeString | str:
        if record.reverses_id is not None or record.is_reversed:
            return ""
        address = reverse("assignments:take_back_payment", args=[record.pk])
        return format_html(SMALL_LINK, address, gettext("Før tilbake"))


class UnknownTable(tables.Table):
    """Money that no one has explained; her words about it are shown, so nothing here is sorted by them."""

    date = tables.Column(verbose_name=_("Kom"), attrs=UNBROKEN)
    amount = tables.Column(verbose_name=_("Kroner"), attrs=NUMBER)
    kid = tables.Column(verbose_name="KID", default="–")
    text = tables.Column(verbose_name=_("Hva banken sier"), orderable=False, empty_values=())
    act = tables.Column(verbose_name="", orderable=False, empty_values=(), attrs=ON_SCREEN)

    class Meta:
        model = UnknownPayment
        fields = ("date", "amount", "kid", "text", "act")
        order_by = ("date",)
        empty_text = _("Ingen penger venter på å bli forklart.")

    def render_date(self, value: date) -> str:
        return short_date(value)

    def render_amount(self, value: Decimal) -> str:
        return kroner(value)

    def render_text(self, record: UnknownPayment) -> str:
        return str(record.text) or "–"

    def render_act(self, record: UnknownPayment) -> SafeString:
        address = reverse("assignments:unknown_payment", args=[record.pk])
        words = gettext("Hent fram igjen") if record.set_aside_on else gettext("Hva er det?")
        return format_html(SMALL_LINK, address, words)


class OverdueTable(tables.Table):
    """Overdue invoices, the oldest first; wants `overdue_invoices`."""

    number = tables.Column(verbose_name=_("Faktura"), order_by=("year", "number"), attrs=UNBROKEN)
    client_name = tables.Column(verbose_name=_("Oppdragsgiver"))
    due_on = tables.Column(verbose_name=_("Forfall"), attrs=UNBROKEN)
    days = tables.Column(verbose_name=_("Dager"), accessor="due_on", order_by="-due_on", attrs=NUMBER)
    open = tables.Column(verbose_name=_("Står igjen"), attrs=NUMBER)
    last_step = tables.Column(verbose_name=_("Purring"), empty_values=())
    act = tables.Column(verbose_name="", orderable=False, empty_values=(), attrs=ON_SCREEN)

    class Meta:
        model = Invoice
        fields = ("number", "client_name", "due_on", "days", "open", "last_step", "act")
        order_by = ("due_on",)
        empty_text = pgettext_lazy("fakturaer", "Ingen er forfalt.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def render_number(self, record: Invoice) -> SafeString:
        return _invoice_link(record)

    def render_due_on(self, value: date) -> str:
        return short_date(value)

    def render_days(self, value: date) -> str:
        return str((self.today - value).days)

    def render_open(self, value: Decimal) -> str:
        return kroner(value)

    def render_last_step(self, record: Invoice) -> SafeString | str:
        if not record.last_step:
            return "–"
        words = gettext("nr. %(step)s, frist %(day)s") % {
            "step": record.last_step,
            "day": short_date(record.last_deadline),
        }
        tone = "" if record.is_waiting else "bk-state-warn"
        return format_html('<span class="bk-state {}">{}</span>', tone, words)

    def render_act(self, record: Invoice) -> SafeString:
        if record.is_waiting:
            address, words = reverse("assignments:pay_invoice", args=[record.pk]), gettext("Betalt?")
        else:
            address, words = reverse("assignments:remind_invoice", args=[record.pk]), gettext("Purr")
        return format_html(SMALL_LINK, address, words)


def _invoice_link(invoice: Invoice) -> SafeString:
    return format_html('<a href="{}">{}</a>', invoice_page(invoice.pk), invoice.full_number)
