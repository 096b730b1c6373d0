"""The register of clients (oppdragsgivere)."""

from __future__ import annotations

from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Client, InvoiceChannel
from assignments.models.client import MOST_CREDIT_DAYS
from assignments.register_rows import refuse_postal_code, refuse_taken_name, save_row
from assignments.texts import line_of
from assignments.versions import refuse_stale
from bikuben.identity import WrongNumber, normalise_organisation_number
from bikuben.models import User
from bikuben.refusals import Refused

TEXTS = (
    "name",
    "contact",
    "phone",
    "email",
    "address",
    "postal_code",
    "city",
    "invoice_email",
    "buyer_reference",
    "warning",
)
CHOICES = ("is_public", "language", "channel", "credit_days", "has_warning", "is_active")
LONGEST_CREDIT = 90


class ClientDetails(TypedDict, total=False):
    """What may be written about a client beside its name. What is left out is left as it is."""

    organisation_number: str
    contact: str
    phone: str
    email: str
    address: str
    postal_code: str
    city: str
    is_public: bool
    language: str
    channel: str
    invoice_email: str
    buyer_reference: str
    credit_days: int
    has_warning: bool
    warning: str
    is_active: bool


@transaction.atomic
def add_client(*, name: str, by: User, **details: Unpack[ClientDetails]) -> Client:
    """Register a client. Raises `Refused` at the field for what is taken or can't be right."""
    client = Client()
    client._history_user = by
    return _save(client, name, details)


@transaction.atomic
def change_client(
    client: Client, *, name: str, version: int | None = None, by: User, **details: Unpack[ClientDetails]
) -> Client:
    """Change a client. Issued papers keep what they copied. `version` is what the page was made from."""
    locked = Client.objects.select_for_update(no_key=True).get(pk=client.pk)
    refuse_stale(locked, version)
    locked._history_user = by
    return _save(locked, name, details)


def _save(client: Client, name: str, details: ClientDetails) -> Client:
    given, before = {**details, "name": name}, client.name
    for field in TEXTS:
        if field in given:
            longest = Client._meta.get_field(field).max_length
            setattr(client, field, line_of(str(given[field]), longest=longest, field=field))
    for field in CHOICES:
        if field in given:
            setattr(client, field, given[field])
    if "organisation_number" in details:
        client.organisation_number = _checked(details["organisation_number"])
    if not client.has_warning:
        client.warning = ""
    _refuse_taken(client, before)
    _refuse_unlikely(client)
    save_row(client)
    return client


def _refuse_taken(client: Client, before: str) -> None:
    """Another client has the name or the number."""
    refuse_taken_name(client, before, _("Det er alt en oppdragsgiver med dette navnet. Se etter i lista."))
    others = Client.objects.exclude(pk=client.pk)
    if client.organisation_number and others.filter(organisation_number=client.organisation_number).exists():
        raise Refused(
            _("Det er alt en oppdragsgiver med dette organisasjonsnummeret. Se etter i lista."),
            code="taken",
            field="organisation_number",
        )


def _refuse_unlikely(client: Client) -> None:
    """What can't be right, each with its sentence at its field."""
    refuse_postal_code(client.postal_code)
    if not 0 <= client.credit_days <= LONGEST_CREDIT:
        raise Refused(
            _("Velg mellom 0 og %(most)s dager.") % {"most": LONGEST_CREDIT},
            code="credit_days",
            field="credit_days",
        )
    if client.is_public and client.credit_days > MOST_CREDIT_DAYS:
        raise Refused(
            _("En offentlig kjøper har høyst 30 dager å betale på."),
            code="public_credit_days",
            field="credit_days",
        )
    if client.channel == InvoiceChannel.EHF and not client.organisation_number:
        raise Refused(
            _("EHF sendes til organisasjonsnummeret. Skriv det, eller velg en annen måte."),
            code="ehf_without_number",
            field="organisation_number",
        )
    if client.has_warning and not client.warning:
        raise Refused(
            _("Skriv kort hva som skjedde, så den neste vet det."), code="no_warning", field="warning"
        )


def _checked(number: str) -> str | None:
    if not number.strip():
        return None
    try:
        return normalise_organisation_number(number)
    except WrongNumber as wrong:
        sentences = {
            "length": _("Et organisasjonsnummer har ni siffer."),
            "digits": _("Et organisasjonsnummer har bare siffer."),
        }
        sentence = sentences.get(wrong.code, _("Nummeret stemmer ikke. Se etter om et siffer er feil."))
        raise Refused(sentence, code=f"number_{wrong.code}", field="organisation_number") from wrong
