"""The shared cast: a project, three users, a work day, and participants made on demand.

Everything happens on Monday 4 May 2026, where the fixed clock of the tests stands too. Names are made up;
identity numbers are of Skatteetaten's synthetic population (month + 80).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client as Browser

from assignments.models import Client, Job, JobKind, Participant, WorkDay
from bikuben.encryption import identity_hash, make_data_key
from bikuben.models import Project, User
from bikuben.roles import Role
from bikuben.synthetic import synthetic_identity_number
from payroll.models import GarnishmentKind, GarnishmentOrder, TaxCard, TaxCardKind

TODAY = date(2026, 5, 4)
NOW = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
PASSWORD = "et langt passord for prøver"
BORN = date(1984, 3, 12)

CHOSEN_NAMES = ("Bie", "Solveig", "Luna", "Rose", "Tiger", "Perle", "Svale", "Måne", "Eika", "Storm")


def make_number(seed: int = 1, *, born: date | None = None, d_number: bool = False) -> str:
    """A synthetic identity number, the same one for the same seed; each seed has a birthday of its own."""
    born = born or BORN + timedelta(days=seed)
    return synthetic_identity_number(random.Random(seed), born, d_number=d_number)


def make_user(username: str, role: Role) -> User:
    """Someone who may log in with PASSWORD."""
    return User.objects.create_user(username=username, password=PASSWORD, role=role)


def make_participant(
    *, identity_number: str | None = None, missing: bool = False, number: int | None = None, **fields: Any
) -> Participant:
    """A participant with all that a slip needs; `missing=True` leaves legal name and identity number out.

    `number` seeds her identity number (default: how many there are); other fields are set as they are,
    `benefits` as an iterable of codes.
    """
    count = Participant.objects.count()
    if identity_number is None and not missing:
        identity_number = make_number(count + 1 if number is None else number)
    benefits = fields.pop("benefits", ())
    defaults: dict[str, Any] = {
        "chosen_name": f"{CHOSEN_NAMES[count % len(CHOSEN_NAMES)]}{'' if count < 10 else f' {count}'}",
        "legal_name": "" if missing else f"Kari Prøve {count + 1}",
        "started_on": date(2026, 1, 5),
        "cash_reason": "no_account",
        "agreement_signed_on": date(2026, 1, 5),
        "benefit_codes": ",".join(sorted(benefits)),
    }
    return Participant.objects.create(
        data_key=make_data_key(),
        identity_number=identity_number or "",
        identity_hash=identity_hash(identity_number) if identity_number else None,
        **{**defaults, **fields},
    )


def make_card(
    participant: Participant, kind: str = TaxCardKind.PERCENTAGE, *, year: int = 2026, **fields: Any
) -> TaxCard:
    """A tax card from 1 January: 25 % unless told otherwise."""
    defaults: dict[str, Any] = {"valid_from": date(year, 1, 1), "entered_at": NOW}
    if kind in (TaxCardKind.PERCENTAGE, TaxCardKind.TAX_AT_SOURCE):
        defaults["percent"] = Decimal(25)
    if kind == TaxCardKind.TABLE:
        defaults |= {"table": "8100", "percent": Decimal(30)}
    return TaxCard.objects.create(participant=participant, kind=kind, year=year, **{**defaults, **fields})


def make_garnishment_order(participant: Participant, **fields: Any) -> GarnishmentOrder:
    """An order that Skatteetaten coordinates, from 1 January; say `amount` (and `per`) or `percent`."""
    defaults: dict[str, Any] = {
        "kind": GarnishmentKind.COORDINATED,
        "payee": "Skatteetaten",
        "starts_on": date(2026, 1, 1),
        "version": 1,
    }
    return GarnishmentOrder.objects.create(participant=participant, **{**defaults, **fields})


def make_project(**fields: Any) -> Project:
    """The installed project, in Oslo (zone 1)."""
    defaults: dict[str, Any] = {
        "name": "Bikuben",
        "legal_name": "Verkstedet i Prøvegata",
        "organisation_number": "974760673",
        "address": "Prøvegata 1",
        "postal_code": "0150",
        "city": "Oslo",
        "zone": "1",
        "occupation_code": "9329100",
    }
    return Project.objects.create(pk=1, **{**defaults, **fields})


def make_job(**fields: Any) -> Job:
    """Internal work, which needs no client."""
    return Job.objects.create(**{"title": "Pakke smykker", "kind": JobKind.INTERNAL, **fields})


def make_billed_job(**fields: Any) -> Job:
    """A job for a client, 200 kroner per participant-day."""
    client = fields.pop("client", None) or Client.objects.create(name="Prøvekunden AS")
    return Job.objects.create(
        **{"title": "Brette esker", "kind": JobKind.BILLED, "client": client, "price": Decimal(200), **fields}
    )


def make_work_day(day: date = TODAY, **fields: Any) -> WorkDay:
    """A planned day with ten places."""
    return WorkDay.objects.create(**{"date": day, "places": 10, **fields})


def browser_for(user: User | None) -> Browser:
    """A browser in which this user is logged in; None is nobody."""
    browser = Browser()
    if user is not None:
        browser.force_login(user)
    return browser


def randomness(size: int) -> bytes:
    """The bytes 00 01 02 …: chance that is the same every time."""
    return bytes(range(size))


@pytest.fixture
def supervisor(db: None) -> User:
    return make_user("leder", Role.SUPERVISOR)


@pytest.fixture
def accountant(db: None) -> User:
    return make_user("regnskap", Role.ACCOUNTANT)


@pytest.fixture
def reader(db: None) -> User:
    return make_user("leser", Role.READER)


@pytest.fixture
def project(db: None) -> Project:
    return make_project()


@pytest.fixture
def participant(db: None) -> Participant:
    return make_participant()


@pytest.fixture
def job(db: None) -> Job:
    return make_job()


@pytest.fixture
def work_day(job: Job) -> WorkDay:
    return make_work_day(main_job=job)


@pytest.fixture
def as_supervisor(supervisor: User) -> Browser:
    return browser_for(supervisor)


@pytest.fixture
def as_accountant(accountant: User) -> Browser:
    return browser_for(accountant)


@pytest.fixture
def as_reader(reader: User) -> Browser:
    return browser_for(reader)


@pytest.fixture
def as_nobody(db: None) -> Browser:
    return browser_for(None)


@pytest.fixture
def post() -> Callable[..., Any]:
    """Send a form as a page does, with a fresh once-token: `post(browser, url, name=value)`."""
    from bikuben.once import new_token

    def send(browser: Browser, url: str, data: dict[str, Any] | None = None, **fields: Any) -> Any:
        return browser.post(url, {"once": new_token(), **(data or {}), **fields})

    return send
