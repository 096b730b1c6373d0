"""What the pay page shows, read at a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from assignments.models import (
    Attendance,
    AttendanceState,
    DayState,
    Participant,
    Shift,
    ShiftOutcome,
    WorkDay,
)
from payroll.in_hand import in_hand
from payroll.issue_pay_slips import PAYABLE_STATES
from payroll.models import PayChoice, PaySlip, SlipKind
from payroll.pay_out import is_payable_on
from payroll.slip_status import SlipStatus, money_out, status_of, with_status
from payroll.supplement import owed_supplements
from payroll.unpaid import UnpaidDay, unpaid_days


@dataclass(frozen=True, slots=True)
class Owed:
    """One finished day without a slip."""

    unpaid: UnpaidDay
    name: str
    ticket: int | None


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip as a row: whose, what has become of it, and the kroner that change hands for it."""

    slip: PaySlip
    name: str
    ticket: int | None
    status: SlipStatus
    amount: Decimal


@dataclass(frozen=True, slots=True)
class WithoutPay:
    """The supervisor's word that nothing is owed for the day."""

    choice: PayChoice
    name: str
    ticket: int | None


@dataclass(frozen=True)
class PayPage:
    """A day's pay in its groups, and what waits from other days."""

    ready: list[Owed]
    not_fetched: list[Slip]
    paid: list[Slip]
    without_pay: list[WithoutPay]
    still_working: int
    waiting: list[Owed]
    waiting_slips: list[Slip]
    waiting_supplements: list[Slip]
    money_out: list[Slip]

    @property
    def writable(self) -> list[Owed]:
        """Those whose slip can be written now: nothing is missing on their page."""
        return [owed for owed in self.ready if not owed.unpaid.missing]

    @property
    def will_write(self) -> bool:
        """Whether a slip can be written from the page: of the day, or of what waits from before."""
        waiting = any(not owed.unpaid.missing for owed in self.waiting)
        return bool(self.writable or waiting or self.waiting_slips or self.waiting_supplements)

    @property
    def to_pay(self) -> Decimal:
        """Kroner that the slips not fetched come to."""
        return sum((row.slip.net for row in self.not_fetched), Decimal(0))

    @property
    def waits_from_before(self) -> bool:
        """Whether anyone has pay waiting from another day."""
        return bool(self.waiting_count)

    @property
    def waiting_count(self) -> int:
        """How many payments wait from other days."""
        return len(self.waiting) + len(self.waiting_slips) + len(self.waiting_supplements)

    @property
    def today_has_work(self) -> bool:
        """Whether the day's own groups stand above what waits from before."""
        return bool(self.ready or self.not_fetched)


def day_for_pay(today: date) -> WorkDay | None:
    """Today's work day once work has begun, else the latest one that was held."""
    return (
        WorkDay.objects.filter(date__lte=today, state__in=PAYABLE_STATES)
        .select_related("main_job")
        .order_by("-date")
        .first()
    )


def pay_page(day: WorkDay | None, today: date) -> PayPage:
    """Read the pay of a day; without a day, only what waits."""
    slips = _slips(day, today)
    returned = money_out()
    supplements = list(with_status(owed_supplements()))
    to_renew = [
        slip for slip in slips if status_of(slip) == SlipStatus.NOT_FETCHED and not is_payable_on(slip, today)
    ]
    waiting = in_hand(unpaid_days(), today=today, to_renew=to_renew, supplements=supplements)
    owed = waiting.days
    choices = list(
        PayChoice.objects.filter(work_day=day, net=Decimal(0)).select_related("participant__data_key")
        if day
        else []
    )
    tickets = _tickets(
        {one.work_day.pk for one in owed}
        | {slip.work_day_id for slip in (*slips, *returned, *supplements) if slip.work_day_id}
        | ({day.pk} if day else set())
    )

    def owed_row(one: UnpaidDay) -> Owed:
        return Owed(one, _name(one.participant), tickets.get((one.participant.pk, one.work_day.pk)))

    def slip_row(slip: PaySlip) -> Slip:
        ticket = tickets.get((slip.participant_id, slip.work_day_id or 0))
        amount = waiting.slips.get(slip.pk, abs(slip.net))
        return Slip(slip, _name(slip.participant), ticket, status_of(slip), amount)

    rows = [slip_row(slip) for slip in slips]
    open_rows = [row for row in rows if row.status == SlipStatus.NOT_FETCHED]
    return PayPage(
        ready=[owed_row(one) for one in owed if day and one.work_day.pk == day.pk],
        not_fetched=[row for row in open_rows if is_payable_on(row.slip, today)],
        paid=[row for row in rows if row.status in (SlipStatus.PAID, SlipStatus.SETTLED)],
        without_pay=[
            WithoutPay(choice, _name(choice.participant), tickets.get((choice.participant_id, day.pk)))
            for choice in choices
            if day
        ],
        still_working=_still_working(day),
        waiting=[
            owed_row(one)
            for one in owed
            if (day is None or one.work_day.date < day.date) and one.work_day.state in PAYABLE_STATES
        ],
        waiting_slips=[row for row in open_rows if not is_payable_on(row.slip, today)],
        waiting_supplements=[slip_row(slip) for slip in supplements],
        money_out=[slip_row(slip) for slip in returned],
    )


def slips_to_print(day: WorkDay, today: date, *, again: bool) -> list[PaySlip]:
    """The slips of the day's printing: those not fetched yet, or with `again` all that count."""
    wanted = (SlipStatus.NOT_FETCHED, SlipStatus.PAID, SlipStatus.SETTLED) if again else ("not_fetched",)
    return [
        slip
        for slip in _slips(day, today)
        if status_of(slip) in wanted and (again or is_payable_on(slip, today))
    ]


def _slips(day: WorkDay | None, today: date) -> list[PaySlip]:
    """The slips of the day and those dated that day, and every slip that nobody has fetched."""
    wanted = Q(paid=None)
    if day is not None:
        wanted |= Q(work_day=day) | Q(date=day.date)
    return list(
        with_status(PaySlip.objects.filter(wanted, reversed_by=None).exclude(kind=SlipKind.REVERSAL))
        .select_related("participant__data_key", "work_day", "supplements")
        .prefetch_related("lines", "garnishments")
        .order_by("year", "number")
    )


def _still_working(day: WorkDay | None) -> int:
    if day is None or day.state != DayState.WORKING:
        return 0
    working = Shift.objects.filter(work_day=day, outcome=ShiftOutcome.WORKING)
    return working.values("participant").distinct().count()


def _tickets(day_ids: set[int]) -> dict[tuple[int, int], int]:
    rows = Attendance.objects.filter(work_day__in=day_ids).exclude(state=AttendanceState.ANNULLED)
    return {
        (person, day): ticket for person, day, ticket in rows.values_list("participant", "work_day", "ticket")
    }


def _name(participant: Participant) -> str:
    return str(participant.chosen_name)
