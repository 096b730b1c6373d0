"""Norwegian identity numbers (fødselsnummer, D-nummer) and organisation numbers: checked, masked, dated.

Wording for people lives in the forms: errors here carry a `code`. Synthetic numbers are those of
Skatteetaten's test population (month + 80), accepted only where the caller says so.
"""

from __future__ import annotations

from datetime import date

from stdnum.exceptions import InvalidComponent, ValidationError
from stdnum.no import fodselsnummer, orgnr

SYNTHETIC_MONTH = 80
D_NUMBER_DAY = 40


class WrongNumber(ValueError):
    """A number that can't be right. `code` says why, for the form's sentence."""

    code = "invalid"


class WrongLength(WrongNumber):
    code = "length"


class NotDigits(WrongNumber):
    code = "digits"


class WrongCheckDigit(WrongNumber):
    code = "check_digit"


class WrongBirthDate(WrongNumber):
    code = "birth_date"


class SyntheticRefused(WrongNumber):
    """A synthetic number where only real people may be registered."""

    code = "synthetic"


def normalise_identity_number(text: str, *, synthetic_allowed: bool) -> str:
    """The eleven digits of a national identity number or D-number, both check digits and the date checked.

    Blanks, hyphens and colons between the digits are taken away. Raises a subclass of `WrongNumber`.
    """
    number = fodselsnummer.compact(text)
    if not (number.isascii() and number.isdecimal()):
        raise NotDigits("an identity number has digits only")
    if len(number) != 11:
        raise WrongLength("an identity number has eleven digits")
    if check_digits(number[:9]) != number[9:]:
        raise WrongCheckDigit("a digit is wrong")
    birth_date(number)
    if is_synthetic(number) and not synthetic_allowed:
        raise SyntheticRefused("synthetic numbers are for demo and tests")
    return number


def check_digits(first_nine: str) -> str:
    """The two modulus 11 check digits; three or more characters where there is no such number."""
    first = fodselsnummer.calc_check_digit1(first_nine)
    return first + fodselsnummer.calc_check_digit2(first_nine + first)


def is_synthetic(number: str) -> bool:
    """Whether it is of Skatteetaten's test population: 80 is added to the month."""
    return int(number[2:4]) > SYNTHETIC_MONTH


def birth_date(number: str) -> date:
    """When its holder was born. `WrongBirthDate` where there is no such day, or nobody from then is alive.

    Months 41 to 72 are other test or helper series, which no employer may use: refused.
    """
    month = int(number[2:4])
    if is_synthetic(number):
        month -= SYNTHETIC_MONTH
    if not 1 <= month <= 12:
        raise WrongBirthDate("there is no such month")
    try:
        born = fodselsnummer.get_birth_date(f"{number[:2]}{month:02}{number[4:]}")
    except InvalidComponent as error:
        raise WrongBirthDate("there is no such day") from error
    if born.year < 1900:
        raise WrongBirthDate("nobody born then is alive")
    return born


def masked(number: str) -> str:
    """As lists and pages show it: `010190 *****`; empty where there is no number."""
    return f"{number[:6]} *****" if number else ""


def printed_identity_number(number: str) -> str:
    """As slips show it: `010190 12345`."""
    return f"{number[:6]} {number[6:]}" if number else ""


def normalise_organisation_number(text: str) -> str:
    """The nine digits of an organisation number, its modulus 11 digit checked (RULES.md, EHF scheme 0192).

    Raises a subclass of `WrongNumber`.
    """
    number = orgnr.compact(text)
    if not (number.isascii() and number.isdecimal()):
        raise NotDigits("an organisation number has digits only")
    if len(number) != 9:
        raise WrongLength("an organisation number has nine digits")
    try:
        return orgnr.validate(number)
    except ValidationError as error:
        raise WrongCheckDigit("a digit is wrong") from error
