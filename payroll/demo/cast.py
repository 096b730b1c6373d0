"""The 21 participants of the demo. Every name is made up; no person is called this.

`FIRST` are those from before the year; `LATER`, in `newcomers.py`, come during it.
"""

from __future__ import annotations

from datetime import date

from payroll.demo.newcomers import LATER
from payroll.demo.people import Person, at_source, exemption, on, percentage, table

BEFORE = on(1, 2)
LAST_YEAR = date(2025, 1, 1)

FIRST = (
    Person(
        "Hvitveis",
        "Åse Prøveng",
        date(1979, 4, 11),
        0.85,
        "Prøveveien 3, 0150 Oslo",
        details={
            "started_on": date(2024, 2, 5),
            "cash_reason": "no_account",
            "agreement_signed_on": date(2024, 2, 5),
            "benefits": ("social_assistance",),
            "note": "Liker å ha noe i hendene fra første stund. Drikker te, ikke kaffe.",
        },
        cards=(table("8100", 31, entered=BEFORE, since=on(1, 1)),),
    ),
    Person(
        "Nattergal",
        "Mirjana Čađoprøvić",
        date(1987, 9, 2),
        0.64,
        "Øvingsgata 18, 0555 Oslo",
        details={
            "started_on": date(2024, 8, 19),
            "cash_reason": "no_access",
            "agreement_signed_on": date(2024, 8, 19),
            "benefits": ("debt_settlement",),
        },
        # Last year's card is used until this year's comes at the end of January.
        cards=(
            percentage("33", entered=BEFORE, since=LAST_YEAR),
            percentage("32.5", entered=on(1, 28), since=on(1, 28)),
        ),
    ),
    Person(
        "Rubin",
        "Blessing Okoprøve",
        date(1994, 1, 23),
        0.69,
        "Liksomveien 7, 0661 Oslo",
        d_number=True,
        language="en",
        details={
            "started_on": date(2025, 3, 3),
            "cash_reason": "no_identity_papers",
            "agreement_signed_on": date(2025, 3, 3),
            "needs_permit": True,
            "permit_until": on(12, 18),
        },
        cards=(at_source("25", entered=BEFORE, since=on(1, 1)),),
    ),
    Person(
        "Linnea",
        "Bodil Øvingsbråten",
        date(1968, 11, 30),
        0.9,
        "Prøveveien 44, 0150 Oslo",
        details={
            "started_on": date(2023, 10, 2),
            "cash_reason": "too_burdensome",
            "agreement_signed_on": date(2023, 10, 2),
            "benefits": ("disability",),
            "disability_since": date(2023, 6, 1),
            "note": "Kommer gjerne en halvtime før. Flink til å lære bort MelliBee til de nye.",
        },
        # The steadiest of all: the exemption card is used up in the autumn.
        cards=(exemption(entered=BEFORE, since=on(1, 1), limit=100_000, used=87_030),),
    ),
    Person(
        "Safir",
        "Katarzyna Łąkoprøvska",
        date(1990, 6, 8),
        0.49,
        "Eksempelgata 12 B, 0476 Oslo",
        language="en",
        details={
            "started_on": date(2025, 1, 13),
            "cash_reason": "no_account",
            "agreement_signed_on": date(2025, 1, 13),
        },
        cards=(table("8200", 36, entered=BEFORE, since=on(1, 1), main=False),),
    ),
    Person(
        "Måltrost",
        "Ingá Biret Ŋallaprøvi",
        date(1983, 3, 17),
        0.54,
        "Liksomveien 31, 0661 Oslo",
        details={
            "started_on": date(2024, 11, 4),
            "cash_reason": "no_access",
            "agreement_signed_on": date(2024, 11, 4),
            "benefits": ("housing_support", "social_assistance"),
        },
        cards=(table("9100", 28, entered=BEFORE, since=on(1, 1)),),
    ),
    Person(
        "Perle",
        "Alexandrina-Theodora Wilhelmine Oppdiktsen von Prøvenheim-Liksomskjold til Øvre Eksempelås",
        date(1975, 7, 5),
        0.59,
        "Øvingsgata 101, oppgang C, inngang fra bakgården, 0555 Oslo",
        details={
            "started_on": date(2025, 9, 1),
            "cash_reason": "too_burdensome",
            "agreement_signed_on": date(2025, 9, 1),
        },
        cards=(percentage("20", entered=BEFORE, since=on(1, 1)),),
    ),
    Person(
        "Svale",
        "Ruth Synnøve Testvåg",
        date(1985, 12, 14),
        0.64,
        "Eksempelgata 2, 0476 Oslo",
        details={
            "started_on": date(2025, 5, 5),
            "cash_reason": "no_account",
            "agreement_signed_on": date(2025, 5, 5),
        },
        cards=(exemption(entered=BEFORE, since=on(1, 1)),),
        leaves=on(8, 14),
    ),
    Person(
        "Blåklokke",
        "Gro Liksomrud",
        date(1972, 2, 28),
        0.49,
        "Prøveveien 9, 0150 Oslo",
        details={
            "started_on": date(2025, 2, 10),
            "cash_reason": "no_access",
            "agreement_signed_on": date(2025, 2, 10),
            "benefits": ("work_assessment",),
            "note": "Timene må med på meldekortet annenhver mandag. Vil ha dem på papir.",
        },
        cards=(table("8150", 30, entered=BEFORE, since=on(1, 1)),),
    ),
    Person(
        "Opal",
        "Yordanka Øvingova",
        date(1991, 10, 19),
        0.54,
        "Liksomveien 5, 0661 Oslo",
        d_number=True,
        language="en",
        details={
            "started_on": date(2025, 10, 6),
            "cash_reason": "no_identity_papers",
            "agreement_signed_on": date(2025, 10, 6),
        },
        cards=(percentage("40", entered=BEFORE, since=on(1, 1)),),
        leaves=on(4, 17),
    ),
    Person(
        "Trost",
        "Marit Dagny Eksempelstad",
        date(1966, 5, 21),
        0.44,
        "Øvingsgata 27, 0555 Oslo",
        details={
            "started_on": date(2023, 4, 17),
            "cash_reason": "too_burdensome",
            "agreement_signed_on": date(2023, 4, 17),
            "benefits": ("disability", "housing_support"),
            "disability_since": date(2021, 9, 1),
        },
        cards=(percentage("12.5", entered=BEFORE, since=on(1, 1)),),
        leaves=on(10, 21),
    ),
    Person(
        "Villrose",
        "Anneli Jukkaprøvinen",
        date(1988, 8, 3),
        0.59,
        "Eksempelgata 60, 0476 Oslo",
        details={
            "started_on": date(2024, 5, 6),
            "cash_reason": "no_account",
            "agreement_signed_on": date(2024, 5, 6),
        },
        cards=(
            table("9150", 34, entered=BEFORE, since=on(1, 1)),
            percentage("24", entered=on(3, 11), since=on(3, 1)),
        ),
        leaves=on(5, 8),
        returns=on(9, 14),
    ),
    Person(
        "Gullspurv",
        "Tove Oppdiktdal",
        date(1981, 1, 9),
        0.54,
        "Prøveveien 71, 0150 Oslo",
        details={
            "started_on": date(2025, 11, 3),
            "cash_reason": "no_access",
            "agreement_signed_on": date(2025, 11, 3),
            "benefits": ("unemployment",),
        },
        cards=(
            table("9200", 38, entered=BEFORE, since=on(1, 1)),
            table("8250", 35, entered=on(1, 14), since=on(1, 8)),
        ),
    ),
    Person(
        "Ametyst",
        "Ngozi Adaprøveh",
        date(1996, 4, 27),
        0.64,
        "Liksomveien 12, 0661 Oslo",
        d_number=True,
        language="en",
        details={
            "started_on": date(2025, 12, 1),
            "cash_reason": "no_identity_papers",
            "agreement_signed_on": date(2025, 12, 1),
            "next_step": "Skattekort: time på skattekontoret sammen 9. februar.",
            "card_applied_on": date(2025, 12, 8),
        },
        # No card at all for six weeks: half is withheld, and she still has 200 in her hand.
        cards=(percentage("30", entered=on(2, 11), since=on(2, 11)),),
    ),
    Person(
        "Stjerneblom",
        "Hjørdis Tenktnæs",
        date(1977, 6, 16),
        0.54,
        "Øvingsgata 8, 0555 Oslo",
        details={
            "started_on": date(2024, 3, 11),
            "cash_reason": "no_account",
            "agreement_signed_on": date(2024, 3, 11),
        },
        cards=(percentage("28.7", entered=BEFORE, since=on(1, 1)),),
    ),
)

CAST = (*FIRST, *LATER)
