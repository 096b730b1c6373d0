"""The lists of clients and of approaches."""

from __future__ import annotations

from datetime import date

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assignments.contacts import whom_to_ring
from assignments.models import Approach, Client
from assignments.rules.telephone import dialled

NUMBER = {"td": {"class": "bk-number"}, "th": {"class": "bk-number"}}


class ClientTable(tables.Table):
    """The clients; rows come from `listed_clients`."""

    name = tables.Column(verbose_name=_("Navn"), linkify=("assignments:client", {"pk": tables.A("pk")}))
    contact = tables.Column(verbose_name=_("Kontakt"), order_by=("contact", "name"), empty_values=())
    phone = tables.Column(
        verbose_name=_("Telefon"), empty_values=(), orderable=False, attrs={"td": {"class": "text-nowrap"}}
    )
    jobs_now = tables.Column(verbose_name=_("Oppdrag nå"), attrs=NUMBER)
    last_on = tables.Column(verbose_name=_("Sist"), default="")
    next_on = tables.Column(verbose_name=_("Neste steg"), default="")

    class Meta:
        order_by = ("name",)
        empty_text = _("Ingen oppdragsgivere her.")

    def render_name(self, record: Client) -> SafeString | str:
        if not record.is_active:
            return format_html('{} <span class="bk-state">{}</span>', record.name, gettext("ikke lenger"))
        if record.has_warning:
            return format_html(
                '{} <span class="bk-state bk-state-warn">{}</span>', record.name, gettext("dårlig erfaring")
            )
        return record.name

    def render_contact(self, record: Client) -> str:
        return whom_to_ring(record)[0]

    def render_phone(self, record: Client) -> SafeString | str:
        return phone_link(whom_to_ring(record)[1])

    def render_last_on(self, value: date) -> str:
        return date_format(value, "j.n.Y")

    def render_next_on(self, value: date, record: Client) -> str:
        step = record.next_step  # type: ignore[attr-defined]
        return f"{date_format(value, 'j.n.Y')}: {step}"

    def order_jobs_now(self, clients: QuerySet[Client], is_descending: bool) -> tuple[QuerySet[Client], bool]:
        return clients.order_by("-jobs_now" if is_descending else "jobs_now", "name"), True

    def order_last_on(self, clients: QuerySet[Client], is_descending: bool) -> tuple[QuerySet[Client], bool]:
        return _empty_last(clients, "last_on", is_descending), True

    def order_next_on(self, clients: QuerySet[Client], is_descending: bool) -> tuple[QuerySet[Client], bool]:
        return _empty_last(clients, "next_on", is_descending), True


class ApproachTable(tables.Table):
    """What was written, said and agreed, newest first."""

    date = tables.Column(
        verbose_name=_("Når"), order_by=("date", "pk"), attrs={"td": {"class": "text-nowrap"}}
    )
    client = tables.Column(
        verbose_name=_("Hvem"),
        order_by="client__name",
        linkify=("assignments:client", {"pk": tables.A("client_id")}),
    )
    kind = tables.Column(verbose_name=_("Hva"))
    note = tables.Column(verbose_name=_("Hva ble sagt"), orderable=False, default="")
    next_step = tables.Column(verbose_name=_("Neste steg"), order_by=("next_on", "pk"), default="")

    class Meta:
        order_by = ("-date",)
        empty_text = _("Ingenting her.")

    def render_date(self, value: date) -> str:
        return date_format(value, "j.n.Y")

    def render_next_step(self, record: Approach) -> SafeString | str:
        day = f" {date_format(record.next_on, 'j.n.Y')}" if record.next_on else ""
        text = f"{record.next_step}{day}"
        if record.done_on:
            return format_html('{} <span class="bk-state bk-state-done">{}</span>', text, gettext("gjort"))
        return text


def phone_link(number: str) -> SafeString | str:
    """The number as a link that rings it on a phone."""
    digits = dialled(number)
    if not digits:
        return number
    return format_html('<a href="tel:{}">{}</a>', digits, number)


def _empty_last(clients: QuerySet[Client], field: str, is_descending: bool) -> QuerySet[Client]:
    """Those without a date stand last, whichever way and on whichever database."""
    order = F(field).desc(nulls_last=True) if is_descending else F(field).asc(nulls_last=True)
    return clients.order_by(order, "name")
