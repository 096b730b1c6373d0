"""Payments, reversals and reminders are papers: numbered, chained, and `verify_papers` finds them sound."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command

from assignments.models import ClientPayment, Reminder
from assignments.register_payment import take_back_payment
from bikuben.models import Project, User
from bikuben.papers import PaperIsFinal
from tests.assignments.payments.billing import build_billing
from tests.cast import NOW, TODAY


def test_what_was_paid_taken_back_and_reminded_of_verifies(
    supervisor: User, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    billing = build_billing(supervisor)
    take_back_payment(billing.payment, by=supervisor, now=NOW, today=TODAY + timedelta(days=1))
    call_command("verify_papers")
    assert [one.full_number for one in ClientPayment.objects.order_by("number")] == ["2026-0001", "2026-0002"]


@pytest.mark.parametrize("kind", [ClientPayment, Reminder])
def test_no_one_changes_them(supervisor: User, project: Project, kind: type) -> None:
    build_billing(supervisor)
    paper = kind.objects.get()
    for change in (paper.save, paper.delete, kind.objects.all().delete):
        with pytest.raises(PaperIsFinal):
            change()
