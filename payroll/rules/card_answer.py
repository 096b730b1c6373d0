"""Skatteetaten's electronic answer about tax cards (skattekort til arbeidsgiver, v3), and how it is read.

The file says several withholdings of each person; an employer reads one of them (SBF §5-1-4).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from payroll.rules.cards import CardKind

OK = "skattekortopplysningerOK"
TAX_AT_SOURCE = "kildeskattPaaLoenn"
# Our own word, of a card with a value that can't be used; Skatteetaten's words have no spaces.
UNREADABLE = "kan ikke leses"


class PayCode(StrEnum):
    """The withholdings (trekkode) that are about pay from an employer like this one; the others are not."""

    MAIN = "loennFraHovedarbeidsgiver"
    SECONDARY = "loennFraBiarbeidsgiver"


class NoCard(StrEnum):
    """Answers (resultatPaaForespoersel) that bring no usable card. There may come others."""

    NOT_ORDERED = "ikkeSkattekort"
    PERMIT = "vurderArbeidstillatelse"
    NOT_LIABLE = "ikkeTrekkplikt"
    WRONG_EMPLOYER = "ugyldigOrganisasjonsnummer"
    WRONG_NUMBER = "ugyldigFoedselsEllerDnummer"
    EXPIRED_NUMBER = "utgaattDnummerSkattekortForFoedselsnummerErLevert"


class Form(StrEnum):
    """The shape of a withholding (xsi:type)."""

    TABLE = "Trekktabell"
    PERCENTAGE = "Trekkprosent"
    EXEMPTION = "Frikort"


@dataclass(frozen=True, slots=True)
class Deduction:
    """One withholding (forskuddstrekk). `limit`: kroner, None is no limit. The constructor wants what belongs
    to its shape: a table a number, a percentage a percentage."""

    form: Form
    table: str | None = None
    percent: Decimal | None = None
    limit: Decimal | None = None

    def __post_init__(self) -> None:
        if self.form == Form.TABLE and not self.table:
            raise ValueError("a table has a number")
        if self.form == Form.PERCENTAGE and self.percent is None:
            raise ValueError("a percentage is missing")


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """What the file says of one person and income year (inntektsår).

    `status` is Skatteetaten's own word; `deductions` by code, those about pay only. `issued_on` and `card_id`
    are None and "" where there is no card. `unreadable` names the element with a value that can't be used,
    "" where all can. Printed it doesn't show the number.
    """

    identity_number: str = field(repr=False)
    status: str
    year: int
    issued_on: date | None = None
    card_id: str = ""
    deductions: Mapping[PayCode, Deduction] = field(default_factory=dict)
    tax_at_source: bool = False
    unreadable: str = ""

    @property
    def has_card(self) -> bool:
        """Whether this answer brings a card that can be read, usable here or not."""
        return self.status == OK and not self.unreadable

    @property
    def valid_from(self) -> date | None:
        """The day that its card is in force from: 1 January for one issued before its year."""
        return None if self.issued_on is None else max(self.issued_on, date(self.year, 1, 1))

    @property
    def kept_as(self) -> str:
        """The word that is kept of an answer without a card."""
        return UNREADABLE if self.unreadable else self.status


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """The whole file: who asked (nine digits), and each person once."""

    organisation_numbers: frozenset[str]
    people: tuple[PersonAnswer, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The card as this employer reads it. Kroner, percent; `limit` None is no limit."""

    valid_from: date
    kind: CardKind
    main_employer: bool
    table: str = ""
    percent: Decimal | None = None
    limit: Decimal | None = None
    card_id: str = ""


def reading(answer: PersonAnswer, *, main_employer: bool) -> Reading | None:
    """The card that an answer gives a main or a secondary employer; None where it says nothing of that.

    A main employer follows the table, a secondary one, or where it is unclear which, the percentage (SBF
    §5-1-4). A table card keeps both, so the percentage is the secondary employer's where the card has one. A
    card issued before its year is in force from 1 January, otherwise from the day that it was issued.
    """
    valid_from = answer.valid_from
    if not answer.has_card or valid_from is None:
        return None
    main, secondary = answer.deductions.get(PayCode.MAIN), answer.deductions.get(PayCode.SECONDARY)
    chosen = main if main_employer else secondary
    if chosen is None:
        return None
    table = next((one.table for one in (chosen, main) if one and one.form == Form.TABLE), None)
    kind, percent = _kind(chosen, table=table, tax_at_source=answer.tax_at_source), chosen.percent
    if kind == CardKind.TABLE and main_employer and secondary is not None and secondary.percent is not None:
        percent = secondary.percent
    if percent is None and (kind != CardKind.EXEMPTION and not main_employer):
        return None
    return Reading(
        valid_from=valid_from,
        kind=kind,
        main_employer=main_employer,
        table=table or "" if kind == CardKind.TABLE else "",
        percent=None if kind == CardKind.EXEMPTION else percent,
        limit=chosen.limit if kind == CardKind.EXEMPTION else None,
        card_id=answer.card_id,
    )


def _kind(chosen: Deduction, *, table: str | None, tax_at_source: bool) -> CardKind:
    if chosen.form == Form.EXEMPTION:
        return CardKind.EXEMPTION
    if tax_at_source and chosen.form == Form.PERCENTAGE:
        return CardKind.TAX_AT_SOURCE
    return CardKind.TABLE if table else CardKind.PERCENTAGE
