"""Where an invoice has its page."""

from django.urls import reverse


def invoice_page(pk: int) -> str:
    """The address of an invoice's own page."""
    return reverse("assignments:invoice", args=[pk])
