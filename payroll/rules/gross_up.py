"""Gross from net: what must be earned for the agreed money to reach her hand."""

from collections.abc import Callable

LIMIT = 1_000_000


class NoGross(ValueError):
    """No gross has that net, as when everything is withheld."""


def gross_for_net(net: int, withholding: Callable[[int], int]) -> int:
    """The smallest whole-krone gross from which exactly `net` is left, both in kroner.

    Withholding goes in steps, so several grosses can leave the same net; the smallest is the rule.
    `withholding` gives what is withheld from a gross and never decreases. Going up one krone the net then
    rises by one or falls, so it never jumps over a value, and a shortfall of n kroner can't be made good
    in fewer than n kroner: the search leaps by the shortfall and can't pass the first gross that fits.

    `NoGross`, a ValueError, where no gross up to 1 000 000 has that net.
    """
    if net < 0:
        raise NoGross(f"the net cannot be negative: {net}")
    gross = 0
    while gross <= LIMIT:
        shortfall = net - (gross - withholding(gross))
        if shortfall == 0:
            return gross
        gross += max(shortfall, 1)
    raise NoGross(f"no gross up to {LIMIT} kroner leaves {net} kroner")
