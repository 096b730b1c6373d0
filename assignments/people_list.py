"""The list of people: everything read at once, then decrypted, filtered, searched and sorted here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from assignments.checks import PERMIT_WARNING
from assignments.missing import Missing, missing_for
from assignments.models import Participant

# Norwegian alphabetical order: æ ø å come after z, and aa is å only in some names.
_AFTER_Z = str.maketrans({"æ": "{", "ø": "|", "å": "}"})


class Standing(models.TextChoices):
    """Where a participant stands, as the list shows and filters it."""

    ACTIVE = "active", _("aktiv")
    ON_THE_WAY = "on_the_way", _("på vei")
    PAUSED = "paused", _("pause")
    ENDED = "ended", _("sluttet")
    ERASED = "erased", _("slettet")


class MissingChoice(models.TextChoices):
    """What the list can be narrowed to."""

    ANYTHING = "anything", _("noe")
    SLIP = "slip", _("noe til lønnsslippen")
    CARD = "card", _("skattekort")
    AGREEMENT = "agreement", _("arbeidsavtale")
    PERMIT = "permit", _("tillatelse")


@dataclass(frozen=True)
class PersonRow:
    """One line of the list."""

    pk: int
    chosen_name: str
    legal_name: str
    standing: Standing
    started_on: date
    missing: tuple[Missing, ...]
    permit_is_short: bool

    @property
    def sort_name(self) -> str:
        return sort_key(self.chosen_name)

    @property
    def sort_legal_name(self) -> str:
        return sort_key(self.legal_name)

    @property
    def standing_order(self) -> int:
        return list(Standing).index(self.standing)

    @property
    def how_much_is_missing(self) -> int:
        return len(self.missing)


def people_rows(today: date) -> list[PersonRow]:
    """Everyone who was ever registered, in a constant number of queries."""
    people = list(Participant.objects.all())
    missing = missing_for(people, today)
    return [_row(one, tuple(missing.get(one.pk, ())), today) for one in people]


def standing_of(one: Participant) -> Standing:
    """Where she stands now."""
    if one.erased_at is not None:
        return Standing.ERASED
    if one.ended_on is not None:
        return Standing.ENDED
    if one.paused_on is not None:
        return Standing.PAUSED
    return Standing.ON_THE_WAY if one.is_on_the_way else Standing.ACTIVE


def narrowed(rows: Iterable[PersonRow], *, state: str, missing: str) -> list[PersonRow]:
    """Only those in a state and with something missing; "" is all who take part."""
    takes_part = (Standing.ACTIVE, Standing.ON_THE_WAY)
    states = {
        "": takes_part,
        "active": takes_part,
        "everyone": tuple(Standing),
    }.get(state, (state,))
    return [row for row in rows if row.standing in states and _misses(row, missing)]


def found(rows: Iterable[PersonRow], words: str) -> list[PersonRow]:
    """Those whose chosen or legal name has every one of the words somewhere, however they are written."""
    wanted = [_plain(word) for word in words.split()]
    return [
        row for row in rows if all(word in _plain(f"{row.chosen_name} {row.legal_name}") for word in wanted)
    ]


def sort_key(name: str) -> str:
    """A name as it is sorted in Norwegian."""
    return name.casefold().translate(_AFTER_Z)


def _misses(row: PersonRow, missing: str) -> bool:
    match missing:
        case "":
            return True
        case MissingChoice.ANYTHING:
            return bool(row.missing)
        case MissingChoice.SLIP:
            return any(one.before_slip for one in row.missing)
        case MissingChoice.PERMIT:
            return row.permit_is_short
        case _:
            return any(one.code == missing for one in row.missing)


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _row(one: Participant, missing: tuple[Missing, ...], today: date) -> PersonRow:
    return PersonRow(
        pk=one.pk,
        chosen_name=str(one.chosen_name),
        legal_name=str(one.legal_name),
        standing=standing_of(one),
        started_on=one.started_on,
        missing=missing,
        permit_is_short=one.is_active
        and one.needs_permit
        and (one.permit_until is None or one.permit_until <= today + PERMIT_WARNING),
    )
