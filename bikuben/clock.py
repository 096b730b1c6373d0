"""The only clock of the house. Only views and commands ask it; everything else is told the time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

OSLO = ZoneInfo("Europe/Oslo")


def fixed_day() -> date | None:
    """The day that BIKUBEN_TODAY fixes, or None. Raises ValueError where it is not an ISO date."""
    day = getattr(settings, "BIKUBEN_TODAY", None)
    if isinstance(day, str):
        return date.fromisoformat(day) if day else None
    return day


def now() -> datetime:
    """This moment, aware, in UTC. On a fixed day the hour is the real one and the date is the fixed one."""
    day = fixed_day()
    if day is None:
        return datetime.now(UTC)
    return datetime.combine(day, datetime.now(OSLO).time(), tzinfo=OSLO).astimezone(UTC)


def today() -> date:
    """Today's date in Oslo, or the day that BIKUBEN_TODAY fixes."""
    return fixed_day() or datetime.now(OSLO).date()
