"""Dates, times, hours and numbers as they are printed, in the language that is active."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import ROUND_CEILING, Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext


def long_date(day: date) -> str:
    """5. januar 2026; in English 5 January 2026."""
    return date_format(day, "j F Y" if _is_english() else "j. F Y")


def weekday_date(day: date) -> str:
    """Mandag 5. januar 2026; in English Monday 5 January 2026."""
    name = date_format(day, "l")
    return f"{name[:1].upper()}{name[1:]} {long_date(day)}"


def short_date(day: date) -> str:
    """05.01.2026; in English 5 Jan 2026."""
    return date_format(day, "j M Y" if _is_english() else "d.m.Y")


def clock(moment: time) -> str:
    """10.30; in English 10:30."""
    return f"{moment:%H:%M}" if _is_english() else f"{moment:%H.%M}"


def short_moment(moment: datetime) -> str:
    """05.01.2026 10.30, on the clock here; in English 5 Jan 2026 10:30."""
    here = timezone.localtime(moment)
    return f"{short_date(here.date())} {clock(here.time())}"


def number(value: Decimal | int) -> str:
    """A number without needless decimals: 2,5 and 3; in English 2.5."""
    plain = f"{Decimal(value):f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain if _is_english() else plain.replace(".", ",")


def exact_kroner(amount: Decimal) -> str:
    """An amount with its øre, as columns of sums have it: 1 600,00; in English 1,600.00."""
    text = f"{abs(amount):,.2f}"
    if not _is_english():
        text = text.translate({ord(","): "\u00a0", ord("."): ","})
    return ("\u2212" if amount < 0 else "") + text


def hours(value: Decimal) -> str:
    """3 timer, 1 time, 2,5 timer; in English hours."""
    count = int(value.to_integral_value(ROUND_CEILING)) if value > 0 else 0
    return ngettext("%(hours)s time", "%(hours)s timer", count) % {"hours": number(value)}


def organisation_number(digits: str) -> str:
    """974 760 673, with no-break spaces; anything but nine digits as it is."""
    if len(digits) != 9:
        return digits
    return "\u00a0".join((digits[:3], digits[3:6], digits[6:]))


def account_number(digits: str) -> str:
    """8601 11 17947, with no-break spaces; anything but eleven digits as it is."""
    if len(digits) != 11:
        return digits
    return "\u00a0".join((digits[:4], digits[4:6], digits[6:]))


def _is_english() -> bool:
    return (get_language() or "").startswith("en")
