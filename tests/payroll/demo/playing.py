"""The demo played in a test, and what it came to in a form that two runs can be compared by."""

from __future__ import annotations

import hashlib
from datetime import date
from io import StringIO

from django.core.management import call_command

from assignments.models import Attendance, Draw, Participant, WorkDay
from payroll.models import CashCount, CashMovement, PaySlip


def play(*, until: date, seed: int = 2026) -> str:
    """Run `manage.py demo`; what it said."""
    said = StringIO()
    call_command("demo", seed=seed, until=until, stdout=said)
    return said.getvalue()


def figures() -> list[object]:
    """Names, lists, draws, slips and cash, without ids: these differ between databases."""
    return [
        [(str(one.chosen_name), str(one.legal_name), str(one.identity_number)) for one in _people()],
        [(str(day.date), day.state, day.places, str(day.main_job)) for day in WorkDay.objects.all()],
        [
            (str(one.work_day.date), one.ticket, str(one.participant.chosen_name), one.state)
            for one in Attendance.objects.select_related("work_day", "participant__data_key").order_by(
                "work_day__date", "ticket"
            )
        ],
        [
            (str(draw.date), draw.word, draw.seed_hex, draw.order)
            for draw in Draw.objects.order_by("year", "number")
        ],
        [
            (slip.number, str(slip.date), str(slip.legal_name), str(slip.gross), str(slip.net), slip.basis)
            for slip in PaySlip.objects.select_related("data_key").order_by("year", "number")
        ],
        [
            (move.number, move.kind, str(move.amount))
            for move in CashMovement.objects.order_by("year", "number")
        ],
        [(one.number, str(one.counted)) for one in CashCount.objects.order_by("year", "number")],
    ]


def digest() -> str:
    """The figures in one line."""
    return hashlib.sha256(repr(figures()).encode()).hexdigest()


def _people() -> list[Participant]:
    return list(Participant.objects.order_by("pk"))
