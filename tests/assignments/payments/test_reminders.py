"""Reminders: inkassoforskriften §§ 1-2, 2-3 (fee, 14 days); forsinkelsesrenteloven § 3 a (compensation)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from assignments.issue_reminder import issue_reminder
from assignments.models import Client, Invoice, Reminder
from assignments.overdue import overdue_invoices, payment_todos
from assignments.register_payment import register_payment
from assignments.reminder_offer import offer_for
from assignments.rules.reminder import Claim
from bikuben.models import User
from bikuben.refusals import Refused
from tests.assignments.payments.world import credit, make_invoice
from tests.cast import NOW

ISSUED, DUE = date(2026, 3, 2), date(2026, 3, 16)


@pytest.fixture
def invoice(supervisor: User) -> Invoice:
    return make_invoice(supervisor, 36_500, on=ISSUED)


@pytest.fixture
def remind(supervisor: User) -> Any:
    def send(invoice: Invoice, days_late: int, **choices: Any) -> Reminder:
        return issue_reminder(
            invoice, by=supervisor, now=NOW, today=DUE + timedelta(days=days_late), **choices
        )

    return send


def test_it_claims_fee_and_interest_from_fourteen_days_after_the_due_date(
    invoice: Invoice, remind: Any
) -> None:
    """36 500 × 12 % is 12 kr a day."""
    sent = remind(invoice, 14)
    assert (sent.step, sent.open_amount, sent.fee, sent.interest) == (1, 36_500, 38, 168)
    assert (sent.total, sent.due_on, sent.recount()) == (36_706, DUE + timedelta(days=28), [])


def test_it_claims_no_fee_a_day_sooner(invoice: Invoice, remind: Any) -> None:
    assert remind(invoice, 13).fee == 0


def test_it_can_be_without_fee_and_interest(invoice: Invoice, remind: Any) -> None:
    sent = remind(invoice, 20, claim=Claim.NOTHING, with_interest=False)
    assert (sent.total, sent.interest_to) == (36_500, None)


def test_each_fee_counts_once_and_there_are_two_at_most(invoice: Invoice, remind: Any) -> None:
    fees = [remind(invoice, days).fee for days in (14, 29, 44, 59)]
    assert fees == [38, 76, 76, 76]


def test_the_interest_of_the_next_takes_the_place_of_the_last(invoice: Invoice, remind: Any) -> None:
    assert [remind(invoice, days).interest for days in (14, 29)] == [168, 348]


def test_the_sum_of_each_choice_is_known_beforehand(invoice: Invoice) -> None:
    assert dict(offer_for(invoice, today=DUE + timedelta(days=14)).totals) == {
        "nothing": 36_500,
        "fee": 36_538,
        "nothing-interest": 36_668,
        "fee-interest": 36_706,
    }


def test_it_waits_until_the_last_one_has_run_out(invoice: Invoice, remind: Any) -> None:
    remind(invoice, 14)
    with pytest.raises(Refused) as refused:
        remind(invoice, 28)
    assert refused.value.code == "still_running"


@pytest.mark.parametrize(("days", "code"), [(0, "not_due"), (-3, "not_due")])
def test_it_refuses_what_is_not_due(invoice: Invoice, remind: Any, days: int, code: str) -> None:
    with pytest.raises(Refused) as refused:
        remind(invoice, days)
    assert refused.value.code == code


def test_it_refuses_what_is_paid_or_credited(invoice: Invoice, remind: Any, supervisor: User) -> None:
    credit(invoice, supervisor, on=DUE)
    with pytest.raises(Refused) as refused:
        remind(invoice, 20)
    assert refused.value.code == "paid"


def test_a_part_paid_lessens_claim_and_interest(invoice: Invoice, remind: Any, supervisor: User) -> None:
    """12 kr for ten days, 6 kr for four."""
    paid_on = DUE + timedelta(days=10)
    who = {"by": supervisor, "now": NOW, "today": paid_on}
    register_payment(invoice, Decimal(18_250), paid_on=paid_on, **who)
    sent = remind(invoice, 14)
    assert (sent.open_amount, sent.interest) == (18_250, 144)


def test_compensation_takes_the_place_of_the_fees_and_is_claimed_once(remind: Any, supervisor: User) -> None:
    client = Client.objects.create(name="Kunden AS", organisation_number="974760673")
    invoice = make_invoice(supervisor, on=ISSUED, client=client)
    sent = [
        remind(invoice, 14),
        remind(invoice, 29, claim=Claim.COMPENSATION),
        remind(invoice, 44, claim=Claim.FEE),
    ]
    assert [(one.fee, one.compensation) for one in sent] == [(38, 0), (0, 460), (0, 460)]


def test_compensation_is_not_asked_of_a_private_person(invoice: Invoice, remind: Any) -> None:
    with pytest.raises(Refused) as refused:
        remind(invoice, 14, claim=Claim.COMPENSATION)
    assert (refused.value.code, refused.value.field) == ("not_a_business", "claim")


def test_a_missing_rate_is_named_and_a_plain_reminder_goes_all_the_same(
    invoice: Invoice, remind: Any
) -> None:
    late = (date(2027, 1, 4) - DUE).days
    with pytest.raises(Refused, match=r"late_payment\.toml") as refused:
        remind(invoice, late)
    assert refused.value.code == "missing_rates"
    assert remind(invoice, late, claim=Claim.NOTHING, with_interest=False).total == 36_500


def test_what_pays_fee_and_interest_too_is_not_owed_back(
    invoice: Invoice, remind: Any, supervisor: User, open_on: Any
) -> None:
    sent = remind(invoice, 14)
    who: dict[str, Any] = {"by": supervisor, "now": NOW, "today": sent.due_on, "paid_on": sent.due_on}
    register_payment(invoice, sent.total, **who)
    assert open_on(invoice) == 0
    register_payment(invoice, Decimal(5), **who)
    assert open_on(invoice) == -5


def test_what_was_paid_on_an_invoice_credited_whole_is_all_owed_back(
    invoice: Invoice, remind: Any, supervisor: User, open_on: Any
) -> None:
    sent = remind(invoice, 14)
    register_payment(invoice, sent.total, by=supervisor, now=NOW, today=sent.due_on, paid_on=sent.due_on)
    credit(invoice, supervisor, on=sent.due_on)
    assert open_on(invoice) == -sent.total


def test_the_list_has_the_oldest_first_and_knows_the_last_reminder(
    invoice: Invoice, remind: Any, supervisor: User, django_assert_num_queries: Any
) -> None:
    older = make_invoice(supervisor, on=ISSUED, due_on=DUE - timedelta(days=2))
    make_invoice(supervisor, on=ISSUED, due_on=DUE + timedelta(days=90))
    remind(invoice, 14)
    with django_assert_num_queries(1):
        found = list(overdue_invoices(DUE + timedelta(days=20)))
    assert [(one.pk, one.last_step, one.is_waiting) for one in found] == [
        (older.pk, None, False),
        (invoice.pk, 1, True),
    ]


def test_the_today_page_says_so_and_is_urgent_when_a_reminder_has_run_out(
    invoice: Invoice, remind: Any
) -> None:
    assert payment_todos(DUE) == []
    assert [todo.urgent for todo in payment_todos(DUE + timedelta(days=1))] == [False]
    remind(invoice, 14)
    assert payment_todos(DUE + timedelta(days=28)) == []
    assert [todo.urgent for todo in payment_todos(DUE + timedelta(days=29))] == [True]


def test_the_offer_says_what_each_choice_adds(invoice: Invoice, remind: Any) -> None:
    early = offer_for(invoice, today=DUE + timedelta(days=3))
    assert (early.fee, early.interest, early.compensation) == (None, 36, None)
    assert offer_for(invoice, today=DUE + timedelta(days=14)).fee == 38
    remind(invoice, 14)
    again = offer_for(invoice, today=DUE + timedelta(days=29))
    assert (again.fee, again.claimed_before, again.least.total) == (38, 38, 36_538)
