"""Those of the demo's cast who come during the year, and those who are on the way."""

from __future__ import annotations

from datetime import date

from payroll.demo.people import Person, at_source, exemption, on, percentage, table

LATER = (
    Person(
        "Solsikke",
        "Randi Tenkthaug",
        date(1984, 10, 2),
        0.69,
        "Eksempelgata 33, 0476 Oslo",
        begins=on(2, 4),
        registered=on(2, 4),
        details={"cash_reason": "no_account", "benefits": ("social_assistance",)},
        cards=(table("8300", 40, entered=on(2, 25), since=on(2, 20)),),
    ),
    Person(
        "Kolibri",
        "Dolores Inventada Prøvez",
        date(1993, 5, 12),
        0.59,
        "Liksomveien 90, 0661 Oslo",
        d_number=True,
        language="en",
        begins=on(3, 4),
        registered=on(3, 4),
        at_the_door=True,
        details={
            "cash_reason": "no_identity_papers",
            "needs_permit": True,
            "permit_until": on(9, 30),
            "benefits": ("reflection_period",),
        },
        cards=(at_source("25", entered=on(3, 20), since=on(3, 20)),),
        leaves=on(10, 2),
    ),
    Person(
        "Turmalin",
        "Žaneta Tenktauskė",
        date(1989, 12, 29),
        0.54,
        "Prøveveien 15, 0150 Oslo",
        language="en",
        begins=on(4, 20),
        registered=on(4, 17),
        details={"cash_reason": "no_access", "next_step": "Lage avtale med banken i Eksempelgata."},
        cards=(
            percentage("25", entered=on(4, 17), since=on(4, 17)),
            percentage("22", entered=on(9, 21), since=on(9, 14)),
        ),
    ),
    Person(
        "Røyskatt",
        "Eir Prøvesdatter Ålikvel",
        date(1999, 3, 6),
        0.64,
        "Øvingsgata 52, 0555 Oslo",
        begins=on(8, 10),
        registered=on(8, 10),
        at_the_door=True,
        details={"cash_reason": "no_account", "benefits": ("disability_first_year",)},
        cards=(exemption(entered=on(8, 31), since=on(8, 24), limit=100_000, used=12_000),),
    ),
    Person(
        "Ildfugl",
        "Siw Øyprøve",
        date(1986, 7, 18),
        0.0,
        "Eksempelgata 5, 0476 Oslo",
        begins=None,
        registered=on(1, 12),
        details={
            "card_applied_on": on(1, 12),
            "next_step": "Har fått ny legitimasjon. Hente skattekortet sammen når hun er klar.",
            "note": "Har vært innom til kaffe tre ganger. Ingen hast.",
        },
    ),
    Person(
        "Måneskinn",
        "Chioma Liksomeze",
        date(1997, 11, 11),
        0.0,
        "Liksomveien 22, 0661 Oslo",
        d_number=True,
        language="en",
        begins=None,
        registered=on(10, 12),
        details={
            "card_applied_on": on(10, 12),
            "next_step": "Ringe Skatteetaten om D-nummeret hennes på nytt.",
            "needs_permit": True,
            "permit_until": date(2027, 4, 11),
        },
    ),
)
