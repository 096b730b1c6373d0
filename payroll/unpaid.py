"""Who has worked and isn't paid yet. Always in sight: a day finished is a day owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from assignments.models import PAYABLE, Participant, Shift, ShiftOutcome, WorkDay
from bikuben.refusals import Refused
from payroll.models import JobNet, NetRate, PaidDay, PayChoice

DEFAULT_NET = Decimal(200)


@dataclass(frozen=True)
class UnpaidDay:
    """One person's finished day without a slip. `net` is the agreed kroner after tax.

    Of those garnishment takes `garnished`: 0 until `payroll.in_hand` has looked, for that goes by the date
    of payout. `missing` names what a slip needs and her page lacks: `legal_name`, `identity_number`.
    """

    participant: Participant
    work_day: WorkDay
    shifts: tuple[Shift, ...]
    net: Decimal
    missing: tuple[str, ...]
    garnished: Decimal = Decimal(0)

    @property
    def in_hand(self) -> Decimal:
        """The kroner she will have in her hand."""
        return self.net - self.garnished


def agreed_net(day: date, rates: Iterable[NetRate]) -> Decimal:
    """The day's net (kroner) by the dated setting: the last rate from on or before the day, else 200."""
    in_force = [rate for rate in rates if rate.valid_from <= day]
    return max(in_force, key=lambda rate: rate.valid_from).net if in_force else DEFAULT_NET


def missing_for_slip(participant: Participant) -> tuple[str, ...]:
    """What must be on her page before a slip can be written (AML §14-15)."""
    return tuple(name for name in ("legal_name", "identity_number") if not getattr(participant, name))


def details_missing() -> Refused:
    """The refusal where a slip lacks her legal name or identity number."""
    return Refused(
        _("Det mangler navn eller fødselsnummer. Fyll det ut, så kan slippen skrives."),
        code="missing_details",
    )


def _finished_shifts() -> QuerySet[Shift]:
    same = Q(participant=OuterRef("participant"), work_day=OuterRef("work_day"))
    return (
        Shift.objects.filter(outcome__in=PAYABLE)
        .filter(~Exists(PaidDay.objects.filter(same)))
        .filter(~Exists(Shift.objects.filter(same, outcome=ShiftOutcome.WORKING)))
        .select_related("participant__data_key", "work_day", "job")
        .order_by("work_day__date", "attendance__ticket", "starts_at")
    )


def unpaid_days(
    *, work_day: WorkDay | None = None, participant: Participant | None = None
) -> list[UnpaidDay]:
    """Finished, unpaid days, oldest first, in a constant number of queries.

    The highest net of a person's jobs that day holds; the supervisor's own word (`PayChoice`) goes before
    it, and a choice of 0 means that nothing is owed.
    """
    shifts = _finished_shifts()
    if work_day is not None:
        shifts = shifts.filter(work_day=work_day)
    if participant is not None:
        shifts = shifts.filter(participant=participant)
    grouped: dict[tuple[int, int], list[Shift]] = defaultdict(list)
    for shift in shifts:
        grouped[shift.participant_id, shift.work_day_id].append(shift)
    rates = list(NetRate.objects.all())
    job_nets = dict(JobNet.objects.values_list("job_id", "net"))
    choices = {
        (choice.participant_id, choice.work_day_id): choice.net
        for choice in PayChoice.objects.filter(work_day__in={key[1] for key in grouped})
    }
    days = []
    for key, group in grouped.items():
        day = group[0].work_day
        usual = agreed_net(day.date, rates)
        net = choices.get(key, max(job_nets.get(shift.job_id, usual) for shift in group))
        if net > 0:
            person = group[0].participant
            days.append(UnpaidDay(person, day, tuple(group), net, missing_for_slip(person)))
    return days
