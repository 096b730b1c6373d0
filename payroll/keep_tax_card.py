"""Keeping tax cards (skattekort): a new one from a date, a correction, one that should never have been."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.change_participant import change_participant
from assignments.models import Participant
from bikuben.models import User
from bikuben.refusals import Refused
from payroll.card_statuses import forget_no_card
from payroll.models import PaySlip, TaxCard, TaxCardKind
from payroll.rates_of_year import rates_of
from payroll.rules.rates import MissingRates

MOST_PERCENT = Decimal("99.9")
WITH_PERCENT = (TaxCardKind.TABLE, TaxCardKind.PERCENTAGE, TaxCardKind.TAX_AT_SOURCE)


@dataclass(frozen=True)
class CardData:
    """What the card says. What doesn't belong to its kind is left out when it is kept.

    The card's year is the year of `valid_from`. `limit` (kroner): None or 0 is an exemption card without
    limit. `used_elsewhere`: what another pay system has used of it. `official_id`: Skatteetaten's number of
    the card, where their file brought it.
    """

    valid_from: date
    kind: str
    table: str = ""
    percent: Decimal | None = None
    limit: Decimal | None = None
    used_elsewhere: Decimal = Decimal(0)
    main_employer: bool = True
    official_id: str = ""


@transaction.atomic
def add_tax_card(
    participant: Participant, data: CardData, *, by: User, now: datetime, today: date
) -> TaxCard:
    """A new card. Issued slips keep what they copied; the next slip follows the new card.

    That a card was applied for is done with when one comes.

    Raises:
        Refused: at the field that can't be right, or a card of the same date is there already.
    """
    person = Participant.objects.select_for_update(of=("self",), no_key=True).get(pk=participant.pk)
    if person.erased_at is not None:
        raise Refused(_("Personen er slettet og kan ikke endres."), code="erased")
    card = TaxCard(participant=person, entered_at=now)
    _write(card, data, today=today)
    card._history_user = by
    card.save()
    if card.kind != TaxCardKind.NONE:
        forget_no_card(person, card.year)
        if person.card_applied_on is not None:
            change_participant(person, card_applied_on=None, by=by, now=now, today=today)
    return card


@transaction.atomic
def correct_tax_card(
    card: TaxCard, data: CardData, *, version: int | None = None, by: User, now: datetime, today: date
) -> TaxCard:
    """Correct what was entered wrongly. What it said before stays in its history, and in the slips.

    Raises:
        Refused: as for a new card, or someone has corrected it since (`stale`).
    """
    locked = TaxCard.objects.select_for_update(no_key=True).get(pk=card.pk)
    if version is not None and version != card_version(locked):
        raise Refused(_("Noen har endret dette i mellomtiden. Åpne siden på nytt og se etter."), code="stale")
    _write(locked, data, today=today)
    locked._history_user = by
    locked.save()
    return locked


@transaction.atomic
def remove_tax_card(card: TaxCard, *, by: User, now: datetime) -> None:
    """Take away a card that was entered on the wrong person. Its history stays.

    Raises:
        Refused: a slip has been issued while it was in force; then it is corrected instead.
    """
    locked = TaxCard.objects.select_for_update(no_key=True).get(pk=card.pk)
    if is_used(locked):
        raise Refused(
            _("Kortet er brukt på en lønnsslipp og kan ikke fjernes. Rett det i stedet."), code="card_used"
        )
    locked._history_user = by
    locked.delete()


@transaction.atomic
def replace_tax_card(card: TaxCard, *, by: User) -> None:
    """Take away a card entered by hand, used or not, where Skatteetaten's own takes its place. What it said
    stays in its history, and in the slips."""
    locked = TaxCard.objects.select_for_update(no_key=True).get(pk=card.pk)
    locked._history_user = by
    locked.delete()


def is_used(card: TaxCard) -> bool:
    """Whether a slip may have followed this card."""
    return PaySlip.objects.filter(
        participant=card.participant_id, card_year=card.year, date__gte=card.valid_from
    ).exists()


def card_version(card: TaxCard) -> int:
    """How many times it has been written: what a page was made from."""
    return card.history.count()


def _write(card: TaxCard, data: CardData, *, today: date) -> None:
    kind = data.kind
    if kind not in TaxCardKind.values:
        raise Refused(_("Velg hva slags kort det er."), code="not_a_choice", field="kind")
    if not today.year - 2 <= data.valid_from.year <= today.year + 1:
        raise Refused(
            _("Kortet må gjelde for i år, i fjor eller neste år."), code="impossible_day", field="valid_from"
        )
    same_day = TaxCard.objects.filter(
        participant=card.participant_id, year=data.valid_from.year, valid_from=data.valid_from
    )
    if same_day.exclude(pk=card.pk).exists():
        raise Refused(
            _("Det er allerede ført et kort fra denne datoen."), code="card_taken", field="valid_from"
        )
    card.year, card.valid_from, card.kind = data.valid_from.year, data.valid_from, kind
    card.table = _table(data.table, card.year) if kind == TaxCardKind.TABLE else ""
    card.percent = _percent(data.percent, kind) if kind in WITH_PERCENT else None
    exempt = kind == TaxCardKind.EXEMPTION
    card.limit = _amount(data.limit, "limit") or None if exempt else None
    card.used_elsewhere = _amount(data.used_elsewhere, "used_elsewhere") if exempt else Decimal(0)
    # Kept on every kind: the next answer from Skatteetaten is read by it.
    card.main_employer = data.main_employer
    card.official_id = data.official_id


def _table(text: str, year: int) -> str:
    table = text.strip()
    if not table:
        raise Refused(_("Skriv tabellnummeret."), code="no_table", field="table")
    if not table_exists(table, year):
        raise Refused(
            _("Det finnes ingen tabell med det nummeret i %(year)s. Den har fire siffer, som 8100.")
            % {"year": year},
            code="unknown_table",
            field="table",
        )
    return table


def table_exists(table: str, year: int) -> bool:
    """Whether a card of the year may name this table."""
    try:
        return table in rates_of(year).kinds
    except MissingRates:
        # Next year's card comes in December, before next year's rates: a table of this year will do.
        try:
            return table in rates_of(year - 1).kinds
        except MissingRates:
            return len(table) == 4 and table.isascii() and table.isdecimal()


def _percent(percent: Decimal | None, kind: str) -> Decimal | None:
    if percent is None:
        if kind == TaxCardKind.TABLE:
            return None
        raise Refused(_("Skriv prosenten."), code="no_percent", field="percent")
    if not percent.is_finite() or not 0 <= percent <= MOST_PERCENT:
        raise Refused(_("Prosenten må være fra 0 til 99,9."), code="impossible_percent", field="percent")
    if percent != percent.quantize(Decimal("0.1")):
        raise Refused(_("Prosenten kan ha én desimal."), code="too_fine", field="percent")
    return percent


def _amount(amount: Decimal | None, field: str) -> Decimal:
    if amount is None:
        return Decimal(0)
    if amount < 0:
        raise Refused(_("Beløpet kan ikke være mindre enn null."), code="negative", field=field)
    if amount > 10_000_000:
        raise Refused(_("Beløpet er for stort."), code="too_large", field=field)
    return amount
