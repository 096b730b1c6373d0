"""The a-melding element by element, in the schema's order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assignments.rules.employment import Employment
from tests.payroll.reports.facts import EMPLOYER, report_of, slip, someone, xml_of
from tests.payroll.reports.schemas import NAMES, names, texts, valid

SIXTH = date(2026, 5, 6)
EARLIER_ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


def test_the_head_and_the_sums() -> None:
    message = valid(xml_of(report_of([slip(), slip(2, SIXTH)]), replaces=EARLIER_ID))
    delivery = message[0]
    assert names(delivery) == [
        "leveringstidspunkt",
        "kalendermaaned",
        "kildesystem",
        "erstatterMeldingsId",
        "meldingsId",
        "opplysningspliktig",
        "oppgave",
        "spraakForTilbakemelding",
    ]
    assert [element.text for element in delivery[:3]] == ["2026-06-02T09:12:00Z", "2026-05", "Bikuben 0.1.0"]
    assert texts(message, "opplysningspliktig/norskIdentifikator") == [EMPLOYER.organisation_number]
    assert texts(message, "virksomhet/norskIdentifikator") == [EMPLOYER.sub_organisation_number]
    assert texts(message, "betalingsinformasjon/sumArbeidsgiveravgift") == ["75"]
    assert texts(message, "sumForskuddstrekkPerLoennsutbetalingsdato/loennsutbetalingsdato") == [
        "2026-05-04",
        "2026-05-06",
    ]
    assert texts(message, "sumForskuddstrekkPerLoennsutbetalingsdato/beloep") == ["66", "66"]


def test_a_person_with_everything() -> None:
    ended = someone(7, Employment(1, date(2025, 2, 3), SIXTH, "permit"))
    report = report_of(
        [
            slip(7, coordinated=Decimal(50)),
            slip(7, income_kind="holiday_pay", gross="1020.50", withheld=0, hours=Decimal(0)),
        ],
        [ended],
    )
    message = valid(xml_of(report))
    recipient = message.find(".//a:inntektsmottaker", NAMES)
    assert recipient is not None
    assert names(recipient) == [
        "norskIdentifikator", "arbeidsforhold", "forskuddstrekk", "inntekt", "inntekt", "utleggstrekk",
    ]  # fmt: skip
    assert [(names(recipient[1])[i], recipient[1][i].text) for i in range(len(recipient[1]))] == [
        ("arbeidsforholdId", "7-1"),
        ("typeArbeidsforhold", "ordinaertArbeidsforhold"),
        ("startdato", "2025-02-03"),
        ("sluttdato", "2026-05-06"),
        ("antallTimerPerUkeSomEnFullStillingTilsvarer", "37.5"),
        ("avloenningstype", "timeloenn"),
        ("yrke", "9329100"),
        ("arbeidstidsordning", "ikkeSkift"),
        ("stillingsprosent", "0"),
        ("sisteLoennsendringsdato", "2025-02-03"),
        ("aarsakTilSluttdato", "kontraktEngasjementEllerVikariatErUtloept"),
        ("formForAnsettelse", "fast"),
    ]
    assert texts(message, "forskuddstrekk/beskrivelse") == ["ordinaert"]
    assert texts(message, "forskuddstrekk/beloep") == ["-66"]
    assert texts(message, "inntekt/beloep") == ["266", "1020.5"]
    assert texts(message, "inntekt/arbeidsforholdId") == ["7-1", "7-1"]
    assert texts(message, "loennsinntekt/beskrivelse") == ["timeloenn", "feriepenger"]
    assert texts(message, "loennsinntekt/antall") == ["3"]
    assert texts(message, "inntekt/inngaarIGrunnlagForTrekk") == ["true", "true"]
    assert texts(message, "utleggstrekk/beskrivelse") == ["utleggstrekkSamordnet"]
    assert texts(message, "utleggstrekk/beloep") == ["-50"]
    assert texts(message, "betalingsinformasjon/sumUtleggstrekk") == ["50"]


def test_the_contributions_base() -> None:
    message = valid(xml_of(report_of([slip()], zone="4a")))
    base = message.find(".//a:loennOgGodtgjoerelse", NAMES)
    assert base is not None
    assert [element.text for element in base] == ["generelleNaeringer", "4a", "266", "7.9"]


def test_paid_after_she_ended_there_is_no_employment_to_tell() -> None:
    """Pay and holiday pay may come after the end; the employment isn't told again."""
    ended = someone(1, Employment(1, date(2026, 1, 5), date(2026, 4, 8), "moved"))
    message = valid(xml_of(report_of([slip()], [ended])))
    assert texts(message, "inntekt/beloep") == ["266"]
    assert texts(message, "inntekt/arbeidsforholdId") == texts(message, "arbeidsforhold/startdato") == []


def test_pay_belongs_to_the_employment_that_she_worked_in() -> None:
    """She ended on the 8th and came back on the 25th: 10.5 hours before, 5.25 after, and holiday pay."""
    spans = (
        Employment(1, date(2026, 1, 5), date(2026, 5, 8), "moved"),
        Employment(2, date(2026, 5, 25)),
    )
    slips = [
        slip(1, date(2026, 5, 4), 532, 132, hours=Decimal("10.5"), work_date=date(2026, 5, 4)),
        slip(1, date(2026, 5, 26), 266, 66, hours=Decimal("5.25"), work_date=date(2026, 5, 26)),
        slip(1, date(2026, 5, 26), 100, 0, income_kind="holiday_pay", hours=Decimal(0)),
    ]
    message = valid(xml_of(report_of(slips, [someone(1, *spans)])))
    assert texts(message, "inntekt/beloep") == ["532", "266", "100"]
    assert texts(message, "inntekt/arbeidsforholdId") == ["1-1", "1-2", "1-2"]
    assert texts(message, "loennsinntekt/antall") == ["10.5", "5.25"]
    # Paid on the 26th for the 7th, it is still of the first.
    late = slip(1, date(2026, 5, 26), work_date=date(2026, 5, 7))
    message = valid(xml_of(report_of([late], [someone(1, *spans)])))
    assert texts(message, "inntekt/arbeidsforholdId") == ["1-1"]
    # For April, when only the second is told.
    later = (Employment(1, date(2026, 1, 5), date(2026, 4, 8), "moved"), Employment(2, date(2026, 5, 25)))
    late = slip(1, date(2026, 5, 26), work_date=date(2026, 4, 7))
    message = valid(xml_of(report_of([late], [someone(1, *later)])))
    assert texts(message, "inntekt/arbeidsforholdId") == ["1-2"]


def test_an_empty_month_is_a_whole_message() -> None:
    message = valid(xml_of(report_of([])))
    assert texts(message, "betalingsinformasjon/sumArbeidsgiveravgift") == ["0"]
    assert message.find(".//a:inntektsmottaker", NAMES) is None
    assert message.find(".//a:arbeidsgiveravgift", NAMES) is None


def test_a_draft_says_so_and_is_valid() -> None:
    draft = xml_of(report_of([slip()]), draft=True)
    assert b"Utkast. Ikke levert." in draft
    assert texts(valid(draft), "Leveranse/kildesystem") == ["Bikuben 0.1.0 (utkast)"]
