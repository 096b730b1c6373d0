"""The lists of parts in stock and of their movements."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assignments.models import StockLine, StockMovement
from assignments.part_story import LotLeft, PartMoved
from assignments.parts_left import PartInStock
from assignments.tables_planning import NUMBER
from bikuben.documents.wording import short_date
from bikuben.money import MINUS, kroner

UNBROKEN = {"td": {"class": "text-nowrap"}}
SUM = {**NUMBER, "tf": {"class": "bk-number"}}


class PartTable(tables.Table):
    """The components and what there is of each."""

    name = tables.Column(
        verbose_name=_("Komponent"), accessor="component__name", footer=lambda table: gettext("Til sammen")
    )
    shelf = tables.Column(verbose_name=_("På lager"), attrs=NUMBER)
    held = tables.Column(verbose_name=_("Holdt av"), attrs=NUMBER)
    on_tables = tables.Column(verbose_name=_("På bordene"), attrs=NUMBER)
    point = tables.Column(
        verbose_name=_("Bestill under"),
        accessor="component__reorder_point",
        default="–",
        orderable=False,
        attrs=NUMBER,
    )
    lasts = tables.Column(verbose_name=_("Rekker"), orderable=False, empty_values=())
    value = tables.Column(
        verbose_name=_("Verdi, kr"),
        attrs=SUM,
        footer=lambda table: kroner(sum((one.value for one in table.data), Decimal(0))),
    )

    class Meta:
        order_by = ("name",)
        empty_text = _("Ingen komponenter ennå.")

    def render_name(self, record: PartInStock) -> SafeString:
        link = format_html('<a href="{}">{}</a>', part_page(record.component.pk), record.component.name)
        if not record.component.is_active:
            return format_html('{} <span class="bk-state">{}</span>', link, gettext("ikke i bruk"))
        if record.is_low:
            tone = "bk-state-warn" if record.shelf else "bk-state-stop"
            words = gettext("bestill") if record.shelf else gettext("tomt, bestill")
            return format_html('{} <span class="bk-state {}">{}</span>', link, tone, words)
        return link

    def render_lasts(self, record: PartInStock) -> str:
        return record.lasts or "–"

    def render_value(self, value: Decimal) -> str:
        return kroner(value)


class StoryTable(tables.Table):
    """Every movement of one part, newest first."""

    date = tables.Column(verbose_name=_("Dato"), accessor="movement__date", attrs=UNBROKEN)
    kind = tables.Column(verbose_name=_("Hva"), accessor="movement")
    sources = tables.Column(verbose_name=_("Fra"), default="–")
    targets = tables.Column(verbose_name=_("Til"), default="–")
    change = tables.Column(verbose_name=_("På lageret"), attrs=NUMBER)
    after = tables.Column(verbose_name=_("Etterpå"), attrs=NUMBER)
    about = tables.Column(verbose_name=_("Om"), accessor="movement", empty_values=())

    class Meta:
        orderable = False
        empty_text = _("Ingenting har skjedd med den ennå.")

    def render_date(self, value: date) -> str:
        return short_date(value)

    def render_kind(self, value: StockMovement) -> SafeString:
        return movement_link(value)

    def render_change(self, value: int) -> str:
        return signed(value)

    def render_about(self, record: PartMoved) -> SafeString | str:
        paper = record.movement
        words = " · ".join(part for part in (paper.supplier, str(paper.reason)) if part)
        if paper.batch is None:
            return words or "–"
        link = batch_link(paper.batch_id, paper.batch.code)
        return format_html("{} · {}", link, words) if words else format_html("{}", link)


class LotTable(tables.Table):
    """The lots that are left, in the order that they are used."""

    delivered_on = tables.Column(verbose_name=_("Kom"), attrs=UNBROKEN)
    supplier = tables.Column(verbose_name=_("Kjøpt av"), default="–")
    count = tables.Column(verbose_name=_("Igjen"), attrs=NUMBER)
    unit_price = tables.Column(verbose_name=_("Kroner for én"), attrs=NUMBER)

    class Meta:
        orderable = False
        empty_text = _("Ingen på lager.")

    def render_delivered_on(self, record: LotLeft) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', movement_page(record.movement.pk), short_date(record.delivered_on)
        )

    def render_unit_price(self, value: Decimal) -> str:
        return kroner(value)


class LineTable(tables.Table):
    """The lines of one movement."""

    component = tables.Column(verbose_name=_("Komponent"))
    quantity = tables.Column(verbose_name=_("Antall"), attrs=NUMBER)
    source = tables.Column(verbose_name=_("Fra"))
    target = tables.Column(verbose_name=_("Til"))
    lot = tables.Column(verbose_name=_("Kom"), empty_values=(), attrs=UNBROKEN)
    unit_price = tables.Column(verbose_name=_("Kroner for én"), attrs=NUMBER)

    class Meta:
        orderable = False
        empty_text = _("Ingenting ble flyttet.")

    def render_component(self, record: StockLine) -> SafeString:
        return format_html('<a href="{}">{}</a>', part_page(record.component_id), record.component.name)

    def render_source(self, record: StockLine) -> SafeString | str:
        return _place(record.get_source_display(), record.source_batch)

    def render_target(self, record: StockLine) -> SafeString | str:
        return _place(record.get_target_display(), record.target_batch)

    def render_lot(self, record: StockLine) -> str:
        return short_date((record.lot or record).paper.date)

    def render_unit_price(self, value: Decimal) -> str:
        return kroner(value)


class CountLineTable(tables.Table):
    """What was counted."""

    component = tables.Column(verbose_name=_("Komponent"), accessor="component__name")
    expected = tables.Column(verbose_name=_("Skulle være"), attrs=NUMBER)
    counted = tables.Column(verbose_name=_("Talt"), attrs=NUMBER)
    difference = tables.Column(verbose_name=_("Forskjell"), attrs=NUMBER)

    class Meta:
        orderable = False

    def render_difference(self, value: int) -> str:
        return signed(value)


def signed(number: int) -> str:
    """+3, −3 with a true minus, or a dash for nothing."""
    return f"+{number}" if number > 0 else f"{MINUS}{-number}" if number else "–"


def part_page(pk: int) -> str:
    """The address of a component's page."""
    return reverse("assignments:part", args=[pk])


def movement_page(pk: int) -> str:
    """The address of a movement's page."""
    return reverse("assignments:part_movement", args=[pk])


def movement_link(paper: StockMovement) -> SafeString:
    """What happened, as a link to its page; what undoes or is undone says so."""
    name = str(paper.get_kind_display())
    link = format_html('<a href="{}">{}</a>', movement_page(paper.pk), name[:1].upper() + name[1:])
    if paper.reverses_id is not None:
        return format_html('{} <span class="bk-state">{}</span>', link, gettext("tilbakeføring"))
    if getattr(paper, "reversed_by", None) is not None:
        return format_html('{} <span class="bk-state">{}</span>', link, gettext("ført tilbake"))
    return link


def batch_link(pk: int, code: str) -> SafeString:
    """The batch's code, leading to its page."""
    return format_html('<a href="{}">{}</a>', reverse("assignments:batch", args=[pk]), code)


def _place(name: Any, batch: Any) -> SafeString | str:
    return name if batch is None else format_html("{} {}", name, batch_link(batch.pk, batch.code))
