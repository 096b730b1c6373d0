"""The addresses of pay and cash on the day of the cast."""

from __future__ import annotations

DAY = "/day/2026-05-04"
PAY = f"{DAY}/pay/"
ISSUE = f"{DAY}/pay/issue/"
PRINT = f"{DAY}/pay/slips.pdf"
CLOSE = f"{DAY}/close/"
CASH = "/cash/"
COUNT = "/cash/count/"


def text_of(response) -> str:
    """The page as text, no-break spaces as blanks."""
    return response.content.decode().replace("\u00a0", " ")
