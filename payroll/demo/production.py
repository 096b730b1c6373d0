"""The demo's own production: MelliBee, its parts, four batches, a count with a difference, a repair."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assignments.close_batch import close_batch
from assignments.components import add_component
from assignments.count_parts import CountedPart, count_parts
from assignments.participant_days import participant_days
from assignments.parts_lists import set_parts_list
from assignments.plan_batch import plan_batch
from assignments.products import add_product
from assignments.receive_parts import Received, receive_parts
from assignments.record_work import record_work
from assignments.reject_pieces import reject_pieces
from assignments.repair_pieces import repair_pieces
from assignments.stock_ledger import on_shelf
from payroll.demo.card_texts import CARD_EN, CARD_NB
from payroll.demo.jobs import MELLIBEE
from payroll.demo.people import on
from payroll.demo.stage import Hours, Row, Stage

SUPPLIERS = ("Perlehuset Engros AS", "Emballasjelageret AS")


@dataclass(frozen=True)
class Part:
    """A part: kroner for one, how many a piece takes, when to order, who sells it."""

    name: str
    price: str
    each: int
    reorder_point: int
    supplier: str = SUPPLIERS[0]


PARTS = (
    Part("Hjerte", "6.50", 1, 30),
    Part("Perle", "2.25", 2, 100),
    Part("Fugl", "7.00", 1, 50),
    Part("Tiger", "8.50", 1, 30),
    Part("Kjede", "14.00", 1, 30),
    Part("Lås", "3.50", 1, 30),
    Part("Kort", "1.20", 1, 50, SUPPLIERS[1]),
    Part("Eske", "4.80", 1, 30, SUPPLIERS[1]),
)
# How many pieces' worth of parts come when.
DELIVERED = {on(1, 2): 150, on(4, 10): 160, on(8, 5): 150, on(10, 5): 45}
PLANNED = (110, 120, 110, 150)
CAUSES = ("scratched", "crooked", "clasp", "other")
REJECTED_EACH = 6  # every so many work days one piece is rejected
COUNTED_ON = on(6, 29)
SET_ASIDE_ON = on(3, 20)


@dataclass
class Workshop:
    """What the demo knows of its production. `recorded`: the dates whose work is entered."""

    product: Row
    parts: dict[str, Row]
    batches: list[Row] = field(default_factory=list)
    made: int = 0
    recorded: set[date] = field(default_factory=set)
    delivered: set[date] = field(default_factory=set)
    outlets: dict[str, Row] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)


def set_up_production(stage: Stage, hours: Hours) -> Workshop:
    """MelliBee with its parts and its story, and the first delivery of parts."""
    product = add_product(
        name="MelliBee",
        prefix="MB",
        price=Decimal(349),
        job=stage.jobs[MELLIBEE.title],
        card_nb=CARD_NB,
        card_en=CARD_EN,
        by=stage.leader,
    )
    parts = {
        part.name: add_component(
            name=part.name, price=Decimal(part.price), reorder_point=part.reorder_point, by=stage.leader
        )
        for part in PARTS
    }
    set_parts_list(
        product,
        {parts[part.name]: part.each for part in PARTS},
        valid_from=hours.day,
        by=stage.leader,
        today=hours.day,
    )
    shop = Workshop(product, parts)
    _receive(stage, shop, hours)
    return shop


def mornings_work(stage: Stage, shop: Workshop, hours: Hours) -> None:
    """What came by post, and the count before the summer."""
    _receive(stage, shop, hours)
    if hours.day >= COUNTED_ON and "count" not in shop.done:
        shop.done.add("count")
        _count(stage, shop, hours)


def evenings_work(stage: Stage, shop: Workshop, hours: Hours) -> None:
    """What was made of MelliBee since it was last entered, by as many participant-days as there were."""
    days = participant_days().filter(job=stage.jobs[MELLIBEE.title]).order_by("work_day__date")
    counts: dict[date, int] = {}
    for day in days.values_list("work_day__date", flat=True):
        if day not in shop.recorded:
            counts[day] = counts.get(day, 0) + 1
    for day, people in counts.items():
        shop.recorded.add(day)
        _record(stage, shop, day, people * 3 // 2, hours)


def _receive(stage: Stage, shop: Workshop, hours: Hours) -> None:
    for day, pieces in DELIVERED.items():
        if day > hours.day or day in shop.delivered:
            continue
        shop.delivered.add(day)
        for supplier in SUPPLIERS:
            rows = [
                Received(shop.parts[part.name], pieces * part.each, Decimal(part.price))
                for part in PARTS
                if part.supplier == supplier
            ]
            receive_parts(
                rows, supplier=supplier, date=hours.day, by=stage.leader, now=hours.later(), today=hours.day
            )
            stage.tally["deliveries of parts"] += 1


def _count(stage: Stage, shop: Workshop, hours: Hours) -> None:
    """Four pearls are gone, and a heart too many lay in the drawer."""
    there = on_shelf(shop.parts.values())
    found = {
        part: CountedPart(there[part.pk], there[part.pk] + {"Perle": -4, "Hjerte": 1}.get(name, 0))
        for name, part in shop.parts.items()
    }
    count_parts(
        found,
        reason="Noen perler ruller alltid vekk. Et hjerte lå igjen i skuffen.",
        date=hours.day,
        by=stage.leader,
        now=hours.later(),
        today=hours.day,
    )


def _record(stage: Stage, shop: Workshop, day: date, pieces: int, hours: Hours) -> None:
    batch = shop.batches[-1] if shop.batches else _begin(stage, shop, day, hours)
    if shop.made >= PLANNED[len(shop.batches) - 1] and len(shop.batches) < len(PLANNED):
        close_batch(
            batch, date=max(day, batch.started_on), by=stage.leader, now=hours.later(), today=hours.day
        )
        batch = _begin(stage, shop, day, hours)
    is_bad = len(shop.recorded) % REJECTED_EACH == 0
    cause = CAUSES[len(shop.recorded) // REJECTED_EACH % len(CAUSES)]
    if day >= SET_ASIDE_ON and "set aside" not in shop.done:
        shop.done.add("set aside")
        chain = shop.parts["Kjede"]
        reject_pieces(
            batch,
            1,
            cause="chain",
            lost={chain.pk: 1},
            for_repair=True,
            reason="Bare kjedet må byttes.",
            date=day,
            by=stage.leader,
            now=hours.later(),
            today=hours.day,
        )
    record_work(
        batch,
        made=max(1, pieces),
        rejected=1 if is_bad else 0,
        cause=cause if is_bad else "",
        parts_lost=cause != "crooked",
        date=day,
        by=stage.leader,
        now=hours.later(),
        today=hours.day,
    )
    shop.made += max(1, pieces)
    stage.tally["pieces made"] += max(1, pieces)


def _begin(stage: Stage, shop: Workshop, day: date, hours: Hours) -> Row:
    batch = plan_batch(
        shop.product,
        PLANNED[len(shop.batches)],
        started_on=day,
        by=stage.leader,
        now=hours.later(),
        today=hours.day,
    )
    shop.batches.append(batch)
    shop.made = 0
    if "set aside" in shop.done and "repaired" not in shop.done:
        shop.done.add("repaired")
        repair_pieces(batch, date=day, by=stage.leader, now=hours.later(), today=hours.day)
    return batch
