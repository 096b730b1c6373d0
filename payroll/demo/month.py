"""The demo's month: cards fetched, tax and contribution paid, reports delivered, holiday pay on leaving."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from payroll.cash_box import move_cash
from payroll.choose_accounts import choose_accounts
from payroll.deliver_report import deliver_report
from payroll.demo.box import count_the_box
from payroll.demo.people import YEAR, on
from payroll.demo.skatteetaten import answer_about
from payroll.demo.stage import Hours, Row, Stage
from payroll.demo.users import EMPLOYER
from payroll.import_cards import apply_card_answer, receive_card_answer
from payroll.keep_garnishment import OrderData, add_garnishment_order, end_garnishment_order
from payroll.mark_paid import mark_paid
from payroll.owed import open_amounts
from payroll.paid_too_much import use_credit
from payroll.pay_holiday import issue_holiday_slips
from payroll.pay_out import pay_out
from payroll.report_state import year_states

TAX_ACCOUNT = "76940512057"  # made up, with a right check digit
FETCHED_EVERY = timedelta(days=7)
# The accountant looks at the contribution from the tenth of the month it is due in.
CONTRIBUTION_FROM = 10

ORDERS = {
    "Hvitveis": (
        on(3, 2),
        OrderData(
            kind="coordinated",
            payee="Skatteetaten",
            starts_on=on(3, 2),
            amount=Decimal(50),
            per="payout",
        ),
    ),
    "Stjerneblom": (
        on(9, 7),
        OrderData(
            kind="other",
            payee="Namsmannen i Prøvedal",
            starts_on=on(9, 7),
            percent=Decimal(10),
            account_number="86011117947",
            reference="Sak 2026-118",
            due_day=15,
        ),
    ),
}
ENDS = {"Hvitveis": on(6, 30)}


def choose_where_to_pay(stage: Stage, hours: Hours) -> None:
    """Where tax and contribution are paid."""
    choose_accounts(
        withholding_account=TAX_ACCOUNT,
        withholding_kid="123456782",
        contribution_account=TAX_ACCOUNT,
        contribution_kid="",
        by=stage.accountant,
        now=hours.later(),
    )


def months_work(stage: Stage, hours: Hours) -> None:
    """What the accountant does before a work day, where it is time for it."""
    _fetch_cards(stage, hours)
    _orders(stage, hours)
    _pay_contribution(stage, hours)
    _deliver(stage, hours)


def pay_onward(stage: Stage, hours: Hours) -> None:
    """The day's tax, paid the same day; and whatever is open from before."""
    for one in open_amounts(hours.day):
        is_tax = one.kind != "contribution"
        if one.open < 0 and is_tax and any(_is_open(other, one) for other in open_amounts(hours.day)):
            use_credit(one.kind, one.counts_for, one.order, **_by(stage, hours))
        elif one.open > 0 and is_tax and (one.order is None or one.order.kind == "coordinated"):
            mark_paid(one.kind, one.counts_for, one.order, **_by(stage, hours))


def say_goodbye(stage: Stage, row: Row, hours: Hours) -> None:
    """Holiday pay to someone who has ended: fetched in the bank, handed over, the box counted."""
    waiting = issue_holiday_slips(participant=row, **_by(stage, hours)).slips
    total = sum((slip.net for slip in waiting), Decimal(0))
    if total:
        move_cash("withdrawal", total, text="Feriepenger til en som slutter", **_by(stage, hours))
    for slip in waiting:
        pay_out(slip, **_by(stage, hours))
        stage.tally["holiday pay"] += 1
    count_the_box(stage, hours)


def _fetch_cards(stage: Stage, hours: Hours) -> None:
    if stage.cards_fetched is not None and hours.day - stage.cards_fetched < FETCHED_EVERY:
        return
    waiting = receive_card_answer(answer_about(stage, EMPLOYER), **_by(stage, hours))
    apply_card_answer(waiting, {}, **_by(stage, hours))
    stage.cards_fetched = hours.day


def _orders(stage: Stage, hours: Hours) -> None:
    for name, (day, data) in ORDERS.items():
        if name in stage.people and day <= hours.day and name not in stage.orders:
            stage.orders[name] = add_garnishment_order(stage.people[name], data, **_by(stage, hours))
    for name, day in ENDS.items():
        order = stage.orders.get(name)
        if order is not None and order.ends_on is None and day <= hours.day:
            stage.orders[name] = end_garnishment_order(
                order, ends_on=day, version=order.version, by=stage.accountant, now=hours.later()
            )


def _pay_contribution(stage: Stage, hours: Hours) -> None:
    """The term's contribution and what letters ask for, once the tenth has come."""
    if hours.day.day < CONTRIBUTION_FROM:
        return
    soon = hours.day + FETCHED_EVERY
    for one in open_amounts(hours.day):
        is_past = not one.is_running and one.counts_for.month != hours.day.month
        if one.open > 0 and is_past and one.due <= soon:
            mark_paid(one.kind, one.counts_for, one.order, **_by(stage, hours))


def _deliver(stage: Stage, hours: Hours) -> None:
    for one in year_states(YEAR, today=hours.day):
        if one.can_deliver:
            edition = len(one.editions) + 1
            deliver_report(
                one.month,
                message_id=str(uuid5(NAMESPACE_URL, f"bikuben:{one.month:%Y-%m}:{edition}")),
                **_by(stage, hours),
            )
            stage.tally["reports"] += 1


def _is_open(other: Row, credit: Row) -> bool:
    return other.kind == credit.kind and other.order == credit.order and other.open > 0


def _by(stage: Stage, hours: Hours) -> dict[str, object]:
    return {"by": stage.accountant, "now": hours.later(), "today": hours.day}
