"""At the latest a month after delivery; month by month within 15 working days after the month's end."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.rules.invoice_deadlines import collective_deadline, invoice_by, month_after


@pytest.mark.parametrize(
    ("delivered", "after"),
    [
        (date(2026, 5, 4), date(2026, 6, 4)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 12, 15), date(2027, 1, 15)),
    ],
)
def test_a_month_is_the_same_date_or_the_months_last(delivered: date, after: date) -> None:
    assert month_after(delivered) == after


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 1, 5), date(2026, 2, 20)),
        # April's collective invoice: 1, 14 and 25 May are public holidays.
        (date(2026, 4, 30), date(2026, 5, 26)),
        (date(2026, 12, 1), date(2027, 1, 22)),
    ],
)
def test_fifteen_working_days_pass_over_weekends_and_holidays(day: date, last: date) -> None:
    assert collective_deadline(day) == last


def test_a_delivered_job_has_a_month_from_its_last_day_where_that_is_sooner() -> None:
    assert invoice_by([date(2026, 5, 4)], delivered=True) == date(2026, 6, 4)
    assert invoice_by([date(2026, 4, 20), date(2026, 5, 4)], delivered=True) == date(2026, 5, 26)
    assert invoice_by([date(2026, 5, 4)], delivered=False) == date(2026, 6, 19)


def test_nothing_has_no_deadline() -> None:
    with pytest.raises(ValueError, match="nothing"):
        invoice_by([], delivered=True)
