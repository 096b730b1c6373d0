"""The register of components (komponenter): what the project's own products are made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Batch, Component, PartsList, StockMovement, StockPlace
from assignments.register_rows import refuse_taken_name, save_row
from assignments.stock_ledger import SHELF, stock_ledger
from assignments.texts import line_of
from assignments.versions import refuse_stale
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

HIGHEST_PRICE = Decimal(100_000)
MOST = 100_000


@transaction.atomic
def add_component(
    *, name: str, price: Decimal = Decimal(0), reorder_point: int | None = None, article: str = "", by: User
) -> Component:
    """Register a component. `price`: usually paid for one, kroner; below `reorder_point` there is a to-do.

    Raises:
        Refused: at its field, for a name that is taken and what can't be right.
    """
    component = Component()
    return _save(component, name=name, price=price, reorder_point=reorder_point, article=article, by=by)


@transaction.atomic
def change_component(
    component: Component,
    *,
    name: str,
    price: Decimal,
    reorder_point: int | None,
    article: str = "",
    is_active: bool = True,
    version: int | None = None,
    by: User,
    now: datetime,
    today: date,
) -> Component:
    """Change a component, or take it out of use. Issued movements keep their prices.

    Raises:
        Refused: a stale page, out of use while there are any or a product or an open batch takes it, and as
            for a new one.
    """
    locked = Component.objects.select_for_update(no_key=True).get(pk=component.pk)
    refuse_stale(locked, version)
    if locked.is_active and not is_active:
        Desk(StockMovement, by=by, now=now, issued_on=today)  # nobody brings more meanwhile
        _refuse_in_use(locked, today=today)
    locked.is_active = is_active
    return _save(locked, name=name, price=price, reorder_point=reorder_point, article=article, by=by)


def lock_components(components: Iterable[Component | int]) -> dict[int, Component]:
    """The components by pk as they are now, locked. An action does so before it opens its desk."""
    wanted = {one.pk if isinstance(one, Component) else one for one in components}
    found = Component.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    return {one.pk: one for one in found}


def refuse_price(price: Decimal, *, field: str) -> None:
    """A price of one part that can be, kroner.

    Raises:
        Refused: below nothing, finer than an øre, or more than any part costs.
    """
    if not 0 <= price <= HIGHEST_PRICE or price != price.quantize(Decimal("0.01")):
        raise Refused(
            _("Skriv en pris i kroner, fra 0 til %(most)s.") % {"most": HIGHEST_PRICE},
            code="price",
            field=field,
        )


def _save(
    component: Component, *, name: str, price: Decimal, reorder_point: int | None, article: str, by: User
) -> Component:
    before = component.name
    component._history_user = by
    component.name = line_of(name, longest=60, field="name")
    component.article = line_of(article, longest=60, field="article")
    price = Decimal(price)
    refuse_price(price, field="price")
    component.price = price
    if reorder_point is not None and not 0 <= reorder_point <= MOST:
        raise Refused(_("Skriv et antall fra 0 og opp."), code="quantity", field="reorder_point")
    component.reorder_point = reorder_point
    refuse_taken_name(component, before, _("Det er alt en komponent med dette navnet. Se etter i lista."))
    save_row(component)
    return component


def _refuse_in_use(component: Component, *, today: date) -> None:
    ledger = stock_ledger([component.pk])
    if ledger.there(component.pk, SHELF):
        raise Refused(
            _("Det er noen igjen på lageret. Bruk dem eller før dem ut først."),
            code="in_stock",
            field="is_active",
        )
    if any(ledger.spread(component.pk, place) for place in (StockPlace.BATCH, StockPlace.REPAIR)):
        raise Refused(
            _("Noen ligger på bordet til et parti. Avslutt partiet først."), code="in_work", field="is_active"
        )
    if uses := _taking(component, today):
        raise Refused(
            _("%(product)s er laget av den. Skriv en ny deleliste uten den først.") % {"product": uses[0]},
            code="in_product",
            field="is_active",
        )
    batch = Batch.objects.filter(closed_on=None, parts_list__lines__component=component).first()
    if batch is not None:  # begun by a list that no longer holds
        raise Refused(
            _("%(code)s er ikke avsluttet. Avslutt det først.") % {"code": batch.code},
            code="in_batch",
            field="is_active",
        )


def _taking(component: Component, today: date) -> list[str]:
    """The products in production that take a component by their list of today, or by one to come."""
    holding: dict[int, list[PartsList]] = {}
    lists = PartsList.objects.filter(product__is_active=True, lines__isnull=False).distinct()
    for one in lists.select_related("product").order_by("product", "valid_from"):
        earlier = holding.get(one.product_id, [])
        holding[one.product_id] = [one] if one.valid_from <= today else [*earlier, one]
    takes = set(component.used_in.values_list("parts_list", flat=True))
    return [one.product.name for found in holding.values() for one in found if one.pk in takes]
