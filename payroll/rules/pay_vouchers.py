"""How a slip, a movement of cash, a count and a payment stand in the books. Kroner, to the øre."""

from dataclasses import dataclass
from decimal import Decimal

from bikuben.rounding import half_up_to_ore
from payroll.rules.vouchers import ZERO, AccountRole, VoucherLine, lines_of

#: What cash stands against, by kind of movement.
AGAINST_CASH = {
    "opening": AccountRole.CLEARING,
    "withdrawal": AccountRole.BANK,
    "deposit": AccountRole.BANK,
    "payout": AccountRole.WAGES_OWED,
    "return": AccountRole.WAGES_OWED,
}
#: What a payment to Skatteetaten or by order settles.
SETTLED_BY = {
    "withholding": AccountRole.WITHHOLDING_OWED,
    "contribution": AccountRole.CONTRIBUTION_OWED,
    "garnishment": AccountRole.GARNISHMENT_OWED,
}


@dataclass(frozen=True, slots=True)
class SlipAmounts:
    """What the books need of a pay slip: kroner and percent as they stand on it, a reversal's negative."""

    income_kind: str
    gross: Decimal
    withholding: Decimal
    garnishment: Decimal
    net: Decimal
    contribution: Decimal
    contribution_percent: Decimal
    holiday_base: Decimal
    holiday_percent: Decimal


def slip_lines(slip: SlipAmounts) -> tuple[VoucherLine, ...]:
    """A slip: the cost of the pay, and to whom each part of it is owed.

    A wage earns holiday pay, and the contribution that will be due on it; both are costs of the day that
    they are earned (sammenstillingsprinsippet). Holiday pay paid out is no new cost: it and its contribution
    are taken from what was set aside.
    """
    is_holiday_pay = slip.income_kind == "holiday_pay"
    if is_holiday_pay:
        pay, contribution = AccountRole.HOLIDAY_OWED, AccountRole.HOLIDAY_CONTRIBUTION_OWED
    else:
        pay = AccountRole.FEES if slip.income_kind == "fee" else AccountRole.WAGES
        contribution = AccountRole.CONTRIBUTION
    earned = ZERO if is_holiday_pay else half_up_to_ore(slip.holiday_base * slip.holiday_percent / 100)
    on_earned = half_up_to_ore(earned * slip.contribution_percent / 100)
    return lines_of(
        (pay, slip.gross),
        (contribution, slip.contribution),
        (AccountRole.HOLIDAY, earned),
        (AccountRole.HOLIDAY_CONTRIBUTION, on_earned),
        (AccountRole.WITHHOLDING_OWED, -slip.withholding),
        (AccountRole.GARNISHMENT_OWED, -slip.garnishment),
        (AccountRole.WAGES_OWED, -slip.net),
        (AccountRole.CONTRIBUTION_OWED, -slip.contribution),
        (AccountRole.HOLIDAY_OWED, -earned),
        (AccountRole.HOLIDAY_CONTRIBUTION_OWED, -on_earned),
    )


def movement_lines(kind: str, amount: Decimal, *, explains_count: bool = False) -> tuple[VoucherLine, ...]:
    """Money into the box (positive) or out of it.

    A late payout that explains a count moves no cash: the count has booked the money as missing already, so
    it is the difference that turns out to have been pay.
    """
    cash = AccountRole.CASH_DIFFERENCE if explains_count else AccountRole.CASH
    return lines_of((cash, amount), (AGAINST_CASH[kind], -amount))


def count_lines(difference: Decimal) -> tuple[VoucherLine, ...]:
    """The box counted: the book follows what is there. No difference, no lines."""
    return lines_of((AccountRole.CASH, difference), (AccountRole.CASH_DIFFERENCE, -difference))


def holiday_debt_lines(balance: Decimal, debt: Decimal) -> tuple[VoucherLine, ...]:
    """What lets the account of holiday pay owed, debit less credit `balance`, be the debt itself.

    The slips set aside by their own percentages. What the supplement from 60 adds (FERIE §10(3)) and what a
    payout was rounded up by are costs too; what nobody can be paid any more takes of them.
    """
    beyond = -balance - debt
    return lines_of((AccountRole.HOLIDAY_OWED, beyond), (AccountRole.HOLIDAY, -beyond))


def payment_lines(
    kind: str, amount: Decimal, *, rounding: Decimal = ZERO, cost: Decimal = ZERO
) -> tuple[VoucherLine, ...]:
    """A payment from the bank.

    `rounding` is the part of it that makes up for øre (negative: paid less), `cost` contribution that no slip
    had: a charity that crosses its limit owes it of what was paid before too. FTRL §23-2(8).
    """
    return lines_of(
        (SETTLED_BY[kind], amount - rounding - cost),
        (AccountRole.ROUNDING, rounding),
        (AccountRole.CONTRIBUTION, cost),
        (AccountRole.BANK, -amount),
    )


def rounding_of_payment(amount: Decimal, owed: Decimal, slips: int) -> Decimal:
    """How much of a term's payment of contribution is rounding: the slips have øre, what is paid has none.

    Each slip's contribution is rounded by at most half an øre and each of the two months by at most half a
    krone. What differs by more is no rounding.
    """
    difference = amount - owed
    return difference if slips and abs(difference) <= 1 + slips * Decimal("0.005") else ZERO


def cost_of_payment(amount: Decimal, owed: Decimal, slips: int) -> Decimal:
    """What of a term's payment of contribution no slip had beyond rounding: what is owed is what is paid.

    Where less is paid than the slips had, the rest stays on the account for the accountant to see.
    """
    is_rounding = bool(rounding_of_payment(amount, owed, slips))
    return ZERO if is_rounding or not slips else max(ZERO, amount - owed)
