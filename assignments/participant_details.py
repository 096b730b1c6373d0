"""What may be written about a participant: every detail cleaned and checked in one place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assignments.models import Benefit, CashReason, Language, Participant
from assignments.texts import line_of
from bikuben.encryption import identity_hash, possible_identity_hashes
from bikuben.identity import WrongNumber, normalise_identity_number
from bikuben.refusals import Refused

EARLIEST = date(1950, 1, 1)
LATEST = date(2100, 1, 1)
TEXTS = ("chosen_name", "legal_name", "address", "next_step")
PAST_DAYS = ("card_applied_on", "agreement_signed_on", "disability_since")
DAYS = ("started_on", "permit_until", *PAST_DAYS)

WRONG_NUMBER: dict[str, Promise] = {
    "length": gettext_lazy("Nummeret skal ha elleve siffer."),
    "digits": gettext_lazy("Nummeret skal bare ha siffer."),
    "check_digit": gettext_lazy("Nummeret stemmer ikke. Se etter om et siffer er feil."),
    "birth_date": gettext_lazy("De første seks sifrene er ingen fødselsdato."),
    "synthetic": gettext_lazy("Dette er et prøvenummer. Det kan bare brukes i prøveutgaven."),
}


class Details(TypedDict, total=False):
    """The details of a participant, by the names of the model's fields; what is left out stays as it is."""

    chosen_name: str
    legal_name: str
    identity_number: str
    address: str
    language: str
    started_on: date
    note: str
    card_applied_on: date | None
    next_step: str
    cash_reason: str
    agreement_signed_on: date | None
    needs_permit: bool
    permit_until: date | None
    benefits: Iterable[str]
    disability_since: date | None


def clean_line(text: str, name: str) -> str:
    """One line of text as it is kept: NFC, single blanks, printable on paper, no longer than the field.

    Raises:
        Refused: too long, or a letter that a slip can't print.
    """
    longest = Participant._meta.get_field(name).max_length
    return line_of(text, longest=longest, field=name)


def clean_identity_number(text: str) -> str:
    """The eleven digits, or "" where nothing is written. Refused with the reason where it can't be right."""
    if not text.strip():
        return ""
    try:
        return normalise_identity_number(
            text[:40], synthetic_allowed=bool(settings.BIKUBEN_SYNTHETIC_IDENTITIES)
        )
    except WrongNumber as wrong:
        sentence = WRONG_NUMBER.get(wrong.code, WRONG_NUMBER["check_digit"])
        raise Refused(sentence, code=f"identity_{wrong.code}", field="identity_number") from wrong


def refuse_taken_name(name: str, *, besides: Participant | None = None) -> None:
    """Two who are called the same can't be told apart when lots are drawn."""
    for one in Participant.objects.filter(erased_at=None):
        if one != besides and str(one.chosen_name).casefold() == name.casefold():
            raise Refused(
                _("Noen heter allerede dette. Er det ikke henne, legg til en bokstav."),
                code="name_taken",
                field="chosen_name",
            )


def write_details(participant: Participant, details: Details, *, today: date) -> None:
    """Clean and check the details and set them on an unsaved row. Raises Refused at the field."""
    for name in TEXTS:
        if name in details:
            setattr(participant, name, clean_line(details[name], name))  # type: ignore[literal-required]
    if "note" in details:
        participant.note = _note(details["note"])
    if not participant.chosen_name:
        raise Refused(_("Skriv hva hun vil kalles."), code="no_name", field="chosen_name")
    if "chosen_name" in details:
        refuse_taken_name(str(participant.chosen_name), besides=participant)
    if "identity_number" in details:
        _set_identity_number(participant, details["identity_number"])
    if "language" in details:
        participant.language = _one_of(details["language"], Language.values, "language")
    if "cash_reason" in details:
        participant.cash_reason = _one_of(details["cash_reason"], ["", *CashReason.values], "cash_reason")
    if "benefits" in details:
        chosen = {_one_of(code, Benefit.values, "benefits") for code in details["benefits"]}
        participant.benefit_codes = ",".join(sorted(chosen))
    if "needs_permit" in details:
        participant.needs_permit = bool(details["needs_permit"])
    for name in DAYS:
        if name in details:
            setattr(participant, name, _day(details[name], name, today))  # type: ignore[literal-required]
    if not participant.needs_permit:
        participant.permit_until = None


def _note(text: str) -> str:
    note = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\x00", "").strip()
    longest = Participant._meta.get_field("note").max_length
    if len(note) > longest:
        raise Refused(
            _("Det er for langt. Det er plass til %(letters)s tegn.") % {"letters": longest},
            code="too_long",
            field="note",
        )
    return note


def _set_identity_number(participant: Participant, text: str) -> None:
    number = clean_identity_number(text)
    if number and _others(participant).filter(identity_hash__in=possible_identity_hashes(number)).exists():
        raise Refused(
            _("Nummeret er allerede ført på en annen deltaker."),
            code="identity_taken",
            field="identity_number",
        )
    participant.identity_number = number
    participant.identity_hash = identity_hash(number) if number else None


def _others(participant: Participant) -> QuerySet[Participant]:
    return Participant.objects.exclude(pk=participant.pk) if participant.pk else Participant.objects.all()


def _one_of(value: str, allowed: Iterable[str], field: str) -> str:
    if value not in allowed:
        raise Refused(_("Velg en av mulighetene."), code="not_a_choice", field=field)
    return value


def _day(day: date | None, field: str, today: date) -> date | None:
    if day is None:
        if field == "started_on":
            raise Refused(_("Skriv dagen hun begynte."), code="no_day", field=field)
        return None
    if not EARLIEST <= day < LATEST:
        raise Refused(_("Det årstallet kan ikke stemme."), code="impossible_day", field=field)
    if (field in PAST_DAYS or field == "started_on") and day > today:
        raise Refused(_("Denne dagen har ikke kommet ennå."), code="day_to_come", field=field)
    return day
