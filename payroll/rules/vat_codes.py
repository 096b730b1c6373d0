"""The standard VAT codes (standard mva-koder) that sales are marked with in SAF-T.

From Skatteetaten's list for SAF-T Financial, Standard_Tax_Codes.csv, the codes of output VAT and of turnover
outside the law. The list has a name for each rate, not its percentage; those are of Stortinget's yearly
decision on VAT: 25 % regular, 15 % middle, 12 % low. Raw fish (32) is nothing that is sold here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

#: The list's own word for a rate that it has no code for.
NOT_IN_THE_LIST = "NA"


@dataclass(frozen=True, slots=True)
class VatCode:
    """A code of the books, what it is in the standard list, and its rate in percent."""

    code: str
    standard: str
    name: str
    percent: Decimal


STANDARD_CODES = (
    VatCode("3", "3", "Utgående merverdiavgift, alminnelig sats", Decimal(25)),
    VatCode("31", "31", "Utgående merverdiavgift, middels sats", Decimal(15)),
    VatCode("33", "33", "Utgående merverdiavgift, lav sats", Decimal(12)),
    VatCode("6", "6", "Omsetning og uttak utenfor merverdiavgiftsloven", Decimal(0)),
)
_BY_PERCENT = {one.percent: one for one in STANDARD_CODES}


def vat_code(percent: Decimal) -> VatCode:
    """The code of a rate in percent; 0 is outside the law. A rate that the list lacks gets one of its own."""
    known = _BY_PERCENT.get(percent)
    if known is not None:
        return known
    rate = f"{percent:.1f}"
    name = f"Utgående merverdiavgift, {rate.replace('.', ',')} prosent"
    return VatCode(f"U{rate}", NOT_IN_THE_LIST, name, percent)


def vat_codes(percents: Iterable[Decimal]) -> list[VatCode]:
    """Each code once, the highest rate first."""
    return [vat_code(percent) for percent in sorted(set(percents), reverse=True)]
