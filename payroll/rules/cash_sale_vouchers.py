"""How our own cash sales, their daily counts and what outlets pay without an invoice stand in the books.

Kroner, to the øre.
"""

from collections.abc import Iterator
from decimal import Decimal

from payroll.rules.vouchers import ZERO, AccountRole, LineVat, VoucherLine, line_of, lines_of

#: Where the money of a sale is, by how it was paid: cash lies here, the rest is on its way to the bank.
PAID_INTO = {
    "cash": AccountRole.SALES_CASH,
    "vipps": AccountRole.SALES_ON_THE_WAY,
    "card": AccountRole.SALES_ON_THE_WAY,
}
#: What the counted money goes to. Into the box of pay it goes by way of the bank's account: the box enters it
#: as fetched there, so that its own account stays what the box should hold.
HANDED_TO = {"bank": AccountRole.BANK, "box": AccountRole.BANK}


def cash_sale_lines(paid_by: str, total: Decimal, vat: Decimal, percent: Decimal) -> tuple[VoucherLine, ...]:
    """A receipt: money for what was sold and the VAT in it; a purchase taken back is negative."""
    return (*lines_of((PAID_INTO[paid_by], total)), *_sold(total - vat, vat, percent))


def sale_count_lines(
    *, left: Decimal, change: Decimal, difference: Decimal, counted: Decimal, handed_to: str
) -> tuple[VoucherLine, ...]:
    """A count: change money that was put in or taken out since the last, the difference, the hand-over.

    Args:
        left: What the last count left lying.
        change: What lay there before the sales.
        handed_to: Where the counted money goes; "kept" moves nothing.
    """
    put_in = change - left
    over = counted if handed_to in HANDED_TO else ZERO
    return lines_of(
        (AccountRole.CLEARING, -put_in),
        (AccountRole.CASH_DIFFERENCE, -difference),
        (HANDED_TO.get(handed_to, AccountRole.BANK), over),
        (AccountRole.SALES_CASH, put_in + difference - over),
    )


def settlement_payment_lines(amount: Decimal) -> tuple[VoucherLine, ...]:
    """Our share of what an outlet sold, as it is paid; negative where it wasn't after all. Never with VAT:
    whoever charges that asks for the money by an invoice."""
    return (*lines_of((AccountRole.BANK, amount)), *_sold(amount, ZERO, ZERO))


def _sold(net: Decimal, vat: Decimal, percent: Decimal) -> Iterator[VoucherLine]:
    account = AccountRole.TAXED_SALES if percent else AccountRole.SALES
    if net:
        yield line_of(account, -net, vat=LineVat(percent, abs(vat)))
    if vat:
        yield line_of(AccountRole.OUTPUT_VAT, -vat)
