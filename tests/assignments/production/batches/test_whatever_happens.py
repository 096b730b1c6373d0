"""Whatever happens in whatever order: nothing is below none, and every batch adds up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from assignments.batch_counts import counts_of, follows_steps
from assignments.batch_sums import at_home, batch_sums, pieces_of
from assignments.change_batch import change_batch
from assignments.close_batch import close_batch, reopen_batch
from assignments.models import Batch, PieceMovement, Reservation, StockMovement
from assignments.reject_pieces import reject_pieces
from assignments.repair_pieces import repair_pieces, scrap_repair
from assignments.rules.ledger import Ledger
from assignments.stock_ledger import HOME, OUTSIDE, SHELF, piece_ledger, stock_ledger
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.batches.helpers import about, adds_up, steps, undo, work
from tests.assignments.production.world import Production
from tests.cast import TODAY

Act = Callable[[Production, Batch, int], object]


def receive(production: Production, batch: Batch, number: int) -> None:
    name = list(production.parts)[number % 4]
    production.receive(**{name: number})


def begin(production: Production, batch: Batch, number: int) -> None:
    if Batch.objects.count() < 3:
        production.batch(planned=number)


def reject(production: Production, batch: Batch, number: int, *, for_repair: bool = False) -> None:
    """One part is lost; the rest is saved, or set aside."""
    part = list(production.parts.values())[number % 4]
    reject_pieces(
        batch,
        1 + number % 3,
        cause="chain",
        lost={part.pk: 1},
        for_repair=for_repair,
        date=TODAY,
        **about(production),
    )


def reverse(production: Production, batch: Batch, number: int) -> None:
    movements = list(StockMovement.objects.exclude(kind="receipt").order_by("-number")[:6])
    if movements:
        undo(production, movements[number % len(movements)])


ACTS: dict[str, Act] = {
    "receive": receive,
    "begin": begin,
    "make": lambda p, b, n: work(p, b, made=n),
    "make and deliver": lambda p, b, n: work(p, b, made=n, delivered=1 + n // 2, outlet=p.shop),
    "deliver": lambda p, b, n: work(p, b, delivered=n, outlet=p.shop),
    "spoil": lambda p, b, n: work(p, b, rejected=n, cause="clasp", parts_lost=n % 2 == 0),
    "steps": lambda p, b, n: steps(p, b, assembled=n, prepared=n - n // 3, packed=n // 2),
    "assemble": lambda p, b, n: steps(p, b, assembled=n),
    "reject": reject,
    "set aside": lambda p, b, n: reject(p, b, n, for_repair=True),
    "repair": lambda p, b, n: repair_pieces(b, date=TODAY, **about(p)),
    "scrap": lambda p, b, n: scrap_repair(b, reason="ripete", date=TODAY, **about(p)),
    "reverse": reverse,
    "change": lambda p, b, n: change_batch(b, planned=n, **about(p)),
    "close": lambda p, b, n: close_batch(b, date=TODAY, **about(p)),
    "reopen": lambda p, b, n: reopen_batch(b, **about(p)),
}
OFTEN = ("assemble", "make", "repair", "reverse", "set aside", "set aside", "steps")
STEP = st.tuples(st.sampled_from((*OFTEN, *sorted(ACTS))), st.integers(0, 1), st.integers(1, 6))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.lists(STEP, min_size=12, max_size=20), uses_steps=st.booleans(), uses_reservations=st.booleans()
)
def test_it_adds_up(
    production: Production, path: list[tuple[str, int, int]], uses_steps: bool, uses_reservations: bool
) -> None:
    with transaction.atomic():
        production.product.uses_steps = uses_steps
        production.product.uses_reservations = uses_reservations
        production.product.save()
        for _batch in range(2):
            production.batch(planned=4)
        for act, which, number in path:
            batches = list(Batch.objects.order_by("pk"))
            with suppress(Refused):
                ACTS[act](production, batches[which % len(batches)], number)
                event(f"{act} was done")
            assert_all_is_well()
        assert list(verify_papers()) == []
        transaction.set_rollback(True)


def assert_all_is_well() -> None:
    parts, pieces = stock_ledger(), piece_ledger()
    assert_none_below_none(parts)
    reserved = dict(Reservation.objects.order_by().values_list("component").annotate(sum=Sum("quantity")))
    assert all(parts.there(component, SHELF) >= held for component, held in reserved.items())
    batches = list(Batch.objects.select_related("product"))
    parts_of, places_of = batch_sums(batches), pieces_of(batches)
    for batch in batches:
        counts, sums, places = counts_of(batch), parts_of[batch.pk], places_of[batch.pk]
        assert adds_up(sums)
        assert min(counts.assembled, counts.prepared, counts.made, counts.rejected) >= 0
        assert sums.made == counts.made == sum(one.number for one in places)
        delivered = sum(one.number for one in places if one.place == "outlet")
        home = pieces.there(batch.product_id, HOME, lot=batch.pk)
        assert at_home(places) == home == counts.made - delivered >= 0
        if batch.closed_on is not None:
            assert all(one.came == one.good + one.lost + one.returned for one in sums.parts.values())
            assert not batch.reservations.exists()
        if batch.product.uses_steps:
            assert follows_steps(batch, counts)
    assert PieceMovement.objects.filter(kind="made").count() == (
        StockMovement.objects.filter(kind="made").count()
    )


def assert_none_below_none(ledger: Ledger) -> None:
    for (item, place), lots in ledger._held.items():
        if place != OUTSIDE:
            assert min(lots.values()) >= 0, (item, place)
