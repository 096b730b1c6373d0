"""Orders are kept as the letter has them; one that has taken money is ended, never rewritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assignments.models import Participant
from bikuben.models import User
from bikuben.refusals import Refused
from payroll.keep_garnishment import (
    OrderData,
    add_garnishment_order,
    change_garnishment_order,
    end_garnishment_order,
    remove_garnishment_order,
)
from payroll.models import GarnishmentOrder
from payroll.reverse_pay_slip import reverse_pay_slip
from tests.cast import NOW, TODAY
from tests.payroll.garnishment.paying import issue
from tests.payroll.paying import someone_done, working_day

pytestmark = pytest.mark.django_db

LETTER = OrderData(
    kind="other",
    payee="Oslo kommune",
    starts_on=date(2026, 5, 1),
    amount=Decimal(500),
    account_number="8601 11 17947",
    reference="Sak 2026/14",
    due_day=15,
)


def add(person: Participant, by: User, **changed: Any) -> GarnishmentOrder:
    return add_garnishment_order(person, replace(LETTER, **changed), by=by, now=NOW, today=TODAY)


def change(order: GarnishmentOrder, by: User, *, version: int = 1, **changed: Any) -> GarnishmentOrder:
    data = replace(LETTER, **changed)
    return change_garnishment_order(order, data, version=version, by=by, now=NOW, today=TODAY)


@pytest.fixture
def used(supervisor, project) -> GarnishmentOrder:
    """An order that took 200 kr on 4 May."""
    day = working_day()
    person = someone_done(day)
    order = add(person, supervisor)
    issue(person, day, supervisor)
    return order


def test_it_is_kept_as_the_letter_has_it(participant, supervisor) -> None:
    order = GarnishmentOrder.objects.get(pk=add(participant, supervisor).pk)
    assert (order.kind, str(order.payee), order.starts_on, order.ends_on) == (
        "other",
        "Oslo kommune",
        date(2026, 5, 1),
        None,
    )
    assert (order.amount, order.per, order.percent, order.due_day) == (500, "month", None, 15)
    assert (str(order.account_number), str(order.reference)) == ("86011117947", "Sak 2026/14")
    kept = order.history.get()
    assert (kept.history_user, kept.history_date, str(kept.payee)) == (supervisor, NOW, "Oslo kommune")


def test_what_skatteetaten_coordinates_is_due_the_first_working_day_and_needs_no_account(
    participant, supervisor
) -> None:
    order = add(participant, supervisor, kind="coordinated", account_number="", due_day=15)
    assert (order.due_day, order.account_number) == (None, "")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "gift"}, "kind"),
        ({"payee": "  "}, "payee"),
        ({"payee": "x" * 61}, "payee"),
        ({"account_number": ""}, "account_number"),
        ({"account_number": "8601 11 17948"}, "account_number"),
        ({"account_number": "skatt"}, "account_number"),
        ({"reference": "x" * 61}, "reference"),
        ({"starts_on": date(1999, 12, 31)}, "starts_on"),
        ({"starts_on": date(2057, 1, 1)}, "starts_on"),
        ({"ends_on": date(2026, 4, 30)}, "ends_on"),
        ({"ends_on": date(9999, 1, 1)}, "ends_on"),
        ({"amount": None}, "amount"),
        ({"amount": Decimal(0)}, "amount"),
        ({"amount": Decimal("99.50")}, "amount"),
        ({"amount": Decimal(1_000_001)}, "amount"),
        ({"amount": Decimal("NaN")}, "amount"),
        ({"percent": Decimal(10)}, "percent"),
        ({"amount": None, "percent": Decimal(0)}, "percent"),
        ({"amount": None, "percent": Decimal("100.1")}, "percent"),
        ({"amount": None, "percent": Decimal("12.55")}, "percent"),
        ({"amount": None, "percent": Decimal("NaN")}, "percent"),
        ({"per": "year"}, "per"),
        ({"due_day": 32}, "due_day"),
        ({"due_day": 0}, "due_day"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(participant, supervisor, changed, field) -> None:
    with pytest.raises(Refused) as refused:
        add(participant, supervisor, **changed)
    assert refused.value.field == field
    assert not GarnishmentOrder.objects.exists()


def test_an_order_that_has_taken_nothing_is_corrected(participant, supervisor) -> None:
    order = change(
        add(participant, supervisor), supervisor, payee="Bergen kommune", amount=None, percent=Decimal(20)
    )
    assert (str(order.payee), order.amount, order.percent, order.version) == ("Bergen kommune", None, 20, 2)
    assert order.history.count() == 2


def test_a_stale_page_changes_nothing(participant, supervisor) -> None:
    order = add(participant, supervisor)
    change(order, supervisor, amount=Decimal(400))
    with pytest.raises(Refused) as refused:
        change(order, supervisor, amount=Decimal(300))
    assert refused.value.code == "stale"
    with pytest.raises(Refused):
        end_garnishment_order(order, ends_on=TODAY, version=1, by=supervisor, now=NOW)
    with pytest.raises(Refused):
        remove_garnishment_order(order, version=1, by=supervisor, now=NOW)
    assert GarnishmentOrder.objects.get().amount == 400


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"payee": "Bergen kommune"}, "payee"),
        ({"kind": "coordinated"}, "kind"),
        ({"amount": Decimal(400)}, "amount"),
        ({"per": "payout"}, "per"),
        ({"starts_on": date(2026, 5, 2)}, "starts_on"),
        ({"amount": None, "percent": Decimal(20)}, "amount"),
    ],
)
def test_once_it_has_taken_money_what_it_takes_stands(used, supervisor, changed, field) -> None:
    with pytest.raises(Refused) as refused:
        change(used, supervisor, **changed)
    assert (refused.value.code, refused.value.field) == ("used", field)
    assert GarnishmentOrder.objects.get().amount == 500


def test_where_to_pay_and_until_when_may_be_changed_always(used, supervisor) -> None:
    order = change(used, supervisor, reference="Sak 2026/15", due_day=20, ends_on=date(2026, 12, 31))
    assert (str(order.reference), order.due_day, order.ends_on) == ("Sak 2026/15", 20, date(2026, 12, 31))


def test_it_ends_on_its_last_day(used, supervisor) -> None:
    order = end_garnishment_order(used, ends_on=TODAY, version=1, by=supervisor, now=NOW)
    assert (order.ends_on, order.version) == (TODAY, 2)


@pytest.mark.parametrize("ends_on", [date(2026, 4, 30), date(2026, 5, 3)])
def test_it_does_not_end_before_it_began_or_took_money(used, supervisor, ends_on) -> None:
    with pytest.raises(Refused) as refused:
        end_garnishment_order(used, ends_on=ends_on, version=1, by=supervisor, now=NOW)
    assert refused.value.field == "ends_on"
    with pytest.raises(Refused):
        change(used, supervisor, ends_on=ends_on)


def test_what_was_given_back_does_not_hold_its_end(used, supervisor) -> None:
    slip = used.taken.get().paper
    reverse_pay_slip(slip, reason="Feil", money_came_back=None, by=supervisor, now=NOW, today=TODAY)
    ended = end_garnishment_order(used, ends_on=date(2026, 5, 3), version=1, by=supervisor, now=NOW)
    assert ended.ends_on == date(2026, 5, 3)


def test_it_is_removed_only_where_it_has_taken_nothing(participant, used, supervisor) -> None:
    other = add(participant, supervisor)
    remove_garnishment_order(other, version=1, by=supervisor, now=NOW)
    assert GarnishmentOrder.history.filter(id=other.pk).first().history_type == "-"
    with pytest.raises(Refused) as refused:
        remove_garnishment_order(used, version=1, by=supervisor, now=NOW)
    assert refused.value.code == "used"
    assert GarnishmentOrder.objects.get() == used


def test_nobody_who_is_erased_gets_one(participant, supervisor) -> None:
    Participant.objects.filter(pk=participant.pk).update(erased_at=NOW)
    with pytest.raises(Refused) as refused:
        add(participant, supervisor)
    assert refused.value.code == "erased"
