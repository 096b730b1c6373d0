"""Skatteetaten's answer, built piece by piece as the file is (v3). Numbers are synthetic, as everywhere."""

from __future__ import annotations

from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "reference" / "skattekort" / "sample-response.xml"
NAMESPACE = "urn:no:skatteetaten:fastsetting:formueinntekt:forskudd:skattekorttilarbeidsgiver:v3"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
EMPLOYER = "974760673"  # the cast's project
OK = "skattekortopplysningerOK"
MAIN, SECONDARY, OTHER = "loennFraHovedarbeidsgiver", "loennFraBiarbeidsgiver", "loennFraNAV"


def table(number: str = "8170", percent: str | None = "46.0", *, code: str = MAIN) -> str:
    """A withholding by table."""
    rate = "" if percent is None else f"<prosentsats>{percent}</prosentsats>"
    kind = "<tabelltype>trekktabellForLoenn</tabelltype>"
    return deduction("Trekktabell", f"{kind}<tabellnummer>{number}</tabellnummer>{rate}", code=code)


def percentage(percent: str = "46.0", *, code: str = SECONDARY) -> str:
    """A withholding by percentage."""
    return deduction("Trekkprosent", f"<prosentsats>{percent}</prosentsats>", code=code)


def exemption(limit: str = "65000", *, code: str = MAIN) -> str:
    """An exemption (frikort); 0 is no limit."""
    return deduction("Frikort", f"<frikortbeloep>{limit}</frikortbeloep>", code=code)


def deduction(form: str, inside: str, *, code: str = MAIN) -> str:
    return (
        f'<forskuddstrekk xmlns:xsi="{INSTANCE}" xsi:type="{form}"><trekkode>{code}</trekkode>'
        f"{inside}</forskuddstrekk>"
    )


def card_of(
    number: str,
    *deductions: str,
    issued: str = "2026-02-14",
    year: int = 2026,
    card_id: str = "194688",
    extra: str = "",
) -> str:
    """One person's answer with a card."""
    card = f"<utstedtDato>{issued}</utstedtDato><skattekortidentifikator>{card_id}</skattekortidentifikator>"
    more = f"<tilleggsopplysning>{extra}</tilleggsopplysning>" if extra else ""
    return person(number, OK, f"<skattekort>{card}{''.join(deductions)}</skattekort>{more}", year=year)


def table_card(number: str, table_number: str = "8170", percent: str = "46.0", **card: object) -> str:
    """The usual card: a table for the main employer, a percentage for others."""
    return card_of(
        number, table(table_number, percent), percentage(percent), percentage(percent, code=OTHER), **card
    )


def percent_card(number: str, percent: str, secondary: str | None = None, **card: object) -> str:
    """A percentage for both."""
    both = percentage(percent, code=MAIN), percentage(secondary or percent)
    return card_of(number, *both, **card)


def no_card(number: str, status: str = "ikkeSkattekort", *, year: int = 2026) -> str:
    """An answer without a card."""
    return person(number, status, year=year)


def person(number: str, status: str, inside: str = "", *, year: int | str = 2026) -> str:
    return (
        f"<arbeidstaker><arbeidstakeridentifikator>{number}</arbeidstakeridentifikator>"
        f"<resultatPaaForespoersel>{status}</resultatPaaForespoersel>{inside}"
        f"<inntektsaar>{year}</inntektsaar></arbeidstaker>"
    )


def answer_of(*people: str, employer: str = EMPLOYER, namespace: str = NAMESPACE, head: str = "") -> bytes:
    """The file with these people in it."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{head}'
        f'<skattekortTilArbeidsgiver xmlns="{namespace}"><arbeidsgiver><arbeidsgiveridentifikator>'
        f"<organisasjonsnummer>{employer}</organisasjonsnummer></arbeidsgiveridentifikator>"
        f"{''.join(people)}</arbeidsgiver></skattekortTilArbeidsgiver>"
    ).encode()
