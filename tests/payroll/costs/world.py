"""The little world of costs: a day for a client, people with cards of their own, an invoice of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from assignments.models import (
    BilledDay,
    CreditNote,
    CreditNoteLine,
    Invoice,
    InvoiceChannel,
    InvoiceLine,
    Job,
    LineKind,
    Participant,
    WorkDay,
)
from assignments.models.invoice import LINE
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.rounding import half_up_to_ore
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import BasisKind, IncomeKind, PaySlip, PaySlipLine, SlipKind, TaxCardKind
from payroll.write_slip import COPIED_AS_IT_IS
from tests.cast import NOW, TODAY, make_card, make_participant
from tests.payroll.paying import finished_shift, working_day

PARTIES = {
    "client_name": "Prøvekunden AS",
    "channel": InvoiceChannel.PAPER,
    "seller_name": "Verkstedet i Prøvegata",
    "seller_organisation_number": "974760673",
    "seller_account": "86011117947",
}


def a_day(job: Job, day: date = TODAY) -> WorkDay:
    """A day at work on a job."""
    return working_day(day, main_job=job)


def worker(percent: int = 30) -> Participant:
    """Someone whose card withholds so many percent; 0 is an exemption card without limit."""
    participant = make_participant()
    if percent:
        make_card(participant, percent=Decimal(percent))
    else:
        make_card(participant, TaxCardKind.EXEMPTION)
    return participant


def worked(participant: Participant, day: WorkDay, job: Job | None = None) -> None:
    """She has finished the day."""
    finished_shift(participant, day, job=job)


def paid(
    participant: Participant, day: WorkDay, *, by: User, today: date | None = None, job: Job | None = None
) -> PaySlip:
    """She has finished the day and has her slip, dated that day unless told otherwise."""
    worked(participant, day, job)
    return issue_pay_slip(participant, day, by=by, now=NOW, today=today or day.date)


@transaction.atomic
def billed(
    job: Job,
    people: Sequence[Participant],
    day: WorkDay,
    *,
    by: User,
    discount: Decimal = Decimal(0),
    extra: Decimal = Decimal(0),
    today: date = TODAY,
) -> InvoiceLine:
    """An invoice of these people's day at the job's price, and perhaps something extra on it."""
    count = Decimal(len(people))
    line = InvoiceLine(
        position=1,
        kind=LineKind.PARTICIPANT_DAYS,
        job=job,
        description=job.title,
        day=day.date,
        quantity=count,
        unit="dagsverk",
        unit_price=job.price,
        discount=discount,
        net=count * job.price - discount,
    )
    lines = [line]
    if extra:
        lines.append(
            InvoiceLine(
                position=2,
                kind=LineKind.EXTRA,
                job=job,
                description="Perler",
                quantity=Decimal(1),
                unit="stk",
                unit_price=extra,
                net=extra,
            )
        )
    desk = Desk(Invoice, by=by, now=NOW, issued_on=today)
    year, number = desk.next_number(Invoice)
    total = sum((one.net for one in lines), Decimal(0))
    desk.issue(
        Invoice(
            **PARTIES, client=job.client, date=today, due_on=today, kid=f"{year}{number:06}",
            net=total, total=total,
        ),
        lines=lines,
    )  # fmt: skip
    BilledDay.objects.bulk_create(
        BilledDay(participant=participant, work_day=day, line=line) for participant in people
    )
    return line


@transaction.atomic
def credited(line: InvoiceLine, *, by: User) -> CreditNote:
    """The line is taken back, and its days can be billed again."""
    desk = Desk(CreditNote, by=by, now=NOW, issued_on=TODAY)
    note = desk.issue(
        CreditNote(
            **PARTIES, client=line.paper.client, date=TODAY, invoice=line.paper, reason="Feil",
            net=line.net, total=line.net,
        ),
        lines=[CreditNoteLine(**{name: getattr(line, name) for name in LINE}, credits=line)],
    )  # fmt: skip
    BilledDay.objects.filter(line=line).delete()
    return note


@transaction.atomic
def holiday_slip(slip: PaySlip, amount: Decimal, *, by: User) -> PaySlip:
    """She is paid last year's holiday pay, nothing withheld."""
    given = {name: getattr(slip, name) for name in COPIED_AS_IT_IS} | {
        "kind": SlipKind.HOLIDAY,
        "work_day": None,
        "work_date": None,
        "income_kind": IncomeKind.HOLIDAY_PAY,
        "earning_year": slip.date.year - 1,
        "date": slip.date,
        "gross": amount,
        "withholding": Decimal(0),
        "net": amount,
        "contribution": half_up_to_ore(amount * slip.contribution_percent / 100),
        "holiday_base": Decimal(0),
    }
    year = {f"year_{name}": Decimal(0) for name in ("gross", "withholding", "net", "holiday_base")}
    line = PaySlipLine(position=1, basis=BasisKind.HOLIDAY_PAY, base=amount, withheld=Decimal(0))
    return Desk(PaySlip, by=by, now=NOW, issued_on=TODAY).issue(PaySlip(**given, **year), lines=[line])
