"""Every page of the program, and its address for what stands in the house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from bikuben.roles import Role

if TYPE_CHECKING:
    from tests.house import House


def pages(resolver: URLResolver | None = None, space: str = "", route: str = "/") -> Iterator[Page]:
    """Every page of the urlconf: its name with the name of its space, and its route."""
    for entry in (resolver or get_resolver("bikuben.urls")).url_patterns:
        assert isinstance(entry.pattern, RoutePattern), "addresses are written with path()"
        whole = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from pages(entry, f"{entry.namespace}:" if entry.namespace else space, whole)
        else:
            yield Page(name=f"{space}{entry.name}", route=whole, pattern=entry)


@dataclass(frozen=True, kw_only=True)
class Page:
    """One line of the urlconf."""

    name: str
    route: str
    pattern: URLPattern

    @property
    def has_arguments(self) -> bool:
        return "<" in self.route

    def address(self, house: House) -> str:
        """The address of this page for what stands in the house. Says so where it knows no such thing."""
        parts = self.route.split("/")
        for place, part in enumerate(parts):
            if part.startswith("<"):
                argument, _end, rest = part.partition(">")
                value = _value(argument.partition(":")[2], parts[place - 1], house, self.route)
                parts[place] = value + rest
        return "/".join(parts)


def _value(argument: str, before: str, house: House, route: str) -> str:
    by_argument = {
        "day": house.today.date,
        "first": house.today.date,
        "participant": house.people[0].pk,
        "attempt": 1,
        "year": house.today.date.year,
        "kind": "withdrawal",
        "month": f"{house.today.date - timedelta(days=5):%Y-%m}",
        "period": "2026-05",
        "letter": "first",
        "language": "nb",
    }
    by_place = {
        "people": house.people[0].pk,
        "look": house.people[0].pk,
        "private": house.people[0].pk,
        "arrivals": house.attendance.pk,
        "cards": house.card.pk,
        "garnishments": house.garnishment.pk,
        "import": house.card_answer.pk,
        "slips": house.slip.pk,
        "users": house.users[Role.READER].pk,
        "work": house.shift.pk,
        "shifts": house.shift.pk,
        "jobs": house.job.pk,
        "clients": house.job.client_id,
        "invoices": house.invoice.pk,
        "credit-notes": house.credit_note.pk,
        "sendings": house.sending.pk,
        "contacts": house.contact.pk,
        "approaches": house.approach.pk,
        "batch": house.approach.pk,
        "payments": house.payment.pk if route.startswith("/owed/") else house.billing.payment.pk,
        "files": house.billing.bank_file.pk,
        "unknown": house.billing.unknown.pk,
        "reminders": house.billing.reminder.pk,
        "parts": house.production.parts["Perle"].pk,
        "products": house.production.product.pk,
        "batches": house.batch.pk,
        "parts-lists": house.production.parts_list.pk,
        "trace": house.batch.pk,
        "deliveries": house.delivery.pk,
        "movements": house.stock_movement.pk,
        "piece-movements": house.shipment.movement_id,
        "outlets": house.production.shop.pk,
        "shipments": house.shipment.pk,
        "receipts": house.cash_sale.pk,
        "settlements": house.settlement.pk,
    }
    value = by_place.get(before) if argument == "pk" else by_argument.get(argument)
    assert value is not None, f"tests/house.py knows nothing to put into {route}"
    return str(value)
