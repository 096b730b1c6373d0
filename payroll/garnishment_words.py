"""A garnishment order in few words, as pages and her copy say it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bikuben.documents.wording import number
from bikuben.money import kroner
from payroll.models import GarnishmentOrder, GarnishmentPer


def how_much(order: GarnishmentOrder) -> str:
    """What it takes: ``500 kr hver måned``, ``20 prosent av det som er igjen etter skatt``."""
    if order.percent is not None:
        return _("%(percent)s prosent av det som er igjen etter skatt") % {"percent": number(order.percent)}
    amount = {"amount": kroner(order.amount or 0)}
    if order.per == GarnishmentPer.MONTH:
        return _("%(amount)s kr hver måned") % amount
    return _("%(amount)s kr av hver utbetaling") % amount


def in_a_row(names: list[str]) -> str:
    """``Skatteetaten``, ``Skatteetaten og Oslo kommune``, ``a, b og c``."""
    if len(names) < 2:
        return "".join(names)
    return _("%(most)s og %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}
