"""The sums of a credit note (kreditnota), kroner, so that all notes of an invoice add up to the invoice."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from assignments.rules.invoice import LineSum, Totals, VatSum, totals_of


def credit_totals(before: Iterable[LineSum], now: Iterable[LineSum]) -> Totals:
    """What crediting the lines `now` comes to, where the lines `before` of the invoice are credited already.

    VAT is rounded on a sum, so the VAT of parts can differ by an øre from their share of it. Each note takes
    the VAT of all that is credited with it, less what was credited before it: the last takes what remains,
    and invoice less credit notes is exactly 0.
    """
    before, now = list(before), list(now)
    was = {one.percent: one.vat for one in totals_of(before).by_rate}
    nets: dict[Decimal, Decimal] = defaultdict(Decimal)
    for line in now:
        nets[line.vat_percent] += line.net
    by_rate = tuple(
        VatSum(one.percent, nets[one.percent], one.vat - was.get(one.percent, Decimal(0)))
        for one in totals_of([*before, *now]).by_rate
        if one.percent in nets
    )
    net = sum((one.net for one in by_rate), Decimal(0))
    vat = sum((one.vat for one in by_rate), Decimal(0))
    return Totals(net=net, vat=vat, total=net + vat, by_rate=by_rate)


def sums_by_rate(lines: Iterable[LineSum], vat: Decimal) -> tuple[VatSum, ...]:
    """The sums by rate of a paper that says `vat` in all.

    What a credit note's VAT differs by is on the highest rate, mostly the only one.
    """
    totals = totals_of(lines)
    *others, highest = totals.by_rate
    return (*others, VatSum(highest.percent, highest.net, highest.vat + vat - totals.vat))
