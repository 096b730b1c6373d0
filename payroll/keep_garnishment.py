"""Keeping garnishment orders (utleggstrekk): a new one, a correction, its end. SBF §5-10-20."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.no import kontonr

from assignments.models import Participant
from bikuben.documents.wording import short_date
from bikuben.models import User
from bikuben.refusals import Refused
from payroll.models import GarnishmentKind, GarnishmentOrder, GarnishmentPer, SlipKind

FIRST_YEAR, YEARS_AHEAD = 2000, 30
HIGHEST_AMOUNT = 1_000_000
LONGEST_PAYEE, LONGEST_REFERENCE = 60, 60  # letters: a payee has room on the slip
WHAT_IT_TAKES = ("kind", "payee", "starts_on", "amount", "per", "percent")


@dataclass(frozen=True)
class OrderData:
    """What the letter says. `amount` in whole kroner, per payout or month; or `percent` of what is left after
    tax. `due_day`: the day of the next month by which the money is paid; None is the first working day after.
    """

    kind: str
    payee: str
    starts_on: date
    ends_on: date | None = None
    amount: Decimal | None = None
    per: str = GarnishmentPer.MONTH
    percent: Decimal | None = None
    account_number: str = ""
    reference: str = ""
    due_day: int | None = None


@transaction.atomic
def add_garnishment_order(
    participant: Participant, data: OrderData, *, by: User, now: datetime, today: date
) -> GarnishmentOrder:
    """A new order. Slips that are issued stay as they are; the next one in its time follows it.

    Raises:
        Refused: at the field that can't be right, or she is erased.
    """
    person = Participant.objects.select_for_update(no_key=True, of=("self",)).get(pk=participant.pk)
    if person.erased_at is not None:
        raise Refused(_("Personen er slettet og kan ikke endres."), code="erased")
    order = GarnishmentOrder(participant=person)
    _write(order, data, today=today)
    return _save(order, by=by, now=now)


@transaction.atomic
def change_garnishment_order(
    order: GarnishmentOrder, data: OrderData, *, version: int, by: User, now: datetime, today: date
) -> GarnishmentOrder:
    """Correct what was entered wrongly; what stood before stays in its history.

    Once money is taken, who gets it, from when and how much stay as they are: the order is ended and
    another entered. Where to pay and until when may still be changed.

    Raises:
        Refused: as for a new order, a stale page, or a change of what has taken money already (`used`).
    """
    locked = _locked(order, version)
    before = _what_it_takes(locked)
    _write(locked, data, today=today)
    if has_taken(locked):
        _refuse_other_taking(before, _what_it_takes(locked))
    _refuse_end_before_taking(locked)
    return _save(locked, by=by, now=now)


@transaction.atomic
def end_garnishment_order(
    order: GarnishmentOrder, *, ends_on: date, version: int, by: User, now: datetime
) -> GarnishmentOrder:
    """Let an order end, with `ends_on` as its last day.

    Raises:
        Refused: a day before it began, or before one on which it took money that wasn't given back.
    """
    locked = _locked(order, version)
    if ends_on < locked.starts_on:
        raise _ends_too_early()
    locked.ends_on = ends_on
    _refuse_end_before_taking(locked)
    return _save(locked, by=by, now=now)


@transaction.atomic
def remove_garnishment_order(order: GarnishmentOrder, *, version: int, by: User, now: datetime) -> None:
    """Take away an order that was entered on the wrong person. Its history stays.

    Raises:
        Refused: a stale page, or it has taken money; then it is ended instead.
    """
    locked = _locked(order, version)
    if has_taken(locked):
        raise Refused(
            _("Det er trukket penger, så trekket kan ikke fjernes. Avslutt det i stedet."), code="used"
        )
    locked._history_user, locked._history_date = by, now
    locked.delete()


def has_taken(order: GarnishmentOrder) -> bool:
    """Whether a slip says that it took money, a reversed one too."""
    return order.taken.exists()


def last_taken_on(order: GarnishmentOrder) -> date | None:
    """The last payout date of which it holds money; what was given back by a reversal doesn't count."""
    kept = order.taken.exclude(paper__kind=SlipKind.REVERSAL).filter(paper__reversed_by=None)
    return kept.order_by("-paper__date").values_list("paper__date", flat=True).first()


def _locked(order: GarnishmentOrder, version: int) -> GarnishmentOrder:
    orders = GarnishmentOrder.objects.select_related("participant__data_key")
    locked = orders.select_for_update(no_key=True, of=("self",)).filter(pk=order.pk).first()
    if locked is None or locked.version != version:
        raise Refused(_("Noen har endret dette i mellomtiden. Åpne siden på nytt og se etter."), code="stale")
    if locked.participant.erased_at is not None:
        raise Refused(_("Personen er slettet og kan ikke endres."), code="erased")
    return locked


