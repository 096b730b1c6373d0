"""What is missing about participants (mangler): one list for her page, the list of people and the to-dos."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from assignments.models import Participant


@dataclass(frozen=True)
class Missing:
    """One thing that is missing, in words that may stand on her page, and where it is filled in.

    `short` is for a list. `before_slip`: no slip can be written without it.
    """

    code: str
    text: str | Promise
    short: str | Promise
    url: str
    before_slip: bool = False


def missing_for(participants: Iterable[Participant], today: date) -> dict[int, list[Missing]]:
    """What is missing about those who take part, by participant id; what a slip needs comes first.

    Asks each provider named in `PARTICIPANT_MISSING` once for all of them.
    """
    people = [one for one in participants if one.ended_on is None and one.erased_at is None]
    found: dict[int, list[Missing]] = {one.pk: [] for one in people}
    for path in settings.PARTICIPANT_MISSING:
        for participant_id, missing in import_string(path)(people, today).items():
            found[participant_id].extend(missing)
    return {pk: sorted(those, key=lambda one: not one.before_slip) for pk, those in found.items() if those}


def of_her_page(participants: Iterable[Participant], today: date) -> dict[int, list[Missing]]:
    """What her own page should say and doesn't: legal name, identity number, agreement, why cash."""
    return {one.pk: _of_one(one) for one in participants}


def _of_one(one: Participant) -> list[Missing]:
    change = reverse("assignments:change_participant", args=[one.pk])
    found = []
    if not one.legal_name:
        found.append(
            Missing(
                "legal_name",
                _("Fullt navn mangler. Det må stå på lønnsslippen."),
                _("fullt navn"),
                change,
                before_slip=True,
            )
        )
    if not one.identity_hash:
        found.append(
            Missing(
                "identity_number",
                _("Fødselsnummer eller D-nummer mangler. Det må stå på lønnsslippen."),
                _("fødselsnummer"),
                change,
                before_slip=True,
            )
        )
    if one.agreement_signed_on is None:
        found.append(
            Missing("agreement", _("Arbeidsavtalen er ikke underskrevet ennå."), _("arbeidsavtale"), change)
        )
    if not one.cash_reason:
        found.append(
            Missing(
                "cash_reason",
                _("Skriv én gang hvorfor hun får lønna kontant."),
                _("hvorfor kontant"),
                change,
            )
        )
    return found
