"""Every rounding rule, once, each named for what it does and the paragraph that asks for it.

Amounts are `Decimal` kroner in and out. Nothing else in the project rounds money, save the withholding
tables, which are made in whole numbers (`payroll.rules.withholding`).
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

KRONE = Decimal(1)
ORE = Decimal("0.01")
TENTH = Decimal("0.1")


def down_to_krone(amount: Decimal) -> Decimal:
    """Whole kroner, rounded down: the base and the amount of percentage withholding (SBF §5-10-4).

    A negative amount is refused with ValueError: down would then mean away from zero, and no rule says so.
    """
    if amount < 0:
        raise ValueError(f"only amounts from 0 are rounded down to a krone, not {amount}")
    return amount.quantize(KRONE, rounding=ROUND_FLOOR)


def up_to_krone(amount: Decimal) -> Decimal:
    """Whole kroner, rounded up: holiday pay as it is paid (FERIE §10). It is paid in cash, where there is no
    øre, and what the law gives is the least she may have.

    A negative amount is refused with ValueError: holiday pay is never less than nothing.
    """
    if amount < 0:
        raise ValueError(f"only amounts from 0 are rounded up to a krone, not {amount}")
    return amount.quantize(KRONE, rounding=ROUND_CEILING)


def half_up_to_krone(amount: Decimal) -> Decimal:
    """The nearest whole krone, halves away from zero: employer's contribution owed (arbeidsgiveravgift)."""
    return amount.quantize(KRONE, rounding=ROUND_HALF_UP)


def half_up_to_ore(amount: Decimal) -> Decimal:
    """The nearest øre, halves away from zero: the contribution as a pay slip shows it."""
    return amount.quantize(ORE, rounding=ROUND_HALF_UP)


def whole_kroner(amount: Decimal | int) -> int:
    """The same amount as a whole number of kroner; ValueError where it has øre. Rounds nothing."""
    if isinstance(amount, float):
        raise TypeError("a float is no amount of money")
    if amount != int(amount):
        raise ValueError(f"{amount} is not a whole number of kroner")
    return int(amount)


def up_to_ten(amount: Decimal) -> Decimal:
    """Whole tens of kroner, rounded up: a price that is to cover a cost. A rule of our own, no paragraph's.

    A negative amount is refused with ValueError: nothing is sold for less than nothing.
    """
    if amount < 0:
        raise ValueError(f"only amounts from 0 are rounded up to ten, not {amount}")
    return (amount / 10).to_integral_value(ROUND_CEILING) * 10


def share_to_ore(amount: Decimal, percent: Decimal) -> Decimal:
    """A share in percent of an amount, to the nearest øre, halves away from zero: what an outlet owes us of
    what it sold. A rule of our own agreement with the outlet, no paragraph's."""
    return half_up_to_ore(amount * percent / 100)


def half_up_to_tenth(figure: Decimal) -> Decimal:
    """One decimal, halves away from zero: a share or a pace in the yearly figures. Never an amount."""
    return figure.quantize(TENTH, rounding=ROUND_HALF_UP)
