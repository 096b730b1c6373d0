"""The lists of outlets, of what has been there, and of where every piece is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from assignments.models import Batch, Outlet, PieceMovement, Shipment
from assignments.outlet_lists import ListedOutlet
from assignments.piece_places import Whereabouts
from assignments.reverse_pieces_of import REVERSIBLE
from assignments.tables_planning import NUMBER, ON_SCREEN
from bikuben.documents.wording import short_date
from bikuben.money import kroner
from bikuben.roles import may_open

UNBROKEN = {"td": {"class": "text-nowrap"}}
PLACE = {
    "th": {"class": "bk-number text-wrap"},
    "td": {"class": "bk-number"},
}
SMALL_LINK = '<a class="btn btn-secondary btn-sm" href="{}">{}</a>'
MINUS = "\N{MINUS SIGN}"


class OutletTable(tables.Table):
    """The outlets."""

    name = tables.Column(verbose_name=_("Utsalgssted"), accessor="outlet__name")
    kind = tables.Column(verbose_name=_("Slag"), accessor="outlet__get_kind_display")
    terms = tables.Column(verbose_name=_("Leveres"), accessor="outlet__get_terms_display")
    has_now = tables.Column(verbose_name=_("Har nå"), attrs=NUMBER)
    sold = tables.Column(verbose_name=_("Solgt i år"), attrs=NUMBER)
    owes = tables.Column(verbose_name=_("Skylder, kr"), attrs=NUMBER)

    class Meta:
        empty_text = _("Ingen utsalgssteder ennå.")

    def render_name(self, record: ListedOutlet) -> SafeString:
        outlet = record.outlet
        link = format_html(
            '<a href="{}">{}</a>', reverse("assignments:outlet", args=[outlet.pk]), outlet.name
        )
        if outlet.is_active:
            return link
        return format_html('{} <span class="bk-state">{}</span>', link, gettext("ikke i bruk"))

    def render_terms(self, value: str, record: ListedOutlet) -> str:
        return "–" if record.outlet.is_own else value

    def render_owes(self, value: Decimal, record: ListedOutlet) -> str:
        return "–" if record.outlet.is_own else kroner(value)


class _Undone(tables.Table):
    """Rows that may be taken back: `is_reversed`, `is_settled`, and for who may, the way to do it."""

    def __init__(self, *args: Any, user: Any, about: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        self.may_reverse = may_open(user, reverse("assignments:reverse_piece_movement", args=[1]))

    def mark(self, record: Any, movement: int, *, reverses: bool = False) -> SafeString | str:
        if record.is_reversed or reverses:
            return format_html('<span class="bk-state">{}</span>', gettext("tatt tilbake"))
        if record.is_settled:
            return format_html('<span class="bk-state bk-state-done">{}</span>', gettext("avregnet"))
        if not self.may_reverse:
            return ""
        return format_html(
            SMALL_LINK, reverse("assignments:reverse_piece_movement", args=[movement]), gettext("Ta tilbake")
        )


class ShipmentTable(_Undone):
    """Deliveries to an outlet, newest first."""

    number = tables.Column(verbose_name=_("Følgeseddel"), order_by=("year", "number"), attrs=UNBROKEN)
    date = tables.Column(verbose_name=_("Dato"), attrs=UNBROKEN)
    quantity = tables.Column(verbose_name=_("Stykker"), attrs=NUMBER)
    terms = tables.Column(verbose_name=_("Leveres"))
    pdf = tables.Column(verbose_name=_("Til utskrift"), orderable=False, empty_values=(), attrs=ON_SCREEN)
    undo = tables.Column(verbose_name="", orderable=False, empty_values=(), attrs=ON_SCREEN)

    class Meta:
        model = Shipment
        fields = ("number", "date", "quantity", "terms", "pdf", "undo")
        order_by = ("-number",)
        empty_text = pgettext_lazy("leveranser", "Ingen ennå.")

    def render_number(self, record: Shipment) -> SafeString:
        address = reverse("assignments:shipment", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, record.full_number)

    def render_date(self, value: date) -> str:
        return short_date(value)

    def render_pdf(self, record: Shipment) -> SafeString:
        address = reverse("assignments:shipment_pdf", args=[record.pk])
        return format_html(
            '<a href="{}">PDF<span class="visually-hidden"> {}</span></a>', address, record.full_number
        )

    def render_undo(self, record: Shipment) -> SafeString | str:
        return self.mark(record, record.movement_id)


class MovementTable(_Undone):
    """Sales reports, or what came home, was lost or counted, newest first."""

    number = tables.Column(verbose_name=_("Bilag"), order_by=("year", "number"), attrs=UNBROKEN)
    date = tables.Column(verbose_name=_("Dato"), attrs=UNBROKEN)
    kind = tables.Column(verbose_name=_("Hva"), orderable=False)
    period = tables.Column(verbose_name=_("Periode"), order_by="period_from", empty_values=())
    quantity = tables.Column(verbose_name=_("Stykker"), orderable=False, empty_values=(), attrs=NUMBER)
    amount = tables.Column(verbose_name=_("Kroner"), orderable=False, attrs=NUMBER, default="–")
    undo = tables.Column(verbose_name="", orderable=False, empty_values=(), attrs=ON_SCREEN)

    class Meta:
        model = PieceMovement
        fields = ("number", "date", "kind", "period", "quantity", "amount", "undo")
        order_by = ("-number",)
        empty_text = pgettext_lazy("stykker", "Ingen ennå.")

    def render_number(self, record: PieceMovement) -> str:
        return record.full_number

    def render_date(self, value: date) -> str:
        return short_date(value)

    def render_kind(self, record: PieceMovement) -> SafeString | str:
        word = record.get_kind_display().capitalize()
        reason = record.reason
        if not reason:
            return word
        return format_html('<span>{}<span class="bk-person-note">{}</span></span>', word, reason)

    def render_period(self, record: PieceMovement) -> str:
        if record.period_from is None or record.period_to is None:
            return "–"
        return f"{short_date(record.period_from)} – {short_date(record.period_to)}"

    def render_quantity(self, record: PieceMovement) -> str:
        return f"{MINUS if record.reverses_id and record.quantity else ''}{record.quantity or 0}"

    def render_amount(self, value: Decimal, record: PieceMovement) -> str:
        return kroner(-value if record.reverses_id else value)

    def render_undo(self, record: PieceMovement) -> SafeString | str:
        if record.kind not in REVERSIBLE or not record.quantity:
            return ""
        return self.mark(record, record.pk, reverses=record.reverses_id is not None)


class WhereaboutsTable(tables.Table):
    """Where every piece is, a product or a batch a row; an outlet a column where it has any."""

    name = tables.Column(verbose_name=_("Produkt"), empty_values=(), orderable=False)
    batch = tables.Column(verbose_name=_("Parti"), orderable=False, attrs=UNBROKEN)
    made = tables.Column(verbose_name=pgettext_lazy("parti", "Laget"), attrs=NUMBER)
    here = tables.Column(verbose_name=_("Her hos oss"), attrs=NUMBER)
    sold = tables.Column(verbose_name=_("Solgt"), attrs=NUMBER)
    gone = tables.Column(verbose_name=_("Borte"), attrs=NUMBER)

    class Meta:
        sequence = ("batch", "name", "made", "here", "...", "sold", "gone")
        empty_text = _("Ingen stykker er laget ennå.")

    def __init__(
        self, rows: Sequence[Whereabouts], *, outlets: Sequence[Outlet], about: str, **kwargs: Any
    ) -> None:
        self.about = about
        columns = [
            (
                f"outlet_{outlet.pk}",
                tables.Column(
                    verbose_name=outlet.name, accessor=f"outlets__{outlet.pk}", attrs=PLACE, orderable=False
                ),
            )
            for outlet in outlets
            if any(row.outlets[outlet.pk] for row in rows)
        ]
        super().__init__(rows, extra_columns=columns, **kwargs)

    def render_name(self, record: Whereabouts) -> str:
        return record.product.name

    def render_batch(self, record: Whereabouts) -> SafeString | str:
        return "–" if record.batch is None else batch_link(record.batch)


def batch_link(batch: Batch) -> SafeString:
    """The code of a batch, leading to its page."""
    return format_html('<a href="{}">{}</a>', reverse("assignments:batch", args=[batch.pk]), batch.code)
