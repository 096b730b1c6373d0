"""What an answer from Skatteetaten would change, person by person. Read once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assignments.models import Participant
from assignments.people_list import sort_key
from bikuben.encryption import possible_identity_hashes
from bikuben.identity import masked
from bikuben.models import Project
from bikuben.refusals import Refused
from payroll.keep_tax_card import CardData, table_exists
from payroll.models import TaxCard, TaxCardKind
from payroll.rules.card_answer import CardAnswer, PersonAnswer, Reading, reading
from payroll.rules.cards import CardKind


class Outcome(TextChoices):
    """What becomes of one person's answer."""

    NEW = "new", gettext_lazy("nytt kort")
    CHANGED = "changed", gettext_lazy("rettes")
    REPLACED = "replaced", gettext_lazy("i stedet for det som er ført for hånd")
    UNCHANGED = "unchanged", gettext_lazy("som før")
    LATER_HERE = "later_here", gettext_lazy("nyere kort her")
    UNUSABLE = "unusable", gettext_lazy("sier ikke noe om lønn herfra")
    UNREADABLE = "unreadable", gettext_lazy("kan ikke leses, se på kortet")
    NO_CARD = "no_card", gettext_lazy("ikke kort")

    @property
    def writes(self) -> bool:
        """Whether a card is kept."""
        return self in (Outcome.NEW, Outcome.CHANGED, Outcome.REPLACED)


@dataclass(frozen=True)
class Option:
    """What happens where we are her main employer, or where we are not.

    `data`: what the answer says, None where that is nothing. `card`: the one kept here that it is held
    against; for CHANGED and REPLACED the one that is corrected, for UNREADABLE the one entered by hand in its
    stead. `give_way`: other cards entered by hand from a later date, which Skatteetaten's own takes the place
    of (REPLACED).
    """

    outcome: Outcome
    data: CardData | None = None
    card: TaxCard | None = None
    give_way: tuple[TaxCard, ...] = ()


@dataclass(frozen=True)
class PersonChange:
    """One of ours whom the file answers about. `before`: the latest card that is kept of her.

    `asks`: the supervisor has to say whether we are her main employer, because it makes a difference and no
    card says it outright; until then `main_employer` holds.
    """

    participant: Participant
    answer: PersonAnswer
    options: Mapping[bool, Option]
    main_employer: bool
    asks: bool
    before: TaxCard | None

    @property
    def leads_to_card(self) -> bool:
        """Whether it brings a card, or one that can't be read has been entered by hand already."""
        option = self.option()
        return self.answer.has_card or (option.outcome == Outcome.UNREADABLE and option.card is not None)

    def option(self, main_employer: bool | None = None) -> Option:
        """What will be done; `main_employer` is the supervisor's word, which counts where she is asked."""
        return self.options[self.main_employer if main_employer is None or not self.asks else main_employer]


@dataclass(frozen=True)
class Comparison:
    """The whole answer against what is kept. `year`: the income year it is about.

    `strangers`: masked numbers of those who are not ours and are left alone. `not_answered`: those who take
    part and have a number, and aren't in the file.
    """

    year: int
    changes: tuple[PersonChange, ...]
    strangers: tuple[str, ...]
    not_answered: tuple[Participant, ...]


def compare(answer: CardAnswer, *, today: date) -> Comparison:
    """Match by identity number and work out each person's change, in a constant number of queries.

    Raises:
        Refused: at `file`: another employer's answer, or a year that is not kept.
    """
    _check_employer(answer)
    owners = {
        one.identity_hash: one
        for one in Participant.objects.filter(erased_at=None, identity_hash__isnull=False)
    }
    ours: list[tuple[Participant, PersonAnswer]] = []
    strangers = []
    for person in answer.people:
        hashes = possible_identity_hashes(person.identity_number)
        owner = next((owners[one] for one in hashes if one in owners), None)
        if owner is None:
            strangers.append(masked(person.identity_number))
        else:
            ours.append((owner, person))
    years = {person.year for _owner, person in ours} or {person.year for person in answer.people}
    _check_years(years, today=today)
    ours = _with_known_tables(ours)
    cards = _cards_of(owner for owner, _person in ours)
    changes = [_change(owner, person, cards[owner.pk]) for owner, person in ours]
    answered = {owner.pk for owner, _person in ours}
    silent = [one for one in owners.values() if one.is_active and one.pk not in answered]
    return Comparison(
        year=today.year if today.year in years else max(years),
        changes=tuple(sorted(changes, key=lambda one: _name_key(one.participant))),
        strangers=tuple(strangers),
        not_answered=tuple(sorted(silent, key=_name_key)),
    )


def _check_employer(answer: CardAnswer) -> None:
    project = Project.current()
    if project is None:
        raise Refused(_("Fyll ut opplysningene om prosjektet først."), code="no_project", field="file")
    if answer.organisation_numbers != {project.organisation_number}:
        raise Refused(
            _("Svaret gjelder en annen arbeidsgiver enn %(number)s, som står under «Om prosjektet».")
            % {"number": project.organisation_number},
            code="other_employer",
            field="file",
        )


