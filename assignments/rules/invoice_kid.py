"""The KID of an invoice, made from its number."""

from collections.abc import Callable

NUMBER_DIGITS = 5


def invoice_kid(year: int, number: int, with_check: Callable[[str], str]) -> str:
    """Year, number in five digits, a spare digit, and the check digit: 11 digits, as 20260004202.

    The spare digit is 0, or 1 where the digits would have no check digit by modulus 11: of two that differ
    by one in the same place, only one can lack it. All KIDs are equally long, as is agreed with a bank, and
    no two invoices have the same digits before the spare one.
    """
    digits = f"{year}{number:0{NUMBER_DIGITS}d}"
    try:
        return with_check(f"{digits}0")
    except ValueError:
        return with_check(f"{digits}1")
