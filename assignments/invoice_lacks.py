"""What an invoice lacks before it can be issued, each with the page where it is put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from assignments.invoice_draft import Worked
from assignments.models import Invoice, InvoiceChannel

MOST = Decimal(
    999_999_999
)  # kroner in all: a slip of the keys beyond it, and room for interest below what is kept


@dataclass(frozen=True, slots=True)
class Lack:
    """A sentence, where it is put right ("" is on the form itself), and the form's field."""

    code: str
    text: str
    url: str = ""
    field: str | None = None


def lacks(worked: Worked) -> list[Lack]:
    """All that stands in the way of issuing; empty when the invoice can be issued. BOKF §5-1-1, §5-1-2."""
    return [*_of_ours(worked.paper), *_of_theirs(worked.paper), *_of_the_lines(worked)]


def _of_ours(paper: Invoice) -> Iterator[Lack]:
    url = reverse("bikuben:project")
    if not (paper.seller_name and paper.seller_organisation_number):
        yield Lack("no_seller", _("Navnet og organisasjonsnummeret deres mangler."), url)
    if not paper.seller_account:
        yield Lack("no_account", _("Kontonummeret deres mangler."), url)
    if not (paper.seller_address and paper.seller_postal_code and paper.seller_city):
        yield Lack("no_seller_address", _("Adressen deres mangler."), url)


def _of_theirs(paper: Invoice) -> Iterator[Lack]:
    url = reverse("assignments:change_client", args=[paper.client_id])
    if not (paper.client_address and paper.client_postal_code and paper.client_city):
        yield Lack("no_client_address", _("Adressen til oppdragsgiveren mangler."), url)
    if paper.channel == InvoiceChannel.EHF:
        if not paper.client_organisation_number:
            yield Lack("no_client_number", _("EHF trenger organisasjonsnummeret til oppdragsgiveren."), url)
        if not (paper.buyer_reference or paper.order_reference):
            text = _("EHF trenger «deres referanse» eller et bestillingsnummer.")
            yield Lack("no_reference", text, field="buyer_reference")


def _of_the_lines(worked: Worked) -> Iterator[Lack]:
    if not worked.lines:
        yield Lack("no_lines", _("Det er ingenting å fakturere. Legg til en linje."))
    elif worked.totals.total == 0:
        yield Lack("zero", _("Fakturaen er på null kroner."))
    elif worked.totals.total > MOST:
        yield Lack("too_large", _("Beløpet er for stort."))
