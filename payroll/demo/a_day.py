"""One work day of the demo, from the door to the closing of the box, by the buttons of the day's pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from assignments.arrivals import annul_arrival, arrive, register_first_timer, undo_arrival
from assignments.call_reserve import call_reserve
from assignments.change_day import change_day
from assignments.hold_draw import close_list, hold_draw, prepare_repeat
from assignments.leave import leave
from assignments.open_day import open_day
from assignments.shifts import did_not_start, finish_all, left_early, move_shift, set_times, start_work
from payroll.demo.cast import CAST
from payroll.demo.jobs import HOUSE, MELLIBEE, running
from payroll.demo.pay import close_the_day, pay_everyone, pay_now, top_up_the_box
from payroll.demo.people import Person
from payroll.demo.registers import complete, may_come
from payroll.demo.stage import Hours, Row, Stage
from payroll.demo.story import WORDS, Special

FEWEST, MOST = 8, 16
PLACES = (10, 10, 10, 10, 9, 8)
ENDINGS = (time(13), time(13), time(13), time(12, 30))


@dataclass
class Today:
    """A day while it runs. `lists` and `shifts` by chosen name; `reserves`: how many still wait."""

    day: Row
    special: Special
    hours: Hours
    jobs: tuple[Row, ...] = ()
    lists: dict[str, Row] = field(default_factory=dict)
    shifts: dict[str, Row] = field(default_factory=dict)
    reserves: int = 0


def hold_day(stage: Stage, day: Row, special: Special, hours: Hours, *, weekly: bool) -> None:
    """Run one day. `weekly`: it is the week's last, and next week's money is fetched in the bank."""
    today = Today(day, special, hours)
    prepare(stage, today)
    comers = who_comes(stage, day.date, special)
    open_day(day, by=stage.leader, now=hours.at(9, 45), today=day.date, randomness=stage.rng.randbytes)
    top_up_the_box(stage, day, hours)
    _let_in(stage, today, comers)
    _share_places(stage, today)
    _before_work(stage, today, comers)
    _work(stage, today)
    pay_everyone(stage, day, special, set(today.lists), hours)
    close_the_day(stage, day, special, hours, weekly=weekly)
    stage.tally["held"] += 1


def prepare(stage: Stage, today: Today, *, places: int | None = None) -> None:
    """Choose the day's main job and the others, its places and its end."""
    billed = [stage.jobs[job.title] for job in running(today.day.date)]
    between = [stage.jobs[MELLIBEE.title], stage.jobs[HOUSE.title]]
    jobs = [*billed, *between] if not billed or stage.chance(0.85) else [*between, *billed]
    if not billed and stage.chance(0.2):
        jobs.reverse()
    today.jobs = tuple(jobs)
    chosen = stage.rng.choice(PLACES)
    if today.special.crowd or today.special.few:
        chosen = 10
    today.day = change_day(
        today.day,
        places=places or chosen,
        main_job=jobs[0],
        jobs=jobs[1:],
        starts_at=time(10),
        ends_at=time(13) if places else stage.rng.choice(ENDINGS),
        by=stage.leader,
    )


def who_comes(stage: Stage, day: date, special: Special) -> list[Person]:
    """Those who turn up, in the order that they come: 8 to 16, newcomers and the day's guest among them."""
    may = [person for person in CAST if may_come(stage, person, day)]
    stage.rng.shuffle(may)
    sure = [one for one in may if one.chosen not in stage.people or one.chosen == special.settled]
    maybe = [one for one in may if one not in sure]
    coming = [one for one in maybe if stage.chance(one.steadiness)]
    at_home = [one for one in maybe if one not in coming]
    fewest = max(FEWEST, special.crowd)
    most = FEWEST + 1 if special.few else MOST
    coming = (coming + at_home)[: min(max(len(coming), fewest - len(sure)), most - len(sure))]
    coming += sure
    stage.rng.shuffle(coming)
    return coming


def _let_in(stage: Stage, today: Today, comers: Sequence[Person]) -> None:
    hours = today.hours
    wrong = stage.rng.randrange(2, 6) if today.special.wrong_touch else -1
    for number, person in enumerate(comers):
        if number == wrong:
            _touch_the_wrong_name(stage, today, comers)
        name = person.chosen
        if name in stage.people:
            today.lists[name] = arrive(
                today.day, stage.people[name], by=stage.leader, now=hours.later(), accept_warnings=True
            )
            continue
        row = register_first_timer(
            today.day, name, language=person.language, by=stage.leader, now=hours.later()
        )
        today.lists[name] = row
        stage.people[name] = row.participant
        complete(stage, person, hours)