def _check_years(years: set[int], *, today: date) -> None:
    for year in sorted(years):
        if not today.year - 1 <= year <= today.year + 1:
            raise Refused(
                _("Svaret gjelder %(year)s. Hent kortene for %(today)s.")
                % {"year": year, "today": today.year},
                code="other_year",
                field="file",
            )


def _with_known_tables(
    ours: list[tuple[Participant, PersonAnswer]],
) -> list[tuple[Participant, PersonAnswer]]:
    """An answer that names a table which isn't there can't be used. A stranger's is not looked into."""
    tables = {(person.year, table) for _owner, person in ours for table in _tables_of(person)}
    unknown = {(year, table) for year, table in tables if not table_exists(table, year)}
    return [
        (
            owner,
            replace(person, unreadable="tabellnummer")
            if any((person.year, table) in unknown for table in _tables_of(person))
            else person,
        )
        for owner, person in ours
    ]


def _tables_of(person: PersonAnswer) -> set[str]:
    return {one.table for one in person.deductions.values() if one.table is not None}


def _cards_of(participants: Iterable[Participant]) -> dict[int, list[TaxCard]]:
    """Their cards, the oldest first. That none was issued is no card."""
    found: dict[int, list[TaxCard]] = defaultdict(list)
    cards = TaxCard.objects.filter(participant__in=[one.pk for one in participants])
    for card in cards.order_by("year", "valid_from"):
        found[card.participant_id].append(card)
    return found


def _change(owner: Participant, answer: PersonAnswer, cards: list[TaxCard]) -> PersonChange:
    known = [card for card in cards if card.kind != TaxCardKind.NONE]
    of_the_year = [card for card in known if card.year == answer.year]
    latest = next(iter([*reversed(of_the_year), *reversed(known)]), None)
    options = {
        main: _option(answer, main_employer=main, cards=cards, of_the_year=of_the_year)
        for main in (True, False)
    }
    main_employer = latest is not None and latest.main_employer
    chosen, other = options[main_employer], options[not main_employer]
    # Only a table card says it outright: on the others nobody had to be asked.
    said = latest is not None and latest.kind == TaxCardKind.TABLE and latest.main_employer
    matters = _withheld_by(chosen.data) != _withheld_by(other.data)
    # An answer that leads to nothing can't be kept, and would be asked for each time.
    asks = not said and matters and other.outcome.writes and (chosen.outcome.writes or chosen.data is None)
    return PersonChange(owner, answer, options, main_employer=main_employer, asks=asks, before=latest)


def _option(
    answer: PersonAnswer, *, main_employer: bool, cards: list[TaxCard], of_the_year: list[TaxCard]
) -> Option:
    if answer.unreadable:
        return Option(Outcome.UNREADABLE, card=_entered_instead(answer, of_the_year))
    if not answer.has_card:
        return Option(Outcome.NO_CARD)
    read = reading(answer, main_employer=main_employer)
    if read is None:
        return Option(Outcome.UNUSABLE)
    latest = of_the_year[-1] if of_the_year else None
    data = _data(read, latest)
    if latest is not None and _content(latest) == _content(data):
        return Option(Outcome.UNCHANGED, data, latest)
    later = [card for card in of_the_year if card.valid_from > data.valid_from]
    if any(card.official_id for card in later):
        return Option(Outcome.LATER_HERE, data, latest)
    same_day = next((card for card in cards if card.valid_from == data.valid_from), None)
    if later:
        corrected = same_day or later[-1]
        return Option(
            Outcome.REPLACED, data, corrected, give_way=tuple(one for one in later if one is not corrected)
        )
    if same_day is not None:
        return Option(Outcome.CHANGED, data, same_day)
    return Option(Outcome.NEW, data, latest)


def _entered_instead(answer: PersonAnswer, of_the_year: list[TaxCard]) -> TaxCard | None:
    """The card that someone has entered by hand since one came that can't be read."""
    latest = of_the_year[-1] if of_the_year else None
    if latest is None or latest.official_id:
        return None
    return latest if answer.valid_from is None or latest.valid_from >= answer.valid_from else None


def _data(read: Reading, latest: TaxCard | None) -> CardData:
    """What is kept. What another system has used of an exemption card isn't in the file, and stays."""
    goes_on = read.kind == CardKind.EXEMPTION and latest is not None
    return CardData(
        valid_from=read.valid_from,
        kind=read.kind.value,
        table=read.table,
        percent=read.percent,
        limit=read.limit,
        used_elsewhere=latest.used_elsewhere if goes_on and latest else Decimal(0),
        main_employer=read.main_employer,
        official_id=read.card_id,
    )


def _content(card: TaxCard | CardData) -> tuple[object, ...]:
    """What decides whether two cards say the same: not their date, nor where they came from."""
    return (str(card.kind), card.table, card.percent, card.limit or None, card.main_employer)


def _withheld_by(data: CardData | None) -> tuple[object, ...] | None:
    """What the withholding of a payout here follows: of a table card either the table or the percentage."""
    if data is None:
        return None
    *content, main_employer = _content(data)
    return (*content, main_employer if data.kind == TaxCardKind.TABLE else None)


def _name_key(participant: Participant) -> str:
    return sort_key(str(participant.chosen_name))
