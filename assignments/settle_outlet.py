"""Settle what an outlet has sold (avregning), and take a settlement back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Min
from django.utils.translation import gettext as _

from assignments.models import (
    Outlet,
    OutletSettlement,
    OutletSettlementLine,
    PieceLine,
    PieceMovement,
    SettledLine,
)
from assignments.outlets import address_of
from assignments.piece_costs import piece_costs
from assignments.rules.settlement import settlement_lines, sums_of
from assignments.settlement_balance import refuse_if_closed
from assignments.unsettled_sales import sold_pieces, unsettled_lines
from bikuben.models import Project, User
from bikuben.papers import Desk
from bikuben.papers.canonical import canonical_value
from bikuben.refusals import Refused

EARLIEST = timedelta(days=5 * 366)  # before today; older than that is a slip of the keys
COPIED = OutletSettlement.hash_fields[1]
LINE = OutletSettlement.hash_parts[1]["lines"]
AMOUNTS = ("pieces", "sold", "owed", "parts_cost", "surplus")
LINE_AMOUNTS = ("quantity", "sold", "owed", "parts_cost")


@dataclass(frozen=True, slots=True)
class Settling:
    """A settlement as it would be issued: an unsaved paper, its lines, and the sales that it claims.

    `earlier` is how many pieces were sold before the period, and hadn't come along in an earlier settlement.
    """

    paper: OutletSettlement
    lines: tuple[OutletSettlementLine, ...]
    claimed: tuple[PieceLine, ...]

    @property
    def earlier(self) -> int:
        """Pieces of before (fra før)."""
        return sum(line.quantity for line in self.claimed if line.paper.date < self.paper.period_from)

    @property
    def digest(self) -> str:
        """SHA-256 of all that it says and which sales it claims: equal where nothing has changed since."""
        content = [
            {name: canonical_value(self.paper, name) for name in COPIED},
            [{name: canonical_value(line, name) for name in LINE} for line in self.lines],
            sorted(line.pk for line in self.claimed),
        ]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def usual_period(outlet: Outlet, *, today: date) -> tuple[date, date]:
    """From the day after the last settlement, or the first sale, to the end of last month.

    Where that hasn't begun by then, to today.
    """
    month_end = today.replace(day=1) - timedelta(days=1)
    last = OutletSettlement.objects.filter(outlet=outlet, reverses=None, reversed_by=None)
    settled_to = last.order_by("-period_to").values_list("period_to", flat=True).first()
    if settled_to is not None:
        first = min(settled_to + timedelta(days=1), today)
    else:
        sales = unsettled_lines([outlet], up_to=today)
        first = sales.aggregate(first=Min("paper__date"))["first"] or month_end.replace(day=1)
    return first, month_end if first <= month_end else today


def work_out_settlement(outlet: Outlet, period_from: date, period_to: date, *, today: date) -> Settling:
    """What the settlement would say if it were issued today: all that isn't settled up to the period's end.

    Raises:
        Refused: our own stall, a period that can't be, or nothing to settle.
    """
    _refuse_period(outlet, period_from, period_to, today)
    claimed = list(
        unsettled_lines([outlet], up_to=period_to)
        .select_related("paper", "batch__product")
        .order_by("paper", "position")
    )
    if not claimed:
        raise Refused(_("Det er ikke noe salg å avregne til og med den dagen."), code="nothing")
    costs = piece_costs({line.batch_id for line in claimed})
    counted = settlement_lines(sold_pieces(claimed, costs), outlet.share_percent)
    sums = sums_of(counted)
    lines = tuple(
        OutletSettlementLine(
            position=position,
            product_id=line.product,
            description=line.description,
            quantity=line.quantity,
            unit_price=line.unit_price,
            sold=line.sold,
            owed=line.owed,
            parts_cost=line.parts_cost,
        )
        for position, line in enumerate(counted, start=1)
    )
    paper = OutletSettlement(
        date=today,
        period_from=period_from,
        period_to=period_to,
        **{name: getattr(sums, name) for name in AMOUNTS},
        **_parties(outlet),
    )
    return Settling(paper, lines, tuple(claimed))


@transaction.atomic
def settle_outlet(
    outlet: Outlet,
    period_from: date,
    period_to: date,
    *,
    previewed: str | None = None,
    by: User,
    now: datetime,
    today: date,
) -> OutletSettlement:
    """Issue the settlement, and claim its sales, each of them once.

    Args:
        previewed: The `digest` of what was shown. Where it has become another since, it is refused.

    Raises:
        Refused: what `work_out_settlement` refuses, or it isn't what was previewed.
    """
    outlet = Outlet.objects.select_for_update(no_key=True).get(pk=outlet.pk)
    # With the pieces' counter too, so that no sale is undone while it is being settled.
    desk = Desk(OutletSettlement, PieceMovement, by=by, now=now, issued_on=today)
    found = work_out_settlement(outlet, period_from, period_to, today=today)
    if previewed is not None and previewed != found.digest:
        raise Refused(
            _("Avregningen er blitt en annen siden du så på den. Se over den en gang til."), code="changed"
        )
    issued = desk.issue(found.paper, lines=found.lines)
    SettledLine.objects.bulk_create(SettledLine(line=line, settlement=issued) for line in found.claimed)
    return issued


@transaction.atomic
def reverse_settlement(
    settlement: OutletSettlement, *, by: User, now: datetime, today: date
) -> OutletSettlement:
    """Take a settlement back with one of the opposite amounts; its sales can be settled again.

    Raises:
        Refused: it is taken back already, takes another back, or is invoiced or paid.
    """
    Outlet.objects.select_for_update(no_key=True).get(pk=settlement.outlet_id)
    refuse_if_closed(settlement)
    desk = Desk(OutletSettlement, PieceMovement, by=by, now=now, issued_on=today)
    kept = [name for name in COPIED if name not in (*AMOUNTS, "reverses", "outlet")]
    reversal = OutletSettlement(
        date=today,
        outlet_id=settlement.outlet_id,
        reverses=settlement,
        **{name: getattr(settlement, name) for name in kept},
        **{name: -getattr(settlement, name) for name in AMOUNTS},
    )
    lines = [
        OutletSettlementLine(
            product_id=line.product_id,
            **{name: getattr(line, name) for name in LINE if name not in (*LINE_AMOUNTS, "product")},
            **{name: -getattr(line, name) for name in LINE_AMOUNTS},
        )
        for line in settlement.lines.all()
    ]
    issued = desk.issue(reversal, lines=lines)
    SettledLine.objects.filter(settlement=settlement).delete()
    return issued


def _refuse_period(outlet: Outlet, period_from: date, period_to: date, today: date) -> None:
    if outlet.is_own:
        raise Refused(
            _("Dette er vår egen bod. Det vi selger selv, er det ingen som skylder oss for."),
            code="own_stall",
        )
    if period_to < period_from:
        raise Refused(_("Perioden kan ikke slutte før den begynner."), code="ends_before", field="period_to")
    if period_to > today:
        raise Refused(_("Den dagen har ikke vært ennå."), code="future", field="period_to")
    if period_from < today - EARLIEST:
        raise Refused(_("Det er for lenge siden. Sjekk årstallet."), code="too_old", field="period_from")


def _parties(outlet: Outlet) -> dict[str, object]:
    project = Project.current() or Project()
    address, postal_code, city = address_of(outlet)
    return {
        "outlet": outlet,
        "share_percent": outlet.share_percent,
        "outlet_name": outlet.name,
        "outlet_address": address,
        "outlet_postal_code": postal_code,
        "outlet_city": city,
        "sender_name": project.legal_name,
        "sender_organisation_number": project.organisation_number,
        "sender_address": project.address,
        "sender_postal_code": project.postal_code,
        "sender_city": project.city,
        "sender_account": project.account_number,
        "language": outlet.language,
    }
