"""Telephone numbers, as a telephone takes them."""

from __future__ import annotations


def dialled(text: str) -> str:
    """The digits of a number as it is written, with its leading `+`; "" where there are fewer than three."""
    digits = "".join(letter for letter in text if letter.isascii() and letter.isdecimal())
    if len(digits) < 3:
        return ""
    return f"+{digits}" if text.strip().startswith("+") else digits
