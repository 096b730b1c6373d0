"""The withholding tables once more, written down plainly in fractions, for the tests to compare with.

A transcription of Skatteetaten's routine for two ordinary years; nothing of it is shared with the program.
"""

import math
from fractions import Fraction

ALLOWANCE = {2025: (108_550, 138_550), 2026: (114_540, 159_540)}
EDGES = {
    2025: (217_400, 306_050, 697_150, 942_400, 1_410_750),
    2026: (226_100, 318_300, 725_050, 980_100, 1_467_200),
}
BRACKETS = {2025: ("1.7", "4", "13.7", "16.7", "17.7"), 2026: ("1.7", "4", "13.7", "16.8", "17.8")}
INSURANCE_HIGH = {2025: "7.7", 2026: "7.6"}
MINIMUM = {2025: ("40.48", 80_960), 2026: ("40.48", 84_216)}
MINIMUM_SEA = {2025: ("46", 92_000), 2026: ("46", 95_700)}
SEA_CAP = {2025: 83_000, 2026: 86_300}
MUNICIPAL = {2025: "15.40", 2026: "13.75"}
COMMON = {2025: ("6.60", "3.10"), 2026: ("8.25", "4.75")}
TWELVE_MONTHS = {"7350", "7500", "7700", "6350", "6500", "6700", "0100", "0101", "7150", "7160"}
SPECIAL = sorted(TWELVE_MONTHS | {"7300", "7550", "6300", "6550", "7170"})
TABLES = [str(n) for n in (*range(8000, 8401, 10), *range(9010, 9401, 10))] + SPECIAL


def nearest(value: Fraction) -> int:
    return math.floor(value + Fraction(1, 2))


def part(amount: int, percent: str) -> int:
    return nearest(amount * Fraction(percent) / 100)


def day_step(year: int, table: str, step: int) -> int:
    """The withholding of one day, not yet held down to the gross, for grosses from 20·step."""
    ordinary = table[0] in "89"
    income = nearest((20 * step + 10) * (Fraction("242.40") if ordinary else Fraction(365)))
    sea, finnmark = table.startswith("01"), table.startswith("6")

    share, cap = (MINIMUM_SEA if sea else MINIMUM)[year]
    general = income - min(part(income, share), cap)
    if table[0] == "8":
        general -= int(table[1:]) * 1000
    if table[0] == "9":
        general += int(table[1:]) * 1000
    if table[:2] in ("73", "75", "77", "01") or finnmark:
        general -= min(part(income, "10"), 40_000)
    if sea:
        general -= min(part(income, "30"), SEA_CAP[year])
    general = max(0, general - ALLOWANCE[year][finnmark])

    brackets = Fraction(0)
    for edge, rate, below in zip(EDGES[year], BRACKETS[year], ("0", *BRACKETS[year]), strict=False):
        brackets += max(0, income - edge) * (Fraction(rate) - Fraction(below)) / 100

    insurance = 0
    rate = "0"
    if ordinary or table[:2] in ("73", "63") or table in ("0101", "7150"):
        rate = INSURANCE_HIGH[year]
    elif table in ("7700", "6700"):
        rate = "5.1"
    if rate != "0" and income > 99_650:
        turn = nearest(99_650 * Fraction(25) / (25 - Fraction(rate)))
        insurance = part(income, rate) if income > turn else part(income - 99_650, "25")

    tax = (
        part(general, MUNICIPAL[year]) + part(general, COMMON[year][finnmark]) + nearest(brackets) + insurance
    )
    if ordinary:
        return math.floor(tax / ((240 * 46) / 52) + 0.5)
    divisor = Fraction(365) if table in TWELVE_MONTHS else Fraction(365) * Fraction("10.5") / 12
    return math.floor(tax / divisor) if sea else nearest(tax / divisor)
