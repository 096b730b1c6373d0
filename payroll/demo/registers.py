"""The office work between the days: people, cards, jobs, and the choices of pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assignments.change_participant import change_participant
from assignments.clients import add_client
from assignments.end_participant import end_participant, reopen_participant
from assignments.jobs import add_job, change_job
from assignments.pause_participant import pause_participant, resume_participant
from assignments.register_participant import register_participant
from payroll.choose_free_weeks import choose_free_weeks
from payroll.choose_holiday_pay import choose_holiday_pay
from payroll.demo.calendar import FREE_WEEKS_CHOSEN_ON, FREE_WEEKS_FROM
from payroll.demo.cast import CAST
from payroll.demo.jobs import CLIENTS, JOBS, JobEntry
from payroll.demo.month import say_goodbye
from payroll.demo.people import YEAR, CardEntry, Person
from payroll.demo.stage import Hours, Row, Stage
from payroll.keep_tax_card import add_tax_card
from payroll.set_net import set_job_net, set_net

LEAVING = {
    "Opal": "moved",
    "Villrose": "treatment",
    "Svale": "other_work",
    "Kolibri": "permit",
    "Trost": "health",
}
PAUSES = {"Blåklokke": (date(YEAR, 10, 30), None), "Safir": (date(YEAR, 3, 11), date(YEAR, 4, 13))}
NET = Decimal(200)
PRICE = Decimal(200)
HOLIDAY_PERCENT = Decimal("10.2")


def choose_pay_settings(stage: Stage, hours: Hours) -> None:
    """What a day is worth in the hand, and holiday pay."""
    set_net(NET, valid_from=date(YEAR, 1, 1), by=stage.leader, now=hours.later(), today=hours.day)
    choose_holiday_pay(is_fee=False, holiday_percent=HOLIDAY_PERCENT, by=stage.leader, now=hours.later())


def add_clients_and_jobs(stage: Stage) -> None:
    """The four clients and all jobs that are agreed, with their dates."""
    clients = {
        one.name: add_client(
            name=one.name,
            organisation_number=one.organisation_number,
            contact=one.contact,
            phone=one.phone,
            email=one.email,
            by=stage.leader,
            **one.details,
        )
        for one in CLIENTS
    }
    stage.clients |= clients
    for job in JOBS:
        stage.jobs[job.title] = add_job(
            title=job.title,
            kind=job.kind,
            client=clients.get(job.client),
            estimate=job.estimate,
            price=PRICE,
            starts_on=job.starts,
            ends_on=job.ends,
            by=stage.leader,
        )


def set_nets_of_jobs(stage: Stage, hours: Hours) -> None:
    """The jobs that are worth more in the hand."""
    for job in JOBS:
        if job.net is not None:
            set_job_net(stage.jobs[job.title], Decimal(job.net), by=stage.leader, now=hours.later())


def office_work(stage: Stage, hours: Hours) -> None:
    """All that is due by this day and not done: newcomers, cards, goodbyes, pauses, jobs that are over."""
    for person in CAST:
        if person.registered <= hours.day and person.chosen not in stage.people and not person.at_the_door:
            register(stage, person, hours)
        if person.chosen in stage.people:
            _cards(stage, person, hours)
            _coming_and_going(stage, person, hours)
            _pauses(stage, person.chosen, hours)
    for job in JOBS:
        if job.ends is not None and job.ends < hours.day and stage.jobs[job.title].is_active:
            stage.jobs[job.title] = _end_job(stage, job)
    if hours.day >= FREE_WEEKS_CHOSEN_ON and not stage.free_weeks_chosen:
        choose_free_weeks(YEAR, FREE_WEEKS_FROM, by=stage.accountant, now=hours.later())
        stage.free_weeks_chosen = True


def register_the_rest(stage: Stage, hours: Hours) -> None:
    """A year that is cut short has the newcomers of its later part on the way."""
    for person in CAST:
        if person.chosen not in stage.people:
            row = register(stage, replace(person, details=_by_now(person, hours)), hours)
            if not row.next_step:
                stage.people[person.chosen] = change_participant(
                    row,
                    next_step="Ringe og avtale en dag hun kan komme innom.",
                    by=stage.leader,
                    now=hours.later(),
                    today=hours.day,
                )


def _by_now(person: Person, hours: Hours) -> dict[str, object]:
    """Her details, without what hadn't happened yet."""
    return {
        name: value
        for name, value in person.details.items()
        if not (name == "card_applied_on" and value > hours.day)
    }


