"""The little world of invoices: a client with an address, jobs in April and May 2026, people who did them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from assignments.invoice_draft import Draft, ExtraLine
from assignments.issue_invoice import issue_invoice
from assignments.models import Client, DayState, Invoice, InvoiceSettings, Job, Participant, WorkDay
from bikuben.models import Project, User
from tests.cast import NOW, TODAY, make_billed_job, make_participant, make_project, make_work_day
from tests.payroll.paying import finished_shift

ACCOUNT = "86011117947"
APRIL_20, APRIL_27, MAY_1 = date(2026, 4, 20), date(2026, 4, 27), date(2026, 5, 1)
BEADS = ExtraLine("Perler", Decimal(3), Decimal("49.90"), "pakker")


def make_seller(**fields: Any) -> Project:
    """The project with all that an invoice asks of it."""
    return make_project(**{"account_number": ACCOUNT, "email": "post@verkstedet.example", **fields})


def make_client(**fields: Any) -> Client:
    """A client with all that an invoice asks of it."""
    defaults = {
        "name": "Perle & Co AS",
        "organisation_number": "923609016",
        "address": "Kundeveien 3",
        "postal_code": "0250",
        "city": "Oslo",
    }
    return Client.objects.create(**{**defaults, **fields})


def work_done(job: Job, days: dict[date, int]) -> list[WorkDay]:
    """So many people did the job on each of these dates, and went home."""
    found = []
    for date_, count in days.items():
        day = WorkDay.objects.filter(date=date_).first() or make_work_day(
            date_, main_job=job, state=DayState.CLOSED
        )
        free = list(Participant.objects.exclude(shifts__work_day=day).order_by("pk"))[:count]
        free += [make_participant() for _ in range(count - len(free))]
        for participant in free:
            finished_shift(participant, day, job=job)
        found.append(day)
    return found


def make_done_job(days: dict[date, int], *, client: Client | None = None, **fields: Any) -> Job:
    """A delivered job with these participant-days, 200 kroner each."""
    job = make_billed_job(
        client=client or Client.objects.first() or make_client(),
        **{"stage": "delivered", "is_active": False, **fields},
    )
    work_done(job, days)
    return job


def charge_vat(percent: str = "25.0") -> None:
    InvoiceSettings.objects.update_or_create(
        pk=1, defaults={"charges_vat": True, "vat_percent": Decimal(percent)}
    )


def issue(by: User, draft: Draft, today: date = TODAY) -> Invoice:
    return issue_invoice(draft, by=by, now=NOW, today=today)
