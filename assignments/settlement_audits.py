"""What must agree between sales, settlements and their invoices, for `manage.py verify_papers`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import Q

from assignments.models import InvoicedSettlement, OutletSettlement, SettledLine
from assignments.rules.settlement import price_before_vat
from assignments.unsettled_sales import OWED_FOR


def settlements_and_sales_agree() -> Iterator[str]:
    """A settlement that stands claims exactly the pieces that it counts; one taken back claims none."""
    settlements = OutletSettlement.objects.select_related("reversed_by").prefetch_related(
        "lines", "settled_lines__line__batch"
    )
    for one in settlements:
        stands = one.reverses_id is None and getattr(one, "reversed_by", None) is None
        counted: Counter[tuple] = Counter()
        claimed: Counter[tuple] = Counter()
        for line in one.lines.all() if stands else ():
            counted[line.product_id, line.unit_price] += line.quantity
        for claim in one.settled_lines.all():
            claimed[claim.line.batch.product_id, claim.line.unit_price] += claim.line.quantity
        if counted != claimed:
            yield f"{one}: the sales that it claims aren't what it counts"
    wrong = SettledLine.objects.filter(
        Q(line__paper__reversed_by__isnull=False) | ~Q(line__paper__kind__in=OWED_FOR)
    )
    for claim in wrong.select_related("settlement", "line__paper"):
        yield f"{claim.settlement}: {claim.line.paper} is undone, or no sale of an outlet"


def settlements_and_invoices_agree() -> Iterator[str]:
    """An invoiced settlement stands on a line that isn't credited and asks for what is owed."""
    claims = InvoicedSettlement.objects.select_related(
        "settlement__reversed_by", "settlement__payment", "line__paper", "line__credited_by"
    )
    for claim in claims:
        settlement, line = claim.settlement, claim.line
        if getattr(line, "credited_by", None) is not None:
            yield f"{settlement}: invoiced by a line that is credited"
        if line.net != price_before_vat(settlement.owed, line.vat_percent):
            yield f"{settlement}: {line.paper} doesn't ask for what is owed"
        if settlement.reverses_id is not None or getattr(settlement, "reversed_by", None) is not None:
            yield f"{settlement}: taken back, and still invoiced"
        if getattr(settlement, "payment", None) is not None:
            yield f"{settlement}: both invoiced and paid"
