"""The parts in stock as the list shows them: how many, where, worth what, and how long they last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assignments.models import Component, PartsListLine, StockKind, StockLine, StockMovement, StockPlace
from assignments.rules.ledger import Ledger
from assignments.rules.parts_left import Lasting, Pace, lasting, pace_of
from assignments.stock_ledger import SHELF, reserved, stock_ledger
from bikuben.notices import Todo
from bikuben.roles import Role

SHOWN = 3
A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class PartInStock:
    """One component as it stands. `held` of the shelf is for batches; `value` is what the shelf cost, kroner.

    How long it lasts is told by all that lie on the shelf, held or not: both become pieces.
    """

    component: Component
    shelf: int
    held: int
    on_tables: int
    value: Decimal
    lasting: Lasting

    @property
    def is_low(self) -> bool:
        """Whether there are fewer than it says to order at."""
        point = self.component.reorder_point
        return self.component.is_active and point is not None and self.shelf < point

    @property
    def lasts(self) -> str:
        """How long it lasts, in words; nothing where it isn't known."""
        return lasts_in_words(self.lasting)


def parts_in_stock(components: Iterable[Component], *, today: date) -> list[PartInStock]:
    """The components with what there is of each. The same number of queries however many they are."""
    found = list(components)
    ledger = stock_ledger(one.pk for one in found)
    prices = lot_prices(ledger, found)
    held, left = reserved(), how_long(found, ledger, today=today)
    return [
        PartInStock(
            component=one,
            shelf=ledger.there(one.pk, SHELF),
            held=held.get(one.pk, 0),
            on_tables=sum(ledger.spread(one.pk, StockPlace.BATCH).values()),
            value=sum((prices[lot] * count for lot, count in ledger.lots(one.pk, SHELF)), Decimal(0)),
            lasting=left[one.pk],
        )
        for one in found
    ]


def lot_prices(ledger: Ledger, components: Iterable[Component]) -> dict[int, Decimal]:
    """What one part of each lot on the shelf cost, kroner, by the lot. One query."""
    lots = {lot for one in components for lot, _count in ledger.lots(one.pk, SHELF)}
    return dict(StockLine.objects.filter(pk__in=lots).values_list("pk", "unit_price"))


def how_long(components: Iterable[Component], ledger: Ledger, *, today: date) -> dict[int, Lasting]:
    """How long what lies on the shelf lasts, by component. Two queries."""
    uses, paces = current_uses(today), paces_of_late(today)
    return {
        one.pk: lasting(
            ledger.there(one.pk, SHELF),
            [(each, paces.get(product, Pace())) for product, each in uses.get(one.pk, ())],
        )
        for one in components
    }


def current_uses(today: date) -> dict[int, list[tuple[int, int]]]:
    """By component: the products in production that take it by their list of today, and how many each."""
    rows = PartsListLine.objects.filter(
        parts_list__product__is_active=True, parts_list__valid_from__lte=today
    ).order_by("parts_list__product", "-parts_list__valid_from")
    newest: dict[int, int] = {}
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for product, parts_list, component, each in rows.values_list(
        "parts_list__product", "parts_list", "component", "quantity"
    ):
        if newest.setdefault(product, parts_list) == parts_list:
            found[component].append((product, each))
    return found


def paces_of_late(today: date) -> dict[int, Pace]:
    """How fast each product (by pk) was made on its last days of production within a year."""
    made = (
        StockMovement.objects.filter(kind=StockKind.MADE)
        .annotate(counts_on=Coalesce("reverses__date", "date"))
        .filter(counts_on__gt=today - A_YEAR, counts_on__lte=today)
        .order_by()
        .values_list("batch__product", "counts_on")
        .annotate(net=Sum("pieces"))
    )
    by_product: dict[int, dict[date, int]] = defaultdict(dict)
    for product, day, net in made:
        by_product[product][day] = net
    return {product: pace_of(days) for product, days in by_product.items()}


def lasts_in_words(left: Lasting) -> str:
    """As it follows "12 igjen," : nok til 3 arbeidsdager. Nothing where it isn't known."""
    if left.pieces is None:
        return ""
    if left.days:
        return ngettext("nok til %(days)s arbeidsdag", "nok til %(days)s arbeidsdager", left.days) % {
            "days": left.days
        }
    if left.days == 0:
        return _("ikke nok til en arbeidsdag")
    return ngettext("nok til %(pieces)s stykke", "nok til %(pieces)s stykker", left.pieces) % {
        "pieces": left.pieces
    }


def part_todos(today: date) -> list[Todo]:
    """Components to order (`TODO_PROVIDERS`): a line each, or one that counts them where they are many."""
    watched = components_by_name(reorder_point__gt=0)
    ledger = stock_ledger(one.pk for one in watched) if watched else Ledger()
    shelf = {one.pk: ledger.there(one.pk, SHELF) for one in watched}
    low = [one for one in watched if shelf[one.pk] < (one.reorder_point or 0)]
    left = how_long(low, ledger, today=today) if low else {}
    if len(low) > SHOWN:
        return [_one_line(list(left.values()), any(not shelf[one.pk] for one in low))]
    return [
        Todo(
            _sentence(one.name, shelf[one.pk], left[one.pk]),
            reverse("assignments:part", args=[one.pk]),
            urgent=not shelf[one.pk] or left[one.pk].days == 0,
            roles=(Role.SUPERVISOR,),
        )
        for one in low
    ]


def components_by_name(**narrowed: Any) -> list[Component]:
    """The components in use, by name in the same order on every database. One query."""
    found = Component.objects.filter(is_active=True, **narrowed)
    return sorted(found, key=lambda one: (one.name.casefold(), one.pk))


def _sentence(name: str, count: int, left: Lasting) -> str:
    facts = {"name": name, "count": count, "lasts": lasts_in_words(left)}
    if not count:
        return _("%(name)s: ingen igjen.") % facts
    if not facts["lasts"]:
        return _("%(name)s: %(count)s igjen.") % facts
    return _("%(name)s: %(count)s igjen, %(lasts)s.") % facts


def _one_line(left: list[Lasting], some_are_gone: bool) -> Todo:
    days = [one.days for one in left if one.days is not None]
    facts = {"count": len(left), "lasts": lasts_in_words(Lasting(0, min(days))) if days else ""}
    text = (
        _("%(count)s komponenter må bestilles. Den det er minst av, er %(lasts)s.")
        if days
        else _("%(count)s komponenter må bestilles.")
    )
    urgent = some_are_gone or 0 in days
    return Todo(text % facts, reverse("assignments:parts"), urgent=urgent, roles=(Role.SUPERVISOR,))
