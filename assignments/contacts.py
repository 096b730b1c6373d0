"""Whom the project talks to at a client (kontaktpersoner)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Client, ContactPerson
from assignments.register_rows import refuse_invalid
from assignments.texts import line_of
from assignments.versions import refuse_stale
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def add_contact(
    client: Client, *, name: str, role: str = "", phone: str = "", email: str = "", by: User
) -> ContactPerson:
    """Someone new to talk to. Raises `Refused` at the field for what can't be right."""
    contact = ContactPerson(client=client)
    contact._history_user = by
    return _save(contact, name=name, role=role, phone=phone, email=email)


@transaction.atomic
def change_contact(
    contact: ContactPerson,
    *,
    name: str,
    role: str = "",
    phone: str = "",
    email: str = "",
    is_active: bool = True,
    version: int | None = None,
    by: User,
) -> ContactPerson:
    """Change a contact, or say that she is no longer there. `version` is what the page was made from."""
    locked = ContactPerson.objects.select_for_update(no_key=True).get(pk=contact.pk)
    refuse_stale(locked, version)
    locked._history_user = by
    locked.is_active = is_active
    return _save(locked, name=name, role=role, phone=phone, email=email)


def _save(contact: ContactPerson, **texts: str) -> ContactPerson:
    for field, text in texts.items():
        longest = ContactPerson._meta.get_field(field).max_length
        setattr(contact, field, line_of(text, longest=longest, field=field))
    if not contact.name:
        raise Refused(_("Skriv et navn."), code="no_name", field="name")
    refuse_invalid(contact)
    contact.save()
    return contact


def contact_name(client: Client) -> str:
    """Whom to ask for, or "". For many, prefetch `contacts`."""
    return client.contact or next((one.name for one in _there(client)), "")


def mail_address(client: Client) -> str:
    """Where to write to, or "". For many, prefetch `contacts`."""
    return client.email or next((one.email for one in _there(client) if one.email), "")


def whom_to_ring(client: Client) -> tuple[str, str]:
    """A name and the number that reaches her, either may be "". For many, prefetch `contacts`.

    The client's own contact with its number, else the first who has a number of her own. Where nobody has,
    whom to ask for at the client's number.
    """
    if client.contact and client.phone:
        return client.contact, client.phone
    own = ((one.name, one.phone) for one in _there(client) if one.phone)
    return next(own, (contact_name(client), client.phone))


def _there(client: Client) -> list[ContactPerson]:
    return [one for one in client.contacts.all() if one.is_active]
