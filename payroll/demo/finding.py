"""How the demo's leader looks for jobs: letters, calls, inquiries, a quote, one that came to nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from assignments.approaches import add_approach, finish_follow_up
from assignments.clients import add_client
from assignments.contacts import add_contact
from assignments.job_stages import agree_job, lose_job
from assignments.jobs import add_job
from assignments.quote_price import quote_price
from assignments.rules.letters import in_two_weeks
from assignments.write_letters import letters_of_batch, write_letters
from payroll.demo.people import on
from payroll.demo.stage import Hours, Stage
from payroll.expected_cost import expected_cost

HOPED_FOR = (
    ("Skogholt Kaffebrenneri", {"email": "post@skogholt.example", "phone": "400 00 105"}),
    ("Biblioteket i Prøvedal", {"email": "hei@provedalbib.example", "is_public": True}),
    ("Riverside Books", {"email": "hello@riverside.example", "language": "en"}),
)
ADDRESS = {"postal_code": "0150", "city": "Oslo"}


def look_for_jobs(stage: Stage, hours: Hours) -> None:
    """All that is due by this day and not done."""
    for name, (day, step) in STEPS.items():
        if day <= hours.day and name not in stage.told:
            step(stage, hours)
            stage.told.add(name)


def _first_letters(stage: Stage, hours: Hours) -> None:
    for number, (name, details) in enumerate(HOPED_FOR, start=1):
        stage.clients[name] = add_client(
            name=name, address=f"Håpsgata {number}", by=stage.leader, **ADDRESS, **details
        )
    add_contact(
        stage.clients["Skogholt Kaffebrenneri"],
        name="Tiril Oppspinn",
        role="lagersjef",
        phone="400 00 106",
        by=stage.leader,
    )
    stage.follow_ups["first"] = write_letters(
        [stage.clients[name] for name, _details in HOPED_FOR],
        letter="first",
        next_step="Ring og hør",
        next_on=in_two_weeks(hours.day),
        by=stage.leader,
        today=hours.day,
    )


def _calls(stage: Stage, hours: Hours) -> None:
    for letter in letters_of_batch(stage.follow_ups["first"]):
        finish_follow_up(letter, by=stage.leader, today=hours.day)
    add_approach(
        stage.clients["Skogholt Kaffebrenneri"],
        kind="call",
        date=hours.day,
        note="Hyggelig prat med Tiril. De trenger hjelp til etiketter før jul.",
        next_step="Ring igjen når høstsesongen er over",
        next_on=on(11, 23),
        by=stage.leader,
        today=hours.day,
    )


def _meeting(stage: Stage, hours: Hours) -> None:
    add_approach(
        stage.clients["Biblioteket i Prøvedal"],
        kind="meeting",
        date=hours.day,
        note="Viste fram esker og merking. De vil komme tilbake.",
        next_step="Send bilder av det vi lager",
        next_on=on(11, 24),
        by=stage.leader,
        today=hours.day,
    )


def _too_big(stage: Stage, hours: Hours) -> None:
    job = add_job(
        title="Pakke 20 000 goodieposer",
        client=stage.clients["Gullfugl Smykker AS"],
        estimate=400,
        stage="inquiry",
        wanted_by=on(6, 1),
        by=stage.leader,
    )
    lose_job(job, "too_big", by=stage.leader)


def _inquiry(stage: Stage, hours: Hours) -> None:
    job = add_job(
        title="Etiketter på kaffeposer",
        client=stage.clients["Skogholt Kaffebrenneri"],
        estimate=35,
        stage="inquiry",
        wanted_by=on(12, 11),
        quantity="3 000 poser",
        what_to_do="Etikett midt på framsida\nStempel med dato bak\nTjue poser i hver eske",
        by=stage.leader,
    )
    expected = expected_cost(job, hours.day)
    if expected is not None:
        quote_price(job, price=Decimal(expected.price), by=stage.leader)


def _agreed(stage: Stage, hours: Hours) -> None:
    job = add_job(
        title="Sette merkelapper på bøker",
        client=stage.clients["Biblioteket i Prøvedal"],
        estimate=20,
        stage="inquiry",
        quantity="1 200 bøker",
        by=stage.leader,
    )
    agree_job(job, by=stage.leader)


def _thanks(stage: Stage, hours: Hours) -> None:
    write_letters(
        [stage.clients["Bydel Prøvedal"]], letter="thanks", kind="email", by=stage.leader, today=hours.day
    )


Step = Callable[[Stage, Hours], None]
STEPS: dict[str, tuple[date, Step]] = {
    "first letters": (on(1, 14), _first_letters),
    "calls": (on(1, 28), _calls),
    "thanks": (on(4, 27), _thanks),
    "too big": (on(5, 6), _too_big),
    "meeting": (on(11, 4), _meeting),
    "inquiry": (on(11, 16), _inquiry),
    "agreed": (on(11, 20), _agreed),
}
