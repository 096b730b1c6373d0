"""The customer identification (KID) by which the bank tells us what a payment is for.

4 to 25 digits, the last one a check digit, modulus 10 or modulus 11 as agreed with the bank.
Source: RULES.md, "Invoices".
"""

from __future__ import annotations

SHORTEST, LONGEST = 4, 25


def kid_mod10(digits: str) -> str:
    """The digits followed by their modulus 10 check digit (Luhn).

    ValueError: anything but digits, or a KID shorter than 4 or longer than 25 digits.
    """
    _refuse_impossible(digits)
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return f"{digits}{-total % 10}"


def kid_mod11(digits: str) -> str:
    """The digits followed by their modulus 11 check digit (weights 2 to 7 from the right).

    ValueError: as `kid_mod10`, and where the check digit would be "-" (choose another number then).
    """
    _refuse_impossible(digits)
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(digits)))
    check = -total % 11
    if check == 10:
        raise ValueError("these digits have no modulus 11 check digit")
    return f"{digits}{check}"


def is_kid(digits: str) -> bool:
    """Whether this is a KID by either modulus: 4 to 25 digits, the last one right."""
    for with_check_digit in (kid_mod10, kid_mod11):
        try:
            if with_check_digit(digits[:-1]) == digits:
                return True
        except ValueError:
            continue
    return False


def _refuse_impossible(digits: str) -> None:
    if not (digits.isascii() and digits.isdecimal()):
        raise ValueError("a KID has digits only")
    if not SHORTEST <= len(digits) + 1 <= LONGEST:
        raise ValueError(f"a KID has {SHORTEST} to {LONGEST} digits with its check digit")
