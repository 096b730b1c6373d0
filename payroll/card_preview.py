"""What an answer from Skatteetaten changes, in the words that the preview shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from bikuben.documents.wording import number
from payroll.card_statuses import status_short, status_words
from payroll.card_words import card_words
from payroll.compare_cards import Comparison, Option, Outcome, PersonChange
from payroll.keep_tax_card import CardData
from payroll.models import TaxCard, TaxCardKind

STRANGERS_SHOWN = 20


@dataclass(frozen=True)
class PreviewRow:
    """One person's line: what she had, what she gets, and a word for it. `say`: what has to be done."""

    change: PersonChange
    name: str
    before: str
    after: str
    valid_from: date | None
    label: str | Promise
    say: str | Promise = ""


@dataclass(frozen=True)
class Preview:
    """The answer in its groups."""

    year: int
    writes: tuple[PreviewRow, ...]
    look_at: tuple[PreviewRow, ...]
    as_before: tuple[PreviewRow, ...]
    not_answered: tuple[PreviewName, ...]
    strangers: tuple[str, ...]
    more_strangers: int

    @property
    def answered(self) -> int:
        """How many of ours the file answers about."""
        return len(self.writes) + len(self.look_at) + len(self.as_before)


@dataclass(frozen=True)
class PreviewName:
    """Someone by her chosen name."""

    pk: int
    name: str


def preview_of(comparison: Comparison) -> Preview:
    """The comparison as it is shown; what the supervisor is asked about counts as a change."""
    rows = [_row(change) for change in comparison.changes]
    writes = tuple(row for row in rows if _writes(row.change))
    as_before = tuple(row for row in rows if row.change.option().outcome == Outcome.UNCHANGED)
    look_at = tuple(row for row in rows if row not in writes and row not in as_before)
    return Preview(
        year=comparison.year,
        writes=writes,
        look_at=look_at,
        as_before=as_before,
        not_answered=tuple(PreviewName(one.pk, str(one.chosen_name)) for one in comparison.not_answered),
        strangers=comparison.strangers[:STRANGERS_SHOWN],
        more_strangers=max(len(comparison.strangers) - STRANGERS_SHOWN, 0),
    )


def option_words(option: Option) -> str:
    """What one answer to whether we are her main employer leads to."""
    if option.data is None:
        return _("kortet sier ikke noe om det")
    if option.outcome == Outcome.LATER_HERE:
        return _("det nyere kortet fra Skatteetaten gjelder")
    data = option.data
    if data.kind == TaxCardKind.TABLE and not data.main_employer and data.percent is not None:
        # The question has said the rest.
        return _("%(percent)s %%") % {"percent": number(data.percent)}
    return card_words(data)


def _writes(change: PersonChange) -> bool:
    return change.asks or change.option().outcome.writes


def _row(change: PersonChange) -> PreviewRow:
    option = change.option()
    before, after = _from_to(change.before, option.data, year=change.answer.year)
    label: str | Promise = option.outcome.label
    if option.outcome == Outcome.NO_CARD:
        label = status_short(change.answer.status)
    return PreviewRow(
        change=change,
        name=str(change.participant.chosen_name),
        before=before,
        after=after,
        valid_from=option.data.valid_from if option.data and option.outcome.writes else None,
        label=label,
        say=_say(change, option),
    )


def _say(change: PersonChange, option: Option) -> str | Promise:
    match option.outcome:
        case Outcome.NO_CARD:
            return status_words(change.answer.status)
        case Outcome.UNREADABLE if option.card is not None:
            return _("Det er noe i svaret som ikke kan brukes her. Kortet som er ført for hånd, gjelder.")
        case Outcome.UNREADABLE:
            return _(
                "Det er noe i svaret som ikke kan brukes her (%(name)s). "
                "Se på kortet hos Skatteetaten, og før det for hånd."
            ) % {"name": change.answer.unreadable}
        case Outcome.UNUSABLE:
            return _("Kortet sier ikke hva som skal trekkes av lønn herfra. Spør Skatteetaten.")
        case Outcome.LATER_HERE:
            return _("Skatteetaten har gitt et nyere kort som er ført her, og det gjelder.")
    return ""


def _from_to(card: TaxCard | None, data: CardData | None, *, year: int) -> tuple[str, str]:
    before = card_words(card) if card else _("Uten kort")
    after = card_words(data) if data else ""
    if card is not None and data is not None and before == after and card.percent != data.percent:
        # The same table: what differs is what a secondary employer would use.
        before, after = _with_percent(before, card.percent), _with_percent(after, data.percent)
    if card is not None and card.year != year:
        before = _("%(card)s i %(year)s") % {"card": before, "year": card.year}
    return before, after


def _with_percent(words: str, percent: Decimal | None) -> str:
    if percent is None:
        return words
    return _("%(card)s (%(percent)s %%)") % {"card": words, "percent": number(percent)}
