"""What a client lacks before it can be invoiced. Told, never a stop: a name is enough to begin with."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assignments.models import Client, InvoiceChannel


def missing_for_invoice(client: Client) -> list[str]:
    """A sentence for each detail that its invoice needs (BOKF §5-1-2, PEPPOL-EN16931-R003)."""
    missing = []
    if not client.organisation_number:
        missing.append(_("Organisasjonsnummeret mangler. Det skal stå på fakturaen."))
    if client.is_public and client.channel != InvoiceChannel.EHF:
        missing.append(_("Offentlige kjøpere skal ha EHF."))
    if client.channel == InvoiceChannel.EHF and not client.buyer_reference:
        missing.append(_("EHF trenger deres referanse, eller et bestillingsnummer på oppdraget."))
    if client.channel == InvoiceChannel.EMAIL and not invoice_address(client):
        missing.append(_("E-postadressen for fakturaer mangler."))
    if client.channel == InvoiceChannel.PAPER and not (client.address and client.postal_code and client.city):
        missing.append(_("Postadressen mangler."))
    return missing


def invoice_address(client: Client) -> str:
    """The e-mail address that its invoices go to, or ""."""
    return client.invoice_email or client.email
