"""The a-melding as Skatteetaten's format 2.3 wants it: prints a report, never calculates.

Streamed from an iterable of people to a binary file, so that the memory it needs doesn't grow with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import BinaryIO

from lxml import etree

from payroll.models import MonthlyReport as Paper
from payroll.rules.contribution_bases import ContributionBase
from payroll.rules.monthly_report import DatedAmount, MonthlyReport, ReportedEmployment, ReportedPerson
from payroll.rules.report_facts import Employer, IncomeCode

NAMESPACE = "urn:ske:fastsetting:innsamling:a-meldingen:v2_3"
CONTENT_TYPE = "application/xml"
DRAFT = " Utkast. Ikke levert. "

# Day work without fixed hours (RULES.md). A full week is 37.5 hours; hers has none that are agreed.
EMPLOYMENT_TYPE = "ordinaertArbeidsforhold"
PAID_BY = "timeloenn"
WORKING_HOURS = "ikkeSkift"
FULL_WEEK = "37.5"
SHARE_OF_FULL_WEEK = "0"
# Tax at source on pay has no description of its own: both are told as ordinary withholding.
WITHHOLDING = "ordinaert"
GARNISHMENT = "utleggstrekkSamordnet"
BENEFIT = "kontantytelse"
CONTRIBUTION_CODE = "generelleNaeringer"


@dataclass(frozen=True, slots=True)
class Message:
    """All of an a-melding but its people. Amounts are whole kroner, and positive; `replaces` a message id."""

    month: date
    made_at: datetime
    system: str
    message_id: str
    replaces: str
    employer: Employer
    contribution: int
    garnishment: int
    payouts: tuple[DatedAmount, ...]
    bases: tuple[ContributionBase, ...]


def message_of(report: MonthlyReport, paper: Paper, *, made_at: datetime) -> Message:
    """The message of a report and the paper, issued or not, that carries its head."""
    return Message(
        month=report.month,
        made_at=made_at,
        system=paper.system,
        message_id=paper.message_id,
        replaces=paper.replaces.message_id if paper.replaces else "",
        employer=report.employer,
        contribution=report.contribution,
        garnishment=report.garnishment,
        payouts=report.payouts,
        bases=report.bases,
    )


def write_a_melding(
    file: BinaryIO, message: Message, people: Iterable[ReportedPerson], *, draft: bool = False
) -> None:
    """Write the XML. A draft says so in a comment and in the name of the program."""
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        if draft:
            xml.write(etree.Comment(DRAFT))
        with (
            xml.element(_tag("melding"), nsmap={None: NAMESPACE}),
            xml.element(_tag("Leveranse")),
        ):
            _Writer(xml).delivery(message, people, draft=draft)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


class _Writer:
    """Writes elements in the schema's order to an open file."""

    def __init__(self, xml: etree._IncrementalFileWriter) -> None:
        self.xml = xml

    def delivery(self, message: Message, people: Iterable[ReportedPerson], *, draft: bool) -> None:
        self.leaf("leveringstidspunkt", f"{message.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
        self.leaf("kalendermaaned", f"{message.month:%Y-%m}")
        self.leaf("kildesystem", f"{message.system} (utkast)" if draft else message.system)
        self.leaf("erstatterMeldingsId", message.replaces)
        self.leaf("meldingsId", message.message_id)
        with self.xml.element(_tag("opplysningspliktig")):
            self.leaf("norskIdentifikator", message.employer.organisation_number, required=True)
        with self.xml.element(_tag("oppgave")):
            self.payment(message)
            with self.xml.element(_tag("virksomhet")):
                self.leaf("norskIdentifikator", message.employer.sub_organisation_number, required=True)
                for person in people:
                    self.person(person, message.employer)
                self.contribution(message.bases)
        self.leaf("spraakForTilbakemelding", "bokmaal")

    def payment(self, message: Message) -> None:
        with self.xml.element(_tag("betalingsinformasjon")):
            self.leaf("sumArbeidsgiveravgift", str(message.contribution))
            if message.garnishment:
                self.leaf("sumUtleggstrekk", str(message.garnishment))
            for one in message.payouts:
                with self.xml.element(_tag("sumForskuddstrekkPerLoennsutbetalingsdato")):
                    self.leaf("loennsutbetalingsdato", one.date.isoformat())
                    self.leaf("beloep", str(one.amount))

    def person(self, person: ReportedPerson, employer: Employer) -> None:
        with self.xml.element(_tag("inntektsmottaker")):
            self.leaf("norskIdentifikator", person.identity_number)
            for employment in person.employments:
                self.employment(person, employment, employer)
            if person.withholding:
                with self.xml.element(_tag("forskuddstrekk")):
                    self.leaf("beskrivelse", WITHHOLDING)
                    self.leaf("beloep", str(-person.withholding))
            for income in person.incomes:
                with self.xml.element(_tag("inntekt")):
                    self.leaf("fordel", BENEFIT)
                    self.leaf("utloeserArbeidsgiveravgift", _boolean(person.is_liable))
                    # True for holiday pay too, also where nothing is withheld from it (the guidance).
                    self.leaf("inngaarIGrunnlagForTrekk", _boolean(True))
                    self.leaf("beloep", _decimal(income.amount))
                    for employment in person.employments:
                        if employment.number == income.employment:
                            self.leaf("arbeidsforholdId", employment_id(person, employment))
                    with self.xml.element(_tag("loennsinntekt")):
                        self.leaf("beskrivelse", income.code)
                        if income.code == IncomeCode.WAGE:
                            self.leaf("antall", _decimal(income.hours))
            for one in person.garnishments:
                with self.xml.element(_tag("utleggstrekk")):
                    self.leaf("beskrivelse", GARNISHMENT)
                    self.leaf("beloep", str(-one.amount))
                    self.leaf("datoForUtleggstrekk", one.date.isoformat())

    def employment(self, person: ReportedPerson, one: ReportedEmployment, employer: Employer) -> None:
        with self.xml.element(_tag("arbeidsforhold")):
            self.leaf("arbeidsforholdId", employment_id(person, one))
            self.leaf("typeArbeidsforhold", EMPLOYMENT_TYPE)
            self.leaf("startdato", one.started_on.isoformat())
            self.leaf("sluttdato", one.ended_on.isoformat() if one.ended_on else "")
            self.leaf("antallTimerPerUkeSomEnFullStillingTilsvarer", FULL_WEEK)
            self.leaf("avloenningstype", PAID_BY)
            self.leaf("yrke", employer.occupation_code)
            self.leaf("arbeidstidsordning", WORKING_HOURS)
            self.leaf("stillingsprosent", SHARE_OF_FULL_WEEK)
            self.leaf("sisteLoennsendringsdato", one.pay_changed_on.isoformat())
            self.leaf("aarsakTilSluttdato", one.end_cause or "")
            self.leaf("formForAnsettelse", employer.employment_form)

    def contribution(self, bases: Iterable[ContributionBase]) -> None:
        found = list(bases)
        if not found:
            return
        with self.xml.element(_tag("arbeidsgiveravgift")):
            for one in found:
                with self.xml.element(_tag("loennOgGodtgjoerelse")):
                    self.leaf("beregningskodeForArbeidsgiveravgift", CONTRIBUTION_CODE)
                    self.leaf("sone", one.zone)
                    self.leaf("avgiftsgrunnlagBeloep", _decimal(one.base))
                    self.leaf("prosentsatsForAvgiftsberegning", _decimal(one.percent))

    def leaf(self, name: str, text: str, *, required: bool = False) -> None:
        """One element with its text; nothing where there is no text, save where the schema wants it."""
        if text or required:
            with self.xml.element(_tag(name)):
                self.xml.write(text)


def employment_id(person: ReportedPerson, one: ReportedEmployment) -> str:
    """The same each month, and without meaning: her row and which of her employments it is."""
    return f"{person.person}-{one.number}"


def _decimal(value: Decimal) -> str:
    """A plain number without needless decimals: 222, 222.5."""
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _boolean(value: bool) -> str:
    return "true" if value else "false"
