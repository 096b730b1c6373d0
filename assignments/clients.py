"""The register of clients (oppdragsgivere)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Client
from assignments.versions import refuse_stale
from bikuben.identity import WrongNumber, normalise_organisation_number
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def add_client(
    *, name: str, organisation_number: str = "", contact: str = "", phone: str = "", email: str = "", by: User
) -> Client:
    """Register a client. Raises `Refused` for a name or number that is taken or can't be right."""
    return _save(Client(), name, organisation_number, contact, phone, email, is_active=True)


@transaction.atomic
def change_client(
    client: Client,
    *,
    name: str,
    organisation_number: str = "",
    contact: str = "",
    phone: str = "",
    email: str = "",
    is_active: bool = True,
    version: int | None = None,
    by: User,
) -> Client:
    """Change a client. Issued papers keep what they copied. `version` is what the page was made from."""
    locked = Client.objects.select_for_update(no_key=True).get(pk=client.pk)
    refuse_stale(locked, version)
    locked._history_user = by
    return _save(locked, name, organisation_number, contact, phone, email, is_active=is_active)


def _save(
    client: Client, name: str, number: str, contact: str, phone: str, email: str, *, is_active: bool
) -> Client:
    client.name = " ".join(name.split())
    client.organisation_number = _checked(number)
    client.contact, client.phone, client.email = contact.strip(), phone.strip(), email.strip()
    client.is_active = is_active
    refuse_invalid(client)
    client.save()
    return client


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


def refuse_invalid(row: object) -> None:
    """Raise `Refused` with the model's own first sentence, at its field, where the row can't be saved."""
    try:
        row.full_clean()  # type: ignore[attr-defined]
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        place = None if field == "__all__" else field
        raise Refused(messages[0], code="invalid", field=place) from error
