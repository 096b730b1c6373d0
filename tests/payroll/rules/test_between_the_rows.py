"""One krone at a time: a step's value holds for every gross in it, and never exceeds the gross."""

import pytest

from payroll.rules.rates import load_rates
from payroll.rules.withholding import Period, table_withholding
from tests.payroll.rules.plain_table import TABLES, day_step


@pytest.mark.parametrize("year", [2025, 2026])
def test_it_equals_the_plain_transcription_for_every_krone_to_1000(year: int) -> None:
    assert set(load_rates(year).withholding.tables) == set(TABLES)
    for table in TABLES:
        steps = [day_step(year, table, step) for step in range(51)]
        for gross in range(1001):
            expected = min(gross, steps[gross // 20])
            assert table_withholding(year, table, Period.DAY, gross) == expected, (table, gross)


def test_it_never_withholds_more_than_the_gross() -> None:
    # Table 9200 withholds 90 kroner of the step 0-19, 117 of the step 180-199 and 120 of the next one.
    withheld = {
        gross: table_withholding(2026, "9200", Period.DAY, gross) for gross in (1, 19, 180, 199, 200, 219)
    }
    assert withheld == {1: 1, 19: 19, 180: 117, 199: 117, 200: 120, 219: 120}


@pytest.mark.parametrize("period", list(Period))
def test_it_never_falls_as_the_gross_rises(period: Period) -> None:
    for table in ("8000", "9400", "7300", "0101"):
        withheld = [table_withholding(2026, table, period, gross) for gross in range(0, 60_000, 50)]
        assert withheld == sorted(withheld)
