"""An outlet's file of sales in two touches: received and looked at, then booked whole, or thrown away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Batch, Outlet, PieceMovement, Product, SalesFile, WaitingSales
from assignments.read_sales_file import read_rows
from assignments.rules.ledger import Ledger, NotEnough
from assignments.rules.sales_file import Catalogue, Problem, SalesReader, SoldLine
from assignments.sales_file_words import sentence
from assignments.sales_report import Sold, report_sales
from assignments.stock_ledger import SOLD, at_outlet, piece_ledger
from bikuben.documents.wording import short_date
from bikuben.models import User
from bikuben.refusals import Refused

MOST_TOLD = 20
WAITS = timedelta(days=1)


class BadFile(Refused):
    """A file that has something wrong in it: every problem a sentence with its line, the first of them all.

    `rest` is how many more there are than `sentences`.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        found = sorted(problems, key=lambda one: one.line)
        super().__init__(_("Fila er ikke lest inn. Rett det som står over, og prøv igjen."), field="file")
        self.code = found[0].code
        self.problems = found
        self.sentences = [sentence(one) for one in found[:MOST_TOLD]]
        self.rest = max(len(found) - MOST_TOLD, 0)


@transaction.atomic
def receive_sales(outlet: Outlet, content: bytes, *, by: User, now: datetime, today: date) -> WaitingSales:
    """Keep a file's lines until they have been looked at, instead of any of the outlet's that waited before.

    Nothing is booked yet.

    Raises:
        BadFile: something in it is wrong; nothing of it is kept.
        Refused: at `file`, for what is no table, or a file that is booked already; or an outlet that sends
            no files.
    """
    outlet = _locked(outlet)
    refuse_outlet(outlet)
    rows = read_rows(content)
    sha256 = hashlib.sha256(content).hexdigest()
    _refuse_known(outlet, sha256)
    # Nothing older than last year can be entered in the ledger of pieces.
    reader = SalesReader(catalogue(), earliest=date(today.year - 1, 1, 1), today=today)
    reader.read(rows)
    problems = reader.problems + lacking(reader.lines, outlet, piece_ledger())
    if problems:
        raise BadFile(problems)
    WaitingSales.objects.filter(uploaded_at__lt=now - WAITS).delete()
    WaitingSales.objects.filter(outlet=outlet).delete()
    return WaitingSales.objects.create(
        outlet=outlet,
        sha256=sha256,
        lines=[_kept(line) for line in reader.lines],
        uploaded_at=now,
        uploaded_by=by,
    )


def waiting_sales(outlet: Outlet, *, now: datetime) -> WaitingSales:
    """What waits for an outlet. `Refused` where it is booked, thrown away or older than a day."""
    found = WaitingSales.objects.filter(outlet=outlet, uploaded_at__gte=now - WAITS).first()
    if found is None:
        raise _gone()
    return found


@transaction.atomic
def book_sales(waiting: WaitingSales, *, by: User, now: datetime, today: date) -> PieceMovement:
    """Book all of a waiting file as one report of sales, from its first day to its last; then let it go.

    Raises:
        Refused: it is booked, thrown away or replaced already; or the outlet has fewer by now.
    """
    outlet = _locked(waiting.outlet)
    locked = waiting_sales(outlet, now=now)
    if locked.pk != waiting.pk:
        raise _gone()
    lines = lines_of(locked)
    refuse_outlet(outlet)
    known = _refuse_known(outlet, locked.sha256)
    movement = report_sales(
        outlet,
        _sold(lines),
        period_from=min(line.day for line in lines),
        period_to=max(line.day for line in lines),
        by=by,
        now=now,
        today=today,
    )
    register = known or SalesFile(outlet=outlet, sha256=locked.sha256)
    register.movement, register.read_at, register.read_by = movement, now, by
    register.save()
    locked.delete()
    return movement


@transaction.atomic
def discard_sales(outlet: Outlet) -> None:
    """Throw away what waits for an outlet. Nothing was booked; done twice, it is gone all the same."""
    _locked(outlet)
    WaitingSales.objects.filter(outlet=outlet).delete()


def lines_of(waiting: WaitingSales) -> list[SoldLine]:
    """The lines that wait, in the file's order."""
    return [
        SoldLine(**{**kept, "day": date.fromisoformat(kept["day"]), "price": Decimal(kept["price"])})
        for kept in waiting.lines
    ]


def lacking(lines: Iterable[SoldLine], outlet: Outlet, ledger: Ledger) -> list[Problem]:
    """The lines that the outlet has too few pieces for, each with how many were left to it."""
    names = dict(Product.objects.values_list("pk", "name"))
    problems = []
    for line in in_order(lines):
        try:
            ledger.take(line.product, line.quantity, at_outlet(outlet.pk), SOLD, lot=line.batch)
        except NotEnough as found:
            problems.append(Problem(line.line, "too_many", names[line.product], found.there))
    return problems


def in_order(lines: Iterable[SoldLine]) -> list[SoldLine]:
    """The order of booking: what names its batch first, so that no other line takes of that batch."""
    return sorted(lines, key=lambda line: line.batch is None)


def catalogue() -> Catalogue:
    """Every product and batch there has been. Two queries."""
    return Catalogue.of(
        Product.objects.order_by("pk").values_list("pk", "name", "price"),
        Batch.objects.order_by("pk").values_list("pk", "code", "product"),
    )


def refuse_outlet(outlet: Outlet) -> None:
    """A file comes from someone who sells for us.

    Raises:
        Refused: the outlet is no longer in use, or it is our own stall, where every sale has its receipt.
    """
    if not outlet.is_active:
        raise Refused(_("Utsalgsstedet er ikke i bruk lenger."), code="inactive")
    if outlet.is_own:
        text = _("Her selger dere selv, og hvert salg har sin kvittering. Før det under «Vårt eget salg».")
        raise Refused(text, code="own_stall")


def _locked(outlet: Outlet) -> Outlet:
    """The outlet as it is now; files of one outlet wait for each other here, before they wait for a desk."""
    return Outlet.objects.select_for_update(no_key=True).get(pk=outlet.pk)


def _refuse_known(outlet: Outlet, sha256: str) -> SalesFile | None:
    known = SalesFile.objects.filter(outlet=outlet, sha256=sha256).select_related("movement").first()
    if known is not None and not PieceMovement.objects.filter(reverses=known.movement_id).exists():
        text = _("Denne fila er lest inn før, %(day)s. Er det en ny fil, har butikken sendt den samme.")
        raise Refused(text % {"day": short_date(known.movement.issued_on)}, code="read_before", field="file")
    return known


def _sold(lines: Sequence[SoldLine]) -> list[Sold]:
    """One for each product, batch and price."""
    numbers: dict[tuple[int, int | None, Decimal], int] = {}
    for line in in_order(lines):
        key = line.product, line.batch, line.price
        numbers[key] = numbers.get(key, 0) + line.quantity
    products = Product.objects.in_bulk({product for product, _batch, _price in numbers})
    batches = Batch.objects.in_bulk({batch for _product, batch, _price in numbers if batch})
    return [
        Sold(products[product], number, price, batch=batches[batch] if batch else None)
        for (product, batch, price), number in numbers.items()
    ]


def _kept(line: SoldLine) -> dict[str, Any]:
    return {**asdict(line), "day": line.day.isoformat(), "price": str(line.price)}


def _gone() -> Refused:
    return Refused(_("Fila er ført, kastet eller byttet ut. Last den opp på nytt."), code="gone")
