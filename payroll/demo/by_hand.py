"""The day that the power failed: list, lots and receipts on paper, entered when it is back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from assignments.enter_past_day import PaperDraw, enter_past_day
from payroll.close_day import close_day
from payroll.demo.a_day import who_comes
from payroll.demo.box import count_the_box
from payroll.demo.jobs import MELLIBEE
from payroll.demo.registers import NET
from payroll.demo.stage import Hours, Row, Stage
from payroll.demo.story import Special
from payroll.issue_pay_slips import issue_pay_slips
from payroll.pay_out import pay_out

PLACES = 10
WITNESS = "Solveig Tenkt, vaktmester"
COUNT_SAYS = "Strømmen var borte. Lønna er kvittert på papir og føres inn på mandag."


@dataclass(frozen=True)
class OnPaper:
    """What the sheets of a day run by hand say, and the count that was made when the power was back."""

    day: Row
    people: tuple[str, ...]
    order: tuple[int, ...]
    count: Row


def run_by_hand(stage: Stage, day: Row, special: Special, hours: Hours) -> OnPaper:
    """Nothing but the evening's count gets into the program: the box lacks what was paid out."""
    names = tuple(person.chosen for person in who_comes(stage, day.date, special))
    tickets = list(range(1, len(names) + 1))
    stage.rng.shuffle(tickets)
    hours.at(16, 30)
    short = -NET * min(PLACES, len(names))
    return OnPaper(
        day, names, tuple(tickets), count_the_box(stage, hours, difference=short, explanation=COUNT_SAYS)
    )


def enter_from_paper(stage: Stage, paper: OnPaper, hours: Hours) -> None:
    """Enter the day with its true date; each payout names the difference that it explains."""
    drawn = PaperDraw(paper.order, WITNESS) if len(paper.people) > PLACES else None
    day = enter_past_day(
        date=paper.day.date,
        people=[stage.people[name] for name in paper.people],
        places=PLACES,
        main_job=stage.jobs[MELLIBEE.title],
        starts_at=time(10),
        ends_at=time(13),
        draw=drawn,
        by=stage.leader,
        now=hours.later(15),
        today=hours.day,
    )
    stage.tally["draws"] += drawn is not None
    for slip in issue_pay_slips(day, by=stage.leader, now=hours.later(), today=hours.day).slips:
        pay_out(slip, explains=paper.count, by=stage.leader, now=hours.later(), today=hours.day)
        stage.tally["slips"] += 1
    count_the_box(stage, hours)
    close_day(day, by=stage.leader, now=hours.later(), today=hours.day)
    stage.tally["held"] += 1
