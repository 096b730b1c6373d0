"""Where an invoice has its page."""

from django.urls import NoReverseMatch, reverse


def invoice_page(pk: int) -> str:
    """The address of an invoice's own page; of the form for its payment where it has none."""
    try:
        return reverse("assignments:invoice", args=[pk])
    except NoReverseMatch:
        return reverse("assignments:pay_invoice", args=[pk])
