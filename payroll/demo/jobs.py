"""The demo's clients and jobs: four clients, work for the centre, and MelliBee between the jobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from payroll.demo.people import on


@dataclass(frozen=True)
class ClientEntry:
    """A fictional client, with an organisation number of the kind that test systems use."""

    name: str
    organisation_number: str
    contact: str
    phone: str
    email: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class JobEntry:
    """A job: `client` by name, `estimate` in participant-days, `net` where it has its own (kroner)."""

    title: str
    kind: str
    starts: date
    ends: date | None = None
    client: str = ""
    estimate: int | None = None
    net: int | None = None


CLIENTS = (
    ClientEntry(
        "Gullfugl Smykker AS",
        "313633934",
        "Vera Oppdikt",
        "400 00 101",
        "vera@gullfugl.example",
        {"address": "Smykkegata 4", "postal_code": "0161", "city": "Oslo"},
    ),
    ClientEntry(
        "Bydel Prøvedal",
        "319275444",
        "Odd Tenkt",
        "400 00 102",
        "odd@provedal.example",
        {
            "address": "Bydelstorget 1",
            "postal_code": "0585",
            "city": "Oslo",
            "is_public": True,
            "channel": "ehf",
            "buyer_reference": "PD-4410",
            "credit_days": 30,
        },
    ),
    ClientEntry(
        "Engsoleie Blomster AS",
        "314861728",
        "Unni Liksom",
        "400 00 103",
        "unni@engsoleie.example",
        {"address": "Torget 7", "postal_code": "0155", "city": "Oslo", "channel": "paper"},
    ),
    ClientEntry(
        "Teater Måneskjær",
        "314767403",
        "Pål Påhitt",
        "400 00 104",
        "pal@maneskjar.example",
        {
            "address": "Scenegata 12",
            "postal_code": "0182",
            "city": "Oslo",
            "has_warning": True,
            "warning": "Betaler sent. Ring Pål når det purres.",
        },
    ),
)

MELLIBEE = JobEntry("MelliBee", "own_production", on(1, 2))
HOUSE = JobEntry("Rydde og brette for senteret", "internal", on(1, 2))

JOBS = (
    MELLIBEE,
    HOUSE,
    JobEntry("Merke og pakke vårsmykker", "billed", on(1, 12), on(2, 11), "Gullfugl Smykker AS", 60),
    JobEntry("Brette invitasjoner", "billed", on(2, 23), on(3, 13), "Bydel Prøvedal", 45),
    JobEntry("Binde påskebuketter", "billed", on(3, 16), on(3, 27), "Engsoleie Blomster AS", 30),
    JobEntry("Rydde parken etter vinteren", "billed", on(4, 13), on(4, 24), "Bydel Prøvedal", 40, net=250),
    JobEntry("Sortere programhefter", "billed", on(5, 4), on(5, 22), "Teater Måneskjær", 50),
    JobEntry("Sommerbuketter til torget", "billed", on(6, 8), on(6, 22), "Engsoleie Blomster AS", 50),
    JobEntry("Pakke sesongprogram", "billed", on(8, 17), on(9, 4), "Teater Måneskjær", 60),
    JobEntry("Merke og pakke høstsmykker", "billed", on(9, 14), on(10, 16), "Gullfugl Smykker AS", 90),
    JobEntry("Sette sammen velkomstposer", "billed", on(11, 2), on(11, 20), "Bydel Prøvedal", 70),
    JobEntry("Pakke julesmykker", "billed", on(11, 16), on(12, 16), "Gullfugl Smykker AS", 100),
)


def running(day: date) -> tuple[JobEntry, ...]:
    """The jobs for clients that go on that day, the oldest first."""
    return tuple(
        job
        for job in JOBS
        if job.kind == "billed" and job.starts <= day and (job.ends is None or day <= job.ends)
    )
