"""Template filters of the clients' pages."""

from datetime import date

from django import template
from django.utils.safestring import SafeString

from assignments.contacts import whom_to_ring
from assignments.models import Client
from assignments.tables_clients import phone_link

register = template.Library()


@register.filter
def ringing(number: str) -> SafeString | str:
    """A telephone number as a link that rings it."""
    return phone_link(number)


@register.filter
def to_ring(client: Client) -> str:
    """The number to ring at a client."""
    return whom_to_ring(client)[1]


@register.filter
def to_ask_for(client: Client) -> str:
    """Whom to ask for at a client."""
    return whom_to_ring(client)[0]


@register.filter
def days_since(today: date, day: date) -> int:
    """How many days ago a day was."""
    return (today - day).days
