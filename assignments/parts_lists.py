"""Lists of parts by date (delelister): written, replaced while no batch uses them, taken away again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assignments.components import lock_components
from assignments.models import Component, PartsList, PartsListLine, Product
from bikuben.models import User
from bikuben.refusals import Refused

MOST_OF_A_PART = 999
BACK, AHEAD = timedelta(days=2 * 365), timedelta(days=365)


@transaction.atomic
def set_parts_list(
    product: Product,
    parts: Mapping[Component, int],
    *,
    valid_from: date,
    by: User,
    today: date,
    version: int | None = None,
) -> PartsList:
    """What one piece is made of from a date on: how many of each part; none of a part leaves it out.

    A list from the same date that no batch uses is replaced. One that is used stays, and a new one begins
    later. `version` is what the page was made from (`lists_version`).

    Raises:
        Refused: no part, a number or date that can't be, a part no longer in use, not later than a list that
            a batch is made by, or a list that someone has changed meanwhile.
    """
    product = Product.objects.select_for_update(no_key=True).get(pk=product.pk)
    if version is not None and version != lists_version(product):
        raise Refused(_("Noen har endret lista i mellomtiden. Åpne siden på nytt og se etter."), code="stale")
    wanted = {component: number for component, number in parts.items() if number}
    _refuse_numbers(wanted)
    _refuse_date(product, valid_from, today=today)
    found = product.parts_lists.filter(valid_from=valid_from).first()
    made = found or PartsList(product=product, valid_from=valid_from)
    wanted = _as_they_are(wanted)
    _refuse_out_of_use(product, wanted)
    made._history_user = by
    made.save()
    made.lines.all().delete()
    PartsListLine.objects.bulk_create(
        PartsListLine(parts_list=made, component=component, quantity=number)
        for component, number in wanted.items()
    )
    return made


@transaction.atomic
def remove_parts_list(parts_list: PartsList, *, by: User) -> None:
    """Take away a list that no batch is made by.

    Raises:
        Refused: a batch is made by it.
    """
    Product.objects.select_for_update(no_key=True).get(pk=parts_list.product_id)
    if parts_list.batches.exists():
        raise Refused(_("Partier er laget etter denne lista. Den blir liggende."), code="used")
    parts_list._history_user = by
    parts_list.delete()


def lists_version(product: Product) -> int:
    """The number of the newest line of history of the product's lists; 0 where there is none."""
    newest = PartsList.history.filter(product=product).order_by("-history_id")
    return newest.values_list("history_id", flat=True).first() or 0


def last_used(product: Product) -> PartsList | None:
    """The latest list that a batch is made by."""
    return product.parts_lists.filter(batches__isnull=False).order_by("-valid_from").first()


def first_free_day(product: Product, *, today: date) -> date:
    """The first day, from today on, that a list may begin: after any list that a batch uses."""
    used = last_used(product)
    return today if used is None else max(today, used.valid_from + timedelta(days=1))


def _refuse_numbers(wanted: Mapping[Component, int]) -> None:
    if not wanted:
        raise Refused(_("Skriv minst én komponent."), code="empty", field="parts")
    for component, number in wanted.items():
        if not 0 < number <= MOST_OF_A_PART:
            raise Refused(
                _("%(name)s: skriv et antall fra 0 til %(most)s.")
                % {"name": component.name, "most": MOST_OF_A_PART},
                code="quantity",
                field=f"part_{component.pk}",
            )


def _refuse_date(product: Product, day: date, *, today: date) -> None:
    if not today - BACK <= day <= today + AHEAD:
        raise Refused(
            _("Velg en dag fra to år tilbake til ett år fram."), code="valid_from", field="valid_from"
        )
    used = last_used(product)
    if used is not None and day <= used.valid_from:
        raise Refused(
            _("Partier er laget etter lista fra %(day)s. Den nye lista må gjelde fra en senere dag.")
            % {"day": date_format(used.valid_from, _("j. F Y"))},
            code="used",
            field="valid_from",
        )


def _as_they_are(wanted: Mapping[Component, int]) -> dict[Component, int]:
    """The components as they are now, locked: nobody takes one out of use meanwhile."""
    now = lock_components(wanted)
    return {now[component.pk]: number for component, number in wanted.items()}


def _refuse_out_of_use(product: Product, wanted: Mapping[Component, int]) -> None:
    """A part that is no longer in use may stay where it is in a list already."""
    out = [component for component in wanted if not component.is_active]
    if not out:
        return
    known = set(PartsListLine.objects.filter(parts_list__product=product).values_list("component", flat=True))
    for component in out:
        if component.pk not in known:
            raise Refused(
                _("%(name)s er ikke i bruk lenger.") % {"name": component.name},
                code="inactive",
                field=f"part_{component.pk}",
            )
