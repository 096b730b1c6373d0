"""The list of what is paid to the state and by order."""

from __future__ import annotations

from datetime import date

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bikuben.documents.wording import short_date
from payroll.models import GarnishmentKind, OfficialPayment, OfficialPaymentKind
from payroll.rules.due_dates import term_of
from payroll.tables import UNBROKEN, DateColumn, KronerColumn


class OfficialPaymentTable(tables.Table):
    """Payments and what took them back, newest first."""

    number = tables.Column(verbose_name=_("Bilag"), attrs=UNBROKEN)
    date = DateColumn(verbose_name=_("Betalt"))
    kind = tables.Column(verbose_name=_("Hva"))
    counts_for = tables.Column(verbose_name=_("For"))
    amount = KronerColumn(verbose_name=_("Kroner"))
    note = tables.Column(verbose_name=_("Merknad"), empty_values=())

    class Meta:
        model = OfficialPayment
        fields = ("number", "date", "kind", "counts_for", "amount", "note")
        orderable = False
        empty_text = _("Ingenting er merket som betalt ennå.")

    def render_number(self, record: OfficialPayment) -> str:
        return record.full_number

    def render_kind(self, value: str, record: OfficialPayment) -> str:
        if record.order is None or record.order.kind != GarnishmentKind.OTHER:
            return value
        return f"{value}, {record.order.participant.chosen_name}"

    def render_counts_for(self, value: date, record: OfficialPayment) -> str | SafeString:
        if record.kind == OfficialPaymentKind.CONTRIBUTION:
            url = f"{reverse('payroll:contribution')}?year={value.year}"
            text = gettext("%(number)d. termin %(year)d") % {
                "number": term_of(value).number,
                "year": value.year,
            }
        else:
            url, text = f"{reverse('payroll:slips')}?date={value.isoformat()}", short_date(value)
        return format_html('<a href="{}">{}</a>', url, text)

    def render_note(self, record: OfficialPayment) -> str:
        if record.reverses is not None:
            return gettext("tar tilbake %(number)s") % {"number": record.reverses.full_number}
        reversal = getattr(record, "reversed_by", None)
        if reversal is None:
            return ""
        return gettext("tatt tilbake av %(number)s") % {"number": reversal.full_number}