def _save(order: GarnishmentOrder, *, by: User, now: datetime) -> GarnishmentOrder:
    order.version += 1
    order._history_user, order._history_date = by, now
    order.save()
    return order


def _what_it_takes(order: GarnishmentOrder) -> dict[str, object]:
    return {name: getattr(order, name) for name in WHAT_IT_TAKES} | {"payee": str(order.payee)}


def _refuse_other_taking(before: dict[str, object], after: dict[str, object]) -> None:
    for name in WHAT_IT_TAKES:
        if before[name] != after[name]:
            raise Refused(
                _("Det er trukket penger, så dette kan ikke endres. Avslutt trekket og før et nytt."),
                code="used",
                field=name,
            )


def _refuse_end_before_taking(order: GarnishmentOrder) -> None:
    last = last_taken_on(order)
    if last is not None and order.ends_on is not None and order.ends_on < last:
        raise Refused(
            _("Det ble trukket %(day)s. Trekket kan ikke slutte før det.") % {"day": short_date(last)},
            code="took_later",
            field="ends_on",
        )


def _write(order: GarnishmentOrder, data: OrderData, *, today: date) -> None:
    if data.kind not in GarnishmentKind.values:
        raise Refused(_("Velg hva slags trekk det er."), code="not_a_choice", field="kind")
    order.kind = data.kind
    order.payee = _text(data.payee, LONGEST_PAYEE, "payee")
    if not order.payee:
        raise Refused(_("Skriv hvem pengene skal til."), code="no_payee", field="payee")
    order.account_number = _account(data.account_number)
    if not order.account_number and data.kind == GarnishmentKind.OTHER:
        raise Refused(_("Skriv kontonummeret fra brevet."), code="no_account", field="account_number")
    order.reference = _text(data.reference, LONGEST_REFERENCE, "reference")
    order.starts_on = _day(data.starts_on, today, "starts_on")
    order.ends_on = None if data.ends_on is None else _day(data.ends_on, today, "ends_on")
    if order.ends_on is not None and order.ends_on < order.starts_on:
        raise _ends_too_early()
    _write_how_much(order, data)
    if data.due_day is not None and not 1 <= data.due_day <= 31:
        raise Refused(_("Dagen må være fra 1 til 31."), code="impossible_day", field="due_day")
    order.due_day = data.due_day if data.kind == GarnishmentKind.OTHER else None


def _write_how_much(order: GarnishmentOrder, data: OrderData) -> None:
    amount, percent = data.amount, data.percent
    if amount is None and percent is None:
        raise Refused(_("Skriv beløpet eller prosenten."), code="no_amount", field="amount")
    if amount is not None and percent is not None:
        raise Refused(_("Skriv enten et beløp eller en prosent."), code="both", field="percent")
    if amount is not None and not _is_whole_amount(amount):
        raise Refused(
            _("Skriv et beløp i hele kroner, fra 1 til 1 000 000."), code="bad_amount", field="amount"
        )
    if percent is not None:
        if not percent.is_finite() or not 0 < percent <= 100:
            raise Refused(
                _("Prosenten må være mer enn 0 og høyst 100."), code="impossible_percent", field="percent"
            )
        if percent != percent.quantize(Decimal("0.1")):
            raise Refused(_("Prosenten kan ha én desimal."), code="too_fine", field="percent")
    if data.per not in GarnishmentPer.values:
        raise Refused(_("Velg om beløpet er for hver utbetaling eller hver måned."), code="per", field="per")
    order.amount, order.percent, order.per = amount, percent, data.per


def _is_whole_amount(amount: Decimal) -> bool:
    return amount.is_finite() and 0 < amount <= HIGHEST_AMOUNT and amount == amount.to_integral_value()


def _text(text: str, longest: int, field: str) -> str:
    clean = " ".join(text.split())
    if len(clean) > longest:
        raise Refused(
            _("Det er plass til %(count)d tegn.") % {"count": longest}, code="too_long", field=field
        )
    return clean


def _account(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return kontonr.validate("".join(text.split()))
    except NumberError as error:
        raise Refused(
            _("Kontonummeret stemmer ikke. Se etter om et siffer er feil."),
            code="wrong_account",
            field="account_number",
        ) from error


def _day(day: date, today: date, field: str) -> date:
    if not FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD:
        raise Refused(
            _("Datoen må ligge mellom %(first)d og %(last)d.")
            % {"first": FIRST_YEAR, "last": today.year + YEARS_AHEAD},
            code="impossible_day",
            field=field,
        )
    return day


def _ends_too_early() -> Refused:
    return Refused(_("Trekket kan ikke slutte før det begynner."), code="ends_before_start", field="ends_on")