def register(stage: Stage, person: Person, hours: Hours) -> Row:
    """Enter someone with everything that is known of her."""
    row = register_participant(
        by=stage.leader,
        now=hours.later(3),
        today=hours.day,
        chosen_name=person.chosen,
        **_details(stage, person),
    )
    stage.people[person.chosen] = row
    return row


def complete(stage: Stage, person: Person, hours: Hours) -> None:
    """What one who was registered at the door tells afterwards, before her first slip."""
    stage.people[person.chosen] = change_participant(
        stage.people[person.chosen],
        by=stage.leader,
        now=hours.later(3),
        today=hours.day,
        agreement_signed_on=hours.day,
        **_details(stage, person),
    )


def _details(stage: Stage, person: Person) -> dict[str, object]:
    return {
        "legal_name": person.legal,
        "identity_number": stage.numbers[person.chosen],
        "address": person.address,
        "language": person.language,
        **person.details,
    }


def may_come(stage: Stage, person: Person, day: date) -> bool:
    """Whether she is one of those who may turn up that day."""
    if person.begins is None or day < person.begins:
        return False
    away = person.leaves is not None and person.leaves <= day
    if away and not (person.returns is not None and person.returns <= day):
        return False
    since, until = PAUSES.get(person.chosen, (None, None))
    return since is None or day < since or (until is not None and day >= until)


def enter_next_card(stage: Stage, chosen: str, hours: Hours) -> None:
    """Enter the next of someone's cards, though its day hasn't come: she has it with her."""
    person = next(one for one in CAST if one.chosen == chosen)
    _enter_cards(stage, person, person.cards[stage.cards[chosen] :][:1], hours)


def _cards(stage: Stage, person: Person, hours: Hours) -> None:
    due = [entry for entry in person.cards if entry.entered <= hours.day]
    _enter_cards(stage, person, due[stage.cards[person.chosen] :], hours)


def _enter_cards(stage: Stage, person: Person, entries: Sequence[CardEntry], hours: Hours) -> None:
    name = person.chosen
    for entry in entries:
        add_tax_card(stage.people[name], entry.card, by=stage.accountant, now=hours.later(2), today=hours.day)
        stage.cards[name] += 1
        if str(stage.people[name].next_step).startswith("Skattekort"):
            stage.people[name] = change_participant(
                stage.people[name], next_step="", by=stage.leader, now=hours.later(), today=hours.day
            )


def _coming_and_going(stage: Stage, person: Person, hours: Hours) -> None:
    row = stage.people[person.chosen]
    gone = row.ended_on is not None
    back = person.returns is not None and person.returns <= hours.day
    if gone and back:
        row = reopen_participant(row, by=stage.leader, now=hours.later(), today=hours.day)
    elif not gone and not back and person.leaves is not None and person.leaves <= hours.day:
        row = end_participant(
            row,
            reason=LEAVING[person.chosen],
            ended_on=person.leaves,
            by=stage.leader,
            now=hours.later(),
            today=hours.day,
        )
        say_goodbye(stage, row, hours)
    stage.people[person.chosen] = row


def _pauses(stage: Stage, chosen: str, hours: Hours) -> None:
    if chosen not in PAUSES:
        return
    since, until = PAUSES[chosen]
    row = stage.people[chosen]
    wanted = since <= hours.day and (until is None or hours.day < until)
    if wanted and row.paused_on is None:
        row = pause_participant(row, by=stage.leader, now=hours.later(), today=hours.day)
    elif not wanted and row.paused_on is not None:
        row = resume_participant(row, by=stage.leader, now=hours.later(), today=hours.day)
    stage.people[chosen] = row


def _end_job(stage: Stage, job: JobEntry) -> Row:
    row = stage.jobs[job.title]
    return change_job(
        row,
        title=row.title,
        kind=row.kind,
        client=row.client,
        estimate=row.estimate,
        price=row.price,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        is_active=False,
        by=stage.leader,
    )
