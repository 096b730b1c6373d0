"""Template tags and filters of the house."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bikuben import money
from bikuben.once import FIELD, new_token

register = template.Library()


@register.filter
def kroner(amount: Decimal | int | None) -> str:
    """An amount as it is written here; nothing for None."""
    return "" if amount is None else money.kroner(amount)


@register.filter
def linked(figure: object, address: str) -> SafeString:
    """A figure that leads to what is behind it."""
    return format_html('<a href="{}">{}</a>', address, figure)


@register.filter
def percent(value: Decimal | None) -> str:
    """A percentage with the decimal comma of the amounts beside it, in every language: 14,1 and 50."""
    if value is None:
        return ""
    whole, _point, decimals = f"{value:f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if decimals else whole


@register.simple_tag
def once() -> SafeString:
    """The hidden field that makes a form, sent twice, do its work once (see `bikuben.once`)."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_token())
