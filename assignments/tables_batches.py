"""The list of batches, and on the page of one its days, its parts and its movements."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from assignments.batch_days import BatchDay
from assignments.batch_labour import labour_of
from assignments.batch_sums import PartSum
from assignments.models import Batch, StockMovement
from assignments.tables_planning import NUMBER, ON_SCREEN
from bikuben.documents.wording import short_date

UNBROKEN = {"td": {"class": "text-nowrap"}}
SMALL_LINK = '<a class="btn btn-secondary btn-sm" href="{}">{}</a>'


def one_decimal(number: Fraction | int) -> str:
    """A share with one decimal, halves up, a comma and no needless zero: 4, 1,5."""
    tenths = int(Fraction(number) * 10 + Fraction(1, 2))
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}" if rest else str(whole)


def batch_state(batch: Batch) -> SafeString:
    """Open or closed, as a word."""
    if batch.closed_on is None:
        return format_html('<span class="bk-state bk-state-now">{}</span>', gettext("i arbeid"))
    words = gettext("avsluttet %(day)s") % {"day": short_date(batch.closed_on)}
    return format_html('<span class="bk-state bk-state-done">{}</span>', words)


class BatchTable(tables.Table):
    """The batches, newest first; wants `listed_batches`."""

    code = tables.Column(verbose_name=_("Parti"), order_by=("year", "number"), attrs=UNBROKEN)
    product = tables.Column(verbose_name=_("Produkt"), order_by="product__name")
    planned = tables.Column(verbose_name=_("Planlagt"), attrs=NUMBER)
    made = tables.Column(verbose_name=pgettext_lazy("antall", "Laget"), attrs=NUMBER)
    rejected = tables.Column(verbose_name=pgettext_lazy("antall", "Vraket"), attrs=NUMBER)
    days = tables.Column(verbose_name=_("Dagsverk"), orderable=False, empty_values=(), attrs=NUMBER)
    started_on = tables.Column(verbose_name=_("Begynt"), attrs=UNBROKEN)
    closed_on = tables.Column(verbose_name=_("Tilstand"), empty_values=())

    class Meta:
        model = Batch
        fields = ("code", "product", "planned", "made", "rejected", "days", "started_on", "closed_on")
        order_by = ("-code",)
        empty_text = _("Ingen partier her.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.labour: dict[int, Fraction] | None = None

    def render_code(self, record: Batch) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("assignments:batch", args=[record.pk]), record.code)

    def render_days(self, record: Batch) -> str:
        if self.labour is None:  # once for all rows of the page
            shown = self.page.object_list if getattr(self, "page", None) else self.rows
            self.labour = labour_of([row.record for row in shown])
        return one_decimal(self.labour[record.pk])

    def render_started_on(self, value: date) -> str:
        return short_date(value)

    def render_closed_on(self, record: Batch) -> SafeString:
        return batch_state(record)


class BatchDayTable(tables.Table):
    """What was done on each date, and by how many participant-days."""

    date = tables.Column(verbose_name=_("Dato"), attrs=UNBROKEN)
    assembled = tables.Column(verbose_name=_("Satt sammen"), attrs=NUMBER)
    prepared = tables.Column(verbose_name=_("Klargjort"), attrs=NUMBER)
    made = tables.Column(verbose_name=pgettext_lazy("antall", "Laget"), attrs=NUMBER)
    rejected = tables.Column(verbose_name=pgettext_lazy("antall", "Vraket"), attrs=NUMBER)
    labour = tables.Column(verbose_name=_("Dagsverk"), attrs=NUMBER)

    class Meta:
        orderable = False
        empty_text = _("Ikke noe er gjort ennå.")

    def __init__(self, days: list[BatchDay], *, with_steps: bool, **kwargs: Any) -> None:
        super().__init__(days, exclude=() if with_steps else ("assembled", "prepared"), **kwargs)

    def render_date(self, value: date) -> str:
        return short_date(value)

    def render_labour(self, value: Fraction) -> str:
        return one_decimal(value)


class PartSumTable(tables.Table):
    """Where the parts went: the first number of a row is the sum of the others."""

    name = tables.Column(verbose_name=_("Komponent"))
    came = tables.Column(verbose_name=_("Inn"), attrs=NUMBER)
    good = tables.Column(verbose_name=_("= i gode stykker"), attrs=NUMBER)
    lost = tables.Column(verbose_name=_("+ tapt"), attrs=NUMBER)
    back = tables.Column(verbose_name=_("+ tilbake på lager"), attrs=NUMBER)
    repair = tables.Column(verbose_name=_("+ til reparasjon"), attrs=NUMBER)
    table = tables.Column(verbose_name=_("+ i arbeid"), attrs=NUMBER)

    class Meta:
        orderable = False
        empty_text = _("Ingen deler er tatt i bruk ennå.")

    def __init__(self, parts: list[PartSum], **kwargs: Any) -> None:
        nowhere = [name for name in ("repair", "table") if not any(getattr(one, name) for one in parts)]
        super().__init__(parts, exclude=nowhere, **kwargs)


class MovementTable(tables.Table):
    """The movements of a batch, newest first; each `is_reversed` or not."""

    number = tables.Column(verbose_name=_("Bilag"), attrs=UNBROKEN)
    date = tables.Column(verbose_name=_("Dato"), attrs=UNBROKEN)
    kind = tables.Column(verbose_name=_("Hva"))
    pieces = tables.Column(verbose_name=_("Stykker"), attrs=NUMBER)
    reason = tables.Column(verbose_name=_("Merknad"), empty_values=())
    undo = tables.Column(verbose_name="", empty_values=(), attrs=ON_SCREEN)

    class Meta:
        model = StockMovement
        fields = ("number", "date", "kind", "pieces", "reason", "undo")
        orderable = False
        empty_text = _("Ingen bilag ennå.")

    def __init__(self, *args: Any, may_undo: bool, **kwargs: Any) -> None:
        super().__init__(*args, exclude=() if may_undo else ("undo",), **kwargs)

    def render_number(self, record: StockMovement) -> str:
        return record.full_number

    def render_date(self, value: date) -> str:
        return short_date(value)

    def render_kind(self, record: StockMovement) -> SafeString | str:
        if record.reverses_id is None:
            return record.get_kind_display()
        words = gettext("tatt tilbake: %(what)s") % {"what": record.get_kind_display()}
        return format_html('<span class="bk-state">{}</span>', words)

    def render_pieces(self, value: int) -> str:
        return str(value).replace("-", "\N{MINUS SIGN}") if value else "–"

    def render_reason(self, record: StockMovement) -> str:
        return ". ".join(filter(None, (record.get_cause_display(), str(record.reason))))

    def render_undo(self, record: StockMovement) -> SafeString | str:
        if record.reverses_id is not None or record.is_reversed:
            return ""
        address = reverse("assignments:reverse_stock_movement", args=[record.pk])
        return format_html(SMALL_LINK, address, gettext("Ta tilbake"))
