"""Reverse a slip: a mistake gets a paper of its own that refers to it, and nothing is erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import WorkDay
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused
from payroll.garnishing import garnishments_of
from payroll.issue_pay_slips import issue_pay_slip, settle
from payroll.models import (
    CashMovement,
    MovementKind,
    PaidDay,
    PaidSlip,
    PaySlip,
    ReversalCause,
    Settlement,
    SlipKind,
)
from payroll.pay_basis import work_out
from payroll.pay_holiday import issue_holiday_slip, settle_the_same, write_holiday_slip
from payroll.supplement import issue_supplement_again
from payroll.write_slip import write_reversal, write_slip


@dataclass(frozen=True)
class Reversed:
    """What a reversal led to: money back in the box, or a new slip settled against what she already has."""

    reversal: PaySlip
    movement: CashMovement | None = None
    new_slip: PaySlip | None = None
    settlement: Settlement | None = None


@transaction.atomic
def reverse_pay_slip(
    slip: PaySlip,
    *,
    reason: str,
    money_came_back: bool | None,
    by: User,
    now: datetime,
    today: date,
    new_slip: bool = True,
    cause: ReversalCause = ReversalCause.MISTAKE,
) -> Reversed:
    """Take a slip back.

    Args:
        reason: Why, in the supervisor's words; printed on the reversal.
        money_came_back: For a paid slip: True puts the money back in the box, False leaves it with her.
            None for a slip that was never fetched.
        new_slip: Where the money stays with her: write the right slip at once, settled against it.
        cause: A mistake, or that nobody fetched it; then it is owed again as it was.

    Raises:
        Refused: not a slip that can be reversed, the answer about the money is missing, or the new slip of
            holiday pay that stays with her comes to another net, or nothing is earned any more.
    """
    if not reason.strip():
        raise Refused(_("Skriv hvorfor slippen tilbakeføres."), code="no_reason", field="reason")
    desk = Desk(PaySlip, CashMovement, Settlement, by=by, now=now, issued_on=today)
    slip = PaySlip.objects.select_related("participant__data_key", "work_day").get(pk=slip.pk)
    _refuse_irreversible(slip)
    paid = PaidSlip.objects.filter(slip=slip).exists()
    if paid and money_came_back is None:
        raise Refused(_("Svar på om pengene kom tilbake."), code="money_unknown", field="money_came_back")
    if not paid and money_came_back is not None:
        raise Refused(_("Slippen er ikke betalt ut."), code="not_paid", field="money_came_back")
    reversal = write_reversal(desk, slip, reason=reason.strip(), cause=cause)
    PaidDay.objects.filter(slip=slip).delete()
    if paid and money_came_back:
        return Reversed(reversal, movement=_put_back(desk, reversal, today))
    if paid and new_slip:
        if slip.kind == SlipKind.HOLIDAY:
            right = _write_holiday_again(desk, slip)
            return Reversed(reversal, new_slip=right, settlement=settle_the_same(desk, right, reversal))
        right = _write_again(desk, slip, reversal)
        return Reversed(reversal, new_slip=right, settlement=settle(desk, right, reversal))
    return Reversed(reversal)


@transaction.atomic
def take_back_money(reversal: PaySlip, *, by: User, now: datetime, today: date) -> CashMovement:
    """The money of a reversed slip comes back later than the reversal.

    Raises:
        Refused: not such a reversal, or its money is back or settled already.
    """
    # The settlements' counter is locked with it, so that nobody settles the same money meanwhile.
    desk = Desk(CashMovement, Settlement, by=by, now=now, issued_on=today)
    reversal = PaySlip.objects.select_related("reverses").get(pk=reversal.pk)
    was_paid = reversal.reverses is not None and PaidSlip.objects.filter(slip=reversal.reverses).exists()
    done = (
        PaidSlip.objects.filter(slip=reversal).exists()
        or Settlement.objects.filter(reversal=reversal).exists()
    )
    if not was_paid or done:
        raise Refused(_("Det er ingen penger å føre tilbake for denne slippen."), code="nothing_to_return")
    return _put_back(desk, reversal, today)


@transaction.atomic
def reverse_unfetched(slip: PaySlip, *, by: User, now: datetime, today: date) -> Reversed:
    """Take back a slip that nobody fetched; what it was for is owed again (ikke hentet)."""
    return reverse_pay_slip(
        slip,
        reason=_("Ikke hentet"),
        money_came_back=None,
        by=by,
        now=now,
        today=today,
        cause=ReversalCause.NOT_FETCHED,
    )


@transaction.atomic
def renew_pay_slip(slip: PaySlip, *, by: User, now: datetime, today: date) -> PaySlip:
    """She comes for a slip of another day that was never fetched: reverse it and write one dated today.

    A supplement that was reversed when its day closed is named by that reversal.

    Raises:
        Refused: the slip is paid or reversed, or the day can't be paid.
    """
    if slip.kind == SlipKind.HOLIDAY:
        reverse_unfetched(slip, by=by, now=now, today=today)
        return issue_holiday_slip(slip.participant, slip.earning_year, by=by, now=now, today=today)
    # The day before the counters, as everyone takes them: the other way round two would wait for each other.
    WorkDay.objects.select_for_update(no_key=True).get(pk=slip.work_day_id)
    if slip.kind == SlipKind.REVERSAL:
        return issue_supplement_again(slip, by=by, now=now, today=today)
    gone = reverse_unfetched(slip, by=by, now=now, today=today)
    if slip.kind == SlipKind.SUPPLEMENT:
        return issue_supplement_again(gone.reversal, by=by, now=now, today=today)
    return issue_pay_slip(slip.participant, slip.work_day, by=by, now=now, today=today)


def _refuse_irreversible(slip: PaySlip) -> None:
    if slip.kind == SlipKind.REVERSAL:
        raise Refused(_("En tilbakeføring kan ikke tilbakeføres. Skriv en ny slipp."), code="is_reversal")
    if PaySlip.objects.filter(reverses=slip).exists():
        raise Refused(_("Slippen er allerede tilbakeført."), code="already_reversed")
    newer = PaySlip.objects.filter(
        participant=slip.participant, work_day=slip.work_day, kind=SlipKind.SUPPLEMENT, reversed_by=None
    )
    if slip.kind == SlipKind.DAY and newer.exists():
        raise Refused(_("Tilbakefør tillegget for dagen først."), code="has_supplement")


def _put_back(desk: Desk, reversal: PaySlip, today: date) -> CashMovement:
    movement = desk.issue(
        CashMovement(kind=MovementKind.RETURN, amount=-reversal.net, slip=reversal, date=today)
    )
    PaidSlip.objects.create(slip=reversal, movement=movement)
    return movement


def _write_holiday_again(desk: Desk, slip: PaySlip) -> PaySlip:
    """The right slip for the same holiday money. None where the wages it was earned by are reversed."""
    try:
        return write_holiday_slip(
            desk,
            slip.participant,
            slip.earning_year,
            payout=slip.date,
            garnished=garnishments_of(slip),
            zone=slip.contribution_zone,
        )
    except Refused as refused:
        if refused.code != "nothing_owed":
            raise
        raise Refused(
            _(
                "Hun har ikke tjent opp feriepenger for %(year)d lenger, så ingen ny slipp kan gjøres opp "
                "mot pengene. Svar at de skal tilbake, eller at de ligger i kassa igjen."
            )
            % {"year": slip.earning_year},
            code="nothing_owed",
            field="money_came_back",
        ) from refused


def _write_again(desk: Desk, slip: PaySlip, reversal: PaySlip) -> PaySlip:
    """The right slip for the same money and the same payout date, by the card in force on that date.

    What was garnished stays as it was: other orders would leave another sum in her hand.
    """
    is_day = slip.kind == SlipKind.DAY
    worked = work_out(
        slip.participant,
        slip.work_day,
        net=slip.net + slip.garnishment,
        payout=slip.date,
        later_payment=not is_day,
        garnished=garnishments_of(slip),
        holiday_percent=slip.holiday_percent,
        zone=slip.contribution_zone,
    )
    right = write_slip(
        desk,
        slip.participant,
        slip.work_day,
        worked,
        payout=slip.date,
        kind=slip.kind,
        supplements=None if is_day else reversal,
        reason="" if is_day else slip.reason,
    )
    if is_day:
        PaidDay.objects.create(participant=slip.participant, work_day=slip.work_day, slip=right)
    return right
