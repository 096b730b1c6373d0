"""Who may log in to the demo, and the details of its project."""

from __future__ import annotations

import random
from datetime import datetime

from bikuben.roles import Role
from bikuben.set_up_project import set_up_project
from bikuben.setup_code import make_first_user, make_setup_code
from bikuben.synthetic import synthetic_identity_number
from bikuben.users import add_user
from payroll.demo.cast import CAST
from payroll.demo.stage import Stage

PASSWORD = "tre-bier-i-hagen"  # For the demo alone, and printed by it.
SUPERVISOR, ACCOUNTANT, READER = "leder", "regnskap", "leser"
EMPLOYER = "319857966"
ACCOUNT = "12345678903"
USERS = (SUPERVISOR, ACCOUNTANT, READER)


def make_stage(rng: random.Random, *, now: datetime) -> Stage:
    """The first user by a code as in the terminal, the two others, and the project's own details."""
    code = make_setup_code(now=now, randomness=rng.randbytes)
    leader = make_first_user(
        code=code, username=SUPERVISOR, full_name="Toril Liksom", password=PASSWORD, now=now
    )
    accountant = add_user(
        username=ACCOUNTANT, full_name="Geir Prøve", role=Role.ACCOUNTANT, password=PASSWORD, by=leader
    )
    add_user(username=READER, full_name="Siri Eksempel", role=Role.READER, password=PASSWORD, by=leader)
    set_up_project(
        name="Bikuben",
        legal_name="Stiftelsen Prøveverkstedet",
        is_own_entity=True,
        organisation_number=EMPLOYER,
        sub_organisation_number="318215693",
        address="Prøvegata 1",
        postal_code="0150",
        city="Oslo",
        phone="400 00 100",
        email="verkstedet@bikuben.example",
        account_number=ACCOUNT,
        zone="1",
        occupation_code="9329100",
        employment_form="fast",
        by=leader,
    )
    numbers = {
        person.chosen: synthetic_identity_number(rng, person.born, d_number=person.d_number)
        for person in CAST
    }
    return Stage(rng=rng, leader=leader, accountant=accountant, numbers=numbers)
