"""A tax card in a few words, the same on every page."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from bikuben.documents.wording import number
from bikuben.money import kroner
from payroll.keep_tax_card import CardData
from payroll.models import TaxCard, TaxCardKind


def card_words(card: TaxCard | CardData) -> str:
    """What is withheld by this card here: "Tabell 8100", "25 %", "Frikort til 65 000 kr"."""
    percent = number(card.percent if card.percent is not None else Decimal(50))
    if card.kind == TaxCardKind.TABLE and card.main_employer:
        return _("Tabell %(table)s") % {"table": card.table}
    if card.kind == TaxCardKind.TABLE:
        return _("%(percent)s %% (tabell %(table)s hos hovedarbeidsgiveren)") % {
            "percent": percent,
            "table": card.table,
        }
    if card.kind == TaxCardKind.PERCENTAGE:
        return _("%(percent)s %%") % {"percent": percent}
    if card.kind == TaxCardKind.TAX_AT_SOURCE:
        return _("Kildeskatt %(percent)s %%") % {"percent": percent}
    if card.kind == TaxCardKind.EXEMPTION and card.limit:
        return _("Frikort til %(limit)s kr") % {"limit": kroner(card.limit)}
    if card.kind == TaxCardKind.EXEMPTION:
        return _("Frikort uten grense")
    return _("Skatteetaten har ikke laget kort")
