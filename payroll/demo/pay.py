"""The demo's pay and cash: slips, notes handed over, mistakes put right, the box filled and counted."""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal

from assignments.cancel_day import cancel_day
from assignments.open_day import open_day
from payroll.box_needs import box_needs
from payroll.cash_box import move_cash
from payroll.choose_pay import choose_pay
from payroll.close_day import close_day
from payroll.demo.box import count_the_box
from payroll.demo.calendar import Cancelled
from payroll.demo.registers import NET, enter_next_card
from payroll.demo.stage import Hours, Row, Stage
from payroll.demo.story import Special
from payroll.issue_pay_slips import issue_pay_slip, issue_pay_slips
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.supplement import issue_supplement

FLOAT = Decimal(2000)
WEEK = Decimal(8000)  # Three days of ten, and something for those who come late or get more.
MARGIN = Decimal(
    1000
)  # A reserve called to a place that was paid once already, a better paid job, a supplement.
SETTLED_BECAUSE = "Feil skattekort: det nye var ikke lest inn."


def open_the_box(stage: Stage, hours: Hours) -> None:
    """The float that the project begins the year with, and the first week's money."""
    by, today = stage.accountant, hours.day
    move_cash("opening", FLOAT, text="Kasse fra i fjor, talt sammen", by=by, now=hours.later(), today=today)
    fill_the_box(stage, hours)
    count_the_box(stage, hours)


def fill_the_box(stage: Stage, hours: Hours) -> None:
    """Fetch what a week needs in the bank, in notes of 200."""
    _withdraw(stage, WEEK - box_needs(None).in_the_box, "Til neste uke", hours)


def top_up_the_box(stage: Stage, day: Row, hours: Hours) -> None:
    """Fetch more on a morning when the box hasn't enough for everyone who may have a place, and some more."""
    needs = box_needs(day)
    _withdraw(stage, needs.total + MARGIN - needs.in_the_box, "Ekstra til i dag", hours)


def _withdraw(stage: Stage, lacking: Decimal, text: str, hours: Hours) -> None:
    if lacking > 0:
        amount = Decimal(-(-int(lacking) // 200) * 200)
        move_cash("withdrawal", amount, text=text, by=stage.leader, now=hours.later(), today=hours.day)
        stage.tally["withdrawals"] += 1


def pay_now(stage: Stage, day: Row, name: str, special: Special, hours: Hours) -> None:
    """Pay one who leaves early: in full, or half where that is the story."""
    if special.half_pay:
        choose_pay(
            stage.people[name],
            day,
            net=NET / 2,
            reason=special.half_pay,
            by=stage.leader,
            now=hours.later(),
        )
    _issue_and_pay(stage, name, day, hours)


def pay_everyone(stage: Stage, day: Row, special: Special, here: Set[str], hours: Hours) -> None:
    """Slips for all who have finished, the notes for each, and what the day's story has besides."""
    issued = issue_pay_slips(day, by=stage.leader, now=hours.later(3), today=hours.day)
    stage.tally["slips"] += len(issued.slips)
    slips = {stage.name_of(slip.participant_id): slip for slip in issued.slips}
    gone = _who_goes_without(stage, special, list(slips))
    for name, slip in slips.items():
        if name in gone:
            stage.owed.setdefault(name, []).append(day)
            stage.tally["not fetched"] += 1
        else:
            pay_out(slip, by=stage.leader, now=hours.later(), today=hours.day)
    for name in sorted(set(stage.owed) & here - gone):
        for owed in stage.owed.pop(name):
            _issue_and_pay(stage, name, owed, hours)
    _put_right(stage, day, special, {name: slip for name, slip in slips.items() if name not in gone}, hours)


def _who_goes_without(stage: Stage, special: Special, names: list[str]) -> set[str]:
    may = [name for name in names if name != special.settled]
    number = special.not_fetched or int(stage.chance(0.03))
    return set(stage.rng.sample(may, number))


def _issue_and_pay(stage: Stage, name: str, day: Row, hours: Hours) -> Row:
    slip = issue_pay_slip(stage.people[name], day, by=stage.leader, now=hours.later(), today=hours.day)
    pay_out(slip, by=stage.leader, now=hours.later(), today=hours.day)
    stage.tally["slips"] += 1
    return slip


def _put_right(stage: Stage, day: Row, special: Special, paid: dict[str, Row], hours: Hours) -> None:
    """Mistakes found on the same day, and more money for one who did more."""
    if special.money_back:
        name = stage.rng.choice(list(paid))
        _reverse(stage, paid.pop(name), special.money_back, hours, money_came_back=True)
        _issue_and_pay(stage, name, day, hours)
    if special.settled and special.settled in paid:
        enter_next_card(stage, special.settled, hours)
        _reverse(stage, paid.pop(special.settled), SETTLED_BECAUSE, hours, money_came_back=False)
        stage.tally["slips"] += 1
    if special.remember:
        name = min(paid)
        stage.remembered = (name, paid[name], day)
    if special.found_wrong and stage.remembered:
        name, slip, earlier = stage.remembered
        _reverse(stage, slip, special.found_wrong, hours, money_came_back=True)
        _issue_and_pay(stage, name, earlier, hours)
    if special.supplement:
        more, reason = special.supplement
        slip = issue_supplement(
            stage.people[stage.rng.choice(list(paid))],
            day,
            net=Decimal(more),
            reason=reason,
            by=stage.leader,
            now=hours.later(),
            today=hours.day,
        )
        pay_out(slip, by=stage.leader, now=hours.later(), today=hours.day)
        stage.tally["supplements"] += 1


def _reverse(stage: Stage, slip: Row, reason: str, hours: Hours, *, money_came_back: bool) -> None:
    reverse_pay_slip(
        slip,
        reason=reason,
        money_came_back=money_came_back,
        by=stage.leader,
        now=hours.later(2),
        today=hours.day,
    )
    stage.tally["reversals"] += 1


def close_the_day(stage: Stage, day: Row, special: Special, hours: Hours, *, weekly: bool) -> None:
    """Fetch next week's money where the week is over, count the box, close the day."""
    if weekly:
        fill_the_box(stage, hours)
    difference, explanation = special.difference or (0, "")
    count_the_box(stage, hours, difference=Decimal(difference), explanation=explanation)
    closed = close_day(day, by=stage.leader, now=hours.later(2), today=hours.day)
    stage.tally["reversals"] += len(closed.not_fetched)


def call_off(stage: Stage, day: Row, cancelled: Cancelled, hours: Hours) -> None:
    """Cancel a day with its reason, in the morning or, where it was open by then, afterwards."""
    if cancelled.after_opening:
        open_day(day, by=stage.leader, now=hours.at(9, 45), today=hours.day, randomness=stage.rng.randbytes)
    cancel_day(day, cancelled.reason, by=stage.leader, now=hours.later(5))
    stage.tally["cancelled"] += 1