def _touch_the_wrong_name(stage: Stage, today: Today, comers: Sequence[Person]) -> None:
    absent = [one for one in CAST if one not in comers and may_come(stage, one, today.day.date)]
    touched = arrive(
        today.day,
        stage.people[absent[0].chosen],
        by=stage.leader,
        now=today.hours.later(),
        accept_warnings=True,
    )
    undo_arrival(touched, by=stage.leader, now=today.hours.later())


def _share_places(stage: Stage, today: Today) -> None:
    hours = today.hours
    if not close_list(today.day, by=stage.leader, now=hours.at(10)):
        stage.tally["without a draw"] += 1
        return
    _draw(stage, today)
    if today.special.repeat_because:
        prepare_repeat(
            today.day,
            today.special.repeat_because,
            by=stage.leader,
            now=hours.later(2),
            today=today.day.date,
            randomness=stage.rng.randbytes,
        )
        _draw(stage, today)
    today.reserves = max(len(today.lists) - today.day.places, 0)


def _draw(stage: Stage, today: Today) -> None:
    hold_draw(
        today.day,
        stage.rng.choice(WORDS),
        by=stage.leader,
        now=today.hours.later(2),
        today=today.day.date,
    )
    stage.tally["draws"] += 1


def _before_work(stage: Stage, today: Today, comers: Sequence[Person]) -> None:
    """Someone may come late, leave again, or turn out not to be here."""
    hours = today.hours
    if today.special.struck and today.reserves:
        annul_arrival(_someone(stage, today), "not_here", by=stage.leader, now=hours.later())
        today.reserves -= 1
    elif today.reserves and stage.chance(0.12):
        leave(_someone(stage, today), by=stage.leader, now=hours.later())
        today.reserves -= 1
    late = [
        one
        for one in CAST
        if one not in comers and one.chosen in stage.people and may_come(stage, one, today.day.date)
    ]
    if late and len(comers) < MOST and not today.special.few and stage.chance(0.08):
        name = stage.rng.choice(late).chosen
        row = arrive(today.day, stage.people[name], by=stage.leader, now=hours.later(5), accept_warnings=True)
        today.lists[name] = row
        today.reserves += row.state == "reserve"


def _someone(stage: Stage, today: Today) -> Row:
    """The list's row of one of those who came; not of the day's guest, whom the story needs."""
    names = sorted(name for name in today.lists if name != today.special.settled)
    return today.lists.pop(stage.rng.choice(names))


def _work(stage: Stage, today: Today) -> None:
    hours = today.hours
    for shift in start_work(today.day, by=stage.leader, now=hours.at(10, 12)):
        today.shifts[stage.name_of(shift.participant_id)] = shift
    names = [name for name in today.shifts if name != today.special.settled]
    if stage.chance(0.06):
        name = names.pop(stage.rng.randrange(len(names)))
        did_not_start(today.shifts.pop(name), by=stage.leader, now=hours.at(10, 30))
        _call_the_next(stage, today, time(10, 35))
    for name in names:
        if stage.chance(0.15):
            other = stage.rng.choice(today.jobs[1:])
            today.shifts[name] = move_shift(today.shifts[name], other, by=stage.leader, now=hours.later())
    if today.special.half_pay or stage.chance(0.3):
        name = stage.rng.choice(names)
        leaves_at = time(11, stage.rng.choice((0, 15, 20, 40)))
        left_early(
            today.shifts.pop(name),
            ends_at=leaves_at,
            by=stage.leader,
            now=hours.at(leaves_at.hour, leaves_at.minute),
        )
        pay_now(stage, today.day, name, today.special, hours)
        if leaves_at < time(11, 20):
            _call_the_next(stage, today, leaves_at)
    finish_all(today.day, by=stage.leader, now=hours.at(today.day.ends_at.hour, today.day.ends_at.minute))


def _call_the_next(stage: Stage, today: Today, starts_at: time) -> None:
    if not today.reserves:
        return
    called = call_reserve(today.day, by=stage.leader, now=today.hours.later())
    today.reserves -= 1
    set_times(
        called.shifts.get(),
        starts_at=starts_at,
        ends_at=today.day.ends_at,
        by=stage.leader,
        now=today.hours.later(),
    )
