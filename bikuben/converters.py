"""Pieces of addresses: what can't be, isn't found (404) instead of failing later."""

from __future__ import annotations

from datetime import date

from django.urls import register_converter


class DayConverter:
    """`<day:date>`: an ISO date, 2026-01-05. There is no page for 2026-02-30."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


class MonthConverter:
    """`<month:month>`: a month as 2026-01, handed over as its first day."""

    regex = r"20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m}"


class RowConverter:
    """`<row:pk>`: a row's number, no larger than a database holds."""

    regex = r"[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


def register() -> None:
    """Make `day`, `month` and `row` known to the address tables."""
    register_converter(DayConverter, "day")
    register_converter(MonthConverter, "month")
    register_converter(RowConverter, "row")
