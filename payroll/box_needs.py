"""How many of which notes the day will need, so that everyone gets exactly hers without change."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assignments.models import AttendanceState, DayState, Shift, ShiftOutcome, WorkDay
from payroll.close_day import not_fetched
from payroll.in_hand import Payment, left_in_hand, payment_of_day, payment_of_slip
from payroll.models import JobNet, NetRate, PaidDay, PayChoice, SlipKind, expected_balance
from payroll.pay_out import is_payable_on
from payroll.rules.notes import notes_needed
from payroll.supplement import owed_supplements
from payroll.unpaid import agreed_net, unpaid_days

COMING = (DayState.PLANNED, DayState.OPEN, DayState.DRAWN, DayState.WORKING)


@dataclass(frozen=True)
class BoxNeeds:
    """What pay still to be handed out comes to (kroner), in notes and coins, against what is in the box.

    `holiday_pay`: the part of the total that is holiday pay, so that a day which needs many times the usual
    explains itself.
    """

    people: int
    waiting_from_before: int
    total: Decimal
    notes: dict[int, int]
    in_the_box: Decimal
    holiday_pay: Decimal = Decimal(0)

    @property
    def lacking(self) -> Decimal:
        """Kroner to fetch; none is less than nothing."""
        return max(self.total - self.in_the_box, Decimal(0))

    @property
    def notes_in_words(self) -> str:
        """``10 × 200, 1 × 50``."""
        return ", ".join(f"{count}\u00a0×\u00a0{value}" for value, count in self.notes.items())


def box_needs(day: WorkDay | None, *, today: date | None = None) -> BoxNeeds:
    """What is still to be paid out: to everyone who may have a place that day, and whoever waits from before.

    Before work begins nobody knows who will do what, and the main job's net holds for every place. `today`
    is when it is paid, by which garnishment is taken: the day's own date, or each payment's, unless told.
    """
    today = today or (day.date if day else None)
    if day is not None and day.state not in COMING:
        day = None
    todays = _payments_of(day) if day else []
    slips = not_fetched()
    written = [slip for slip in slips if today is None or is_payable_on(slip, today)]
    to_write = [*(slip for slip in slips if slip not in written), *owed_supplements()]
    nets = left_in_hand(
        [*todays, *_unwritten(day, today), *(payment_of_slip(one, today or one.date) for one in to_write)]
    )
    nets += [slip.net for slip in written]
    return BoxNeeds(
        people=len(nets),
        waiting_from_before=len(nets) - len(todays),
        total=sum(nets, Decimal(0)),
        notes=notes_needed(int(net) for net in nets),
        in_the_box=expected_balance(),
        holiday_pay=sum((slip.net for slip in slips if slip.kind == SlipKind.HOLIDAY), Decimal(0)),
    )


def day_in_sight(today: date) -> WorkDay | None:
    """Today's work day, if there is one that runs or will."""
    return WorkDay.objects.filter(date=today, state__in=COMING).select_related("main_job").first()


def _unwritten(day: WorkDay | None, today: date | None) -> list[Payment]:
    """The unpaid days other than `day`."""
    return [
        payment_of_day(one, today or one.work_day.date)
        for one in unpaid_days()
        if day is None or one.work_day.pk != day.pk
    ]


def _payments_of(day: WorkDay) -> list[Payment]:
    usual = agreed_net(day.date, NetRate.objects.all())
    job_nets = dict(JobNet.objects.values_list("job_id", "net"))
    if day.state != DayState.WORKING:
        places = day.places
        if day.state == DayState.DRAWN:
            places = day.attendances.filter(state=AttendanceState.PLACE).count()
        main = job_nets.get(day.main_job_id, usual) if day.main_job_id else usual
        return [Payment(None, day.date, main)] * places
    grouped: dict[int, list[Decimal]] = defaultdict(list)
    shifts = Shift.objects.filter(work_day=day).exclude(outcome=ShiftOutcome.DID_NOT_START)
    for person, job in shifts.values_list("participant_id", "job_id"):
        grouped[person].append(job_nets.get(job, usual))
    choices = dict(PayChoice.objects.filter(work_day=day).values_list("participant_id", "net"))
    has_slip = set(PaidDay.objects.filter(work_day=day).values_list("participant_id", flat=True))
    return [
        Payment(person, day.date, choices.get(person, max(nets)))
        for person, nets in grouped.items()
        if person not in has_slip and choices.get(person) != 0
    ]
