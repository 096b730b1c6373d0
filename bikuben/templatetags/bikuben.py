"""Template tags and filters of the house."""

from decimal import Decimal

from django import template

from bikuben import money

register = template.Library()


@register.filter
def kroner(amount: Decimal | int | None) -> str:
    """An amount as it is written here; nothing for None."""
    return "" if amount is None else money.kroner(amount)
