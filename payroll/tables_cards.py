"""Everyone's tax card of the year, and one person's cards."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bikuben.money import kroner
from payroll.card_words import card_words
from payroll.models import TaxCard
from payroll.tables import KronerColumn


class CardsTable(tables.Table):
    """Those who take part, with the card that a payout today would follow."""

    name = tables.Column(
        verbose_name=_("Kalles"),
        order_by=("sort_name",),
        linkify=("assignments:participant", {"pk": tables.A("pk")}),
    )
    words = tables.Column(verbose_name=_("Trekkes"), orderable=False)
    valid_from = tables.DateColumn(verbose_name=_("Gjelder fra"), format="j.n.Y", default="")
    left = KronerColumn(verbose_name=_("Igjen av frikortet, kr"), default="")
    missing = tables.Column(verbose_name=_("Mangler"), order_by=("-is_missing",), default="")

    class Meta:
        order_by = ("missing", "name")
        empty_text = _("Ingen deltar ennå.")

    def render_left(self, value: Decimal) -> SafeString | str:
        if value > 0:
            return kroner(value)
        return format_html('<span class="bk-state bk-state-warn text-wrap">{}</span>', used_up_words())

    def render_missing(self, value: Any, record: Any) -> Any:
        if not value:
            return ""
        return format_html('<a href="{}">{}</a>', record.missing_url, value)


class HerCardsTable(tables.Table):
    """All her cards, newest first; the history of each is kept."""

    words = tables.Column(
        verbose_name=_("Kort"),
        accessor="pk",
        orderable=False,
        linkify=("payroll:card", {"pk": tables.A("pk")}),
    )
    year = tables.Column(verbose_name=_("År"), orderable=False, localize=False)
    valid_from = tables.DateColumn(verbose_name=_("Gjelder fra"), format="j.n.Y", orderable=False)
    used_elsewhere = KronerColumn(verbose_name=_("Brukt andre steder"), orderable=False)
    official_id = tables.Column(verbose_name=_("Kommer fra"), orderable=False, empty_values=())

    class Meta:
        empty_text = _("Ingen kort ennå.")

    def render_words(self, record: TaxCard) -> str:
        return card_words(record)

    def render_official_id(self, value: str) -> str:
        if not value:
            return gettext("ført for hånd")
        return gettext("Skatteetaten, nr. %(number)s") % {"number": value}

    def render_used_elsewhere(self, value: Any) -> Any:
        return KronerColumn().render(value) if value else ""


def used_up_words() -> str:
    """What is withheld when the limit of an exemption card is reached."""
    return gettext("Frikortet er brukt opp: %(percent)s %%") % {"percent": 50}


def no_card_words() -> str:
    """What is withheld without a card (SBL §5-5)."""
    return gettext("50 % (uten kort)")
