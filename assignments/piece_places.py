"""Where the pieces are: what a place has of each product, and where all that was made has gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assignments.models import Batch, Outlet, Product
from assignments.rules.ledger import Ledger, Place
from assignments.stock_ledger import GONE, HOME, MAKING, SOLD, at_outlet, piece_ledger


@dataclass(frozen=True, slots=True)
class Held:
    """What a place has of one product: the total, and the number of each batch, oldest first."""

    product: Product
    total: int
    batches: tuple[tuple[Batch, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where all pieces of a product (or of one batch of it) are; `outlets` by pk. They sum to `made`."""

    product: Product
    batch: Batch | None
    made: int
    here: int
    outlets: dict[int, int]
    sold: int
    gone: int


def place_of(outlet: Outlet | None) -> Place:
    """The place of an outlet, or here at home where it is None."""
    return HOME if outlet is None else at_outlet(outlet.pk)


def held_at(place: Place, *, all_products: bool = False) -> list[Held]:
    """What a place has, by product; with `all_products` those in production that it has none of too.

    Three queries, however many there are.
    """
    ledger = piece_ledger()
    held = dict(ledger.items(place))
    lots = {pk: ledger.lots(pk, place) for pk in held}
    batches = Batch.objects.select_related("product").in_bulk(
        [lot for found in lots.values() for lot, _n in found]
    )
    return [
        Held(
            product,
            held.get(product.pk, 0),
            tuple((batches[lot], number) for lot, number in lots.get(product.pk, ())),
        )
        for product in Product.objects.all()
        if product.pk in held or (all_products and product.is_active)
    ]


def held_by_outlet(outlets: Iterable[Outlet]) -> dict[int, int]:
    """How many pieces each outlet has, by its pk. One query."""
    ledger = piece_ledger()
    return {
        outlet.pk: sum(number for _item, number in ledger.items(at_outlet(outlet.pk))) for outlet in outlets
    }


def whereabouts(outlets: Sequence[Outlet]) -> tuple[list[Whereabouts], list[Whereabouts]]:
    """Where every piece is: by product, and by batch with the newest first. Three queries."""
    ledger = piece_ledger()
    products = [one for one in Product.objects.all() if ledger.there(one.pk, MAKING)]
    batches = [
        one
        for one in Batch.objects.select_related("product").filter(pk__in=list(ledger.order))
        if ledger.there(one.product_id, MAKING, lot=one.pk)
    ]
    return (
        [_where(ledger, product, None, outlets) for product in products],
        [_where(ledger, batch.product, batch, outlets) for batch in batches],
    )


def _where(ledger: Ledger, product: Product, batch: Batch | None, outlets: Sequence[Outlet]) -> Whereabouts:
    lot = None if batch is None else batch.pk

    def there(place: Place) -> int:
        return ledger.there(product.pk, place, lot=lot)

    return Whereabouts(
        product=product,
        batch=batch,
        made=-there(MAKING),
        here=there(HOME),
        outlets={outlet.pk: there(at_outlet(outlet.pk)) for outlet in outlets},
        sold=there(SOLD),
        gone=there(GONE),
    )
