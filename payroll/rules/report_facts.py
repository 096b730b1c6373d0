"""What a month's report is made from: slips, people and the employer, as plain facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from assignments.rules.employment import Employment


class IncomeCode(StrEnum):
    """What an income is called in the a-melding (loennsinntekt/beskrivelse)."""

    WAGE = "timeloenn"
    FEE = "honorarAkkordProsentProvisjon"
    HOLIDAY_PAY = "feriepenger"


class EndCause(StrEnum):
    """Why an employment ended, in the a-melding's words (aarsakTilSluttdato)."""

    RESIGNED = "arbeidstakerHarSagtOppSelv"
    RAN_OUT = "kontraktEngasjementEllerVikariatErUtloept"


# By the codes of a slip's income kind.
INCOME_CODES = {
    "wage": IncomeCode.WAGE,
    "fee": IncomeCode.FEE,
    "holiday_pay": IncomeCode.HOLIDAY_PAY,
}
# By the codes of the reason she ended for. Nobody is dismissed here: she stays away, or it can't go on. The
# register has no word of its own for a death or a permit that ran out; the guidance is not settled on them.
END_CAUSES = {"permit": EndCause.RAN_OUT, "deceased": EndCause.RAN_OUT}


def end_cause(reason: str) -> EndCause:
    """The a-melding's cause for a code of `EndReason`."""
    return END_CAUSES.get(reason, EndCause.RESIGNED)


@dataclass(frozen=True, slots=True)
class SlipFact:
    """One slip, kroner and hours; a reversal's are negative. `date` is the payout date it counts on.

    `work_date` is the day she worked, None for holiday pay. `coordinated` is what orders that Skatteetaten
    coordinates took of it: other orders aren't reported.
    """

    person: int
    date: date
    income_kind: str
    gross: Decimal
    withholding: Decimal
    hours: Decimal
    coordinated: Decimal = Decimal(0)
    work_date: date | None = None


@dataclass(frozen=True, slots=True)
class PersonFact:
    """Whom it concerns: her number (fødselsnummer or D-nummer) and her employments."""

    person: int
    identity_number: str
    employments: tuple[Employment, ...]


@dataclass(frozen=True, slots=True)
class Employer:
    """The employer's own details, as the report tells them. What the project hasn't filled in is empty."""

    organisation_number: str
    sub_organisation_number: str
    occupation_code: str
    employment_form: str


def last_pay_change(started_on: date, last: date, rates_from: Iterable[date]) -> date:
    """When her pay last changed (sisteLoennsendringsdato): a new net by `last`, or the day she began."""
    return max((day for day in rates_from if started_on < day <= last), default=started_on)


def small_pay_people(year_gross: Mapping[int, Decimal], limit: Decimal | None) -> frozenset[int]:
    """Whose pay of the year isn't reported, given each person's gross of it. SFF §7-2-1.

    At most `limit` kroner (10 000) where the employer is such a body; one krone above, and all of it is.
    `limit` None: everyone is reported.
    """
    if limit is None:
        return frozenset()
    return frozenset(person for person, gross in year_gross.items() if gross <= limit)
