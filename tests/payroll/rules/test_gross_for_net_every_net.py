"""Every net from 1 to 1000, every one-day table of both years and every percentage 0.0-60.0: no samples.

The expected gross is found the slow way: all nets of all grosses in order, the first that fits.
"""

from decimal import Decimal

import pytest

from payroll.rules.gross_up import gross_for_net
from payroll.rules.withholding import Period, percentage_withholding, table_withholding
from tests.payroll.rules.plain_table import TABLES


def check_every_net(withheld: list[int], label: object) -> None:
    first: dict[int, int] = {}
    for gross, amount in enumerate(withheld):
        first.setdefault(gross - amount, gross)
    for net in range(1, 1001):
        assert gross_for_net(net, withheld.__getitem__) == first[net], (label, net)


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("series", ["80", "81", "82", "83", "84", "90", "91", "92", "93", "94", "special"])
def test_it_is_the_smallest_for_every_table(year: int, series: str) -> None:
    tables = [t for t in TABLES if t.startswith(series) or (series == "special" and t[0] not in "89")]
    assert tables
    for table in tables:
        withheld = [table_withholding(year, table, Period.DAY, gross) for gross in range(3501)]
        check_every_net(withheld, (year, table))


@pytest.mark.parametrize("whole", range(0, 60, 10))
def test_it_is_the_smallest_for_every_percentage(whole: int) -> None:
    last = 601 if whole == 50 else whole * 10 + 100
    for tenths in range(whole * 10, last):
        percent = Decimal(tenths) / 10
        withheld = [percentage_withholding(percent, Decimal(gross)) for gross in range(2501)]
        assert withheld == [gross * tenths // 1000 for gross in range(2501)]
        check_every_net(withheld, percent)
