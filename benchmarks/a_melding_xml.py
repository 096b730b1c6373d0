"""What does an a-melding for ten thousand people cost, streamed, beside the same file by way of a tree?

Each way runs in a process of its own, so that its peak of memory is its own; what the process held before it
began is taken off. Both must write the very same bytes.
"""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from time import perf_counter
from typing import BinaryIO

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from lxml import etree  # noqa: E402

from benchmarks._table import show  # noqa: E402
from payroll.documents import a_melding  # noqa: E402
from payroll.documents.a_melding import Message, write_a_melding  # noqa: E402
from payroll.rules.contribution_bases import ContributionBase, contribution_owed  # noqa: E402
from payroll.rules.monthly_report import (  # noqa: E402
    DatedAmount,
    ReportedEmployment,
    ReportedIncome,
    ReportedPerson,
)
from payroll.rules.report_facts import Employer, IncomeCode  # noqa: E402

PEOPLE = 10_000
TIMES = 3
MONTH = date(2026, 4, 1)
BASES = (ContributionBase("1", Decimal(266 * PEOPLE), Decimal("14.1")),)
MESSAGE = Message(
    month=MONTH,
    made_at=datetime(2026, 5, 4, 9, 12, tzinfo=UTC),
    system="Bikuben",
    message_id="0f8fad5b-d9cb-469f-a165-70867728950e",
    replaces="",
    employer=Employer("974760673", "318215693", "9329100", "fast"),
    contribution=int(contribution_owed(BASES)),
    garnishment=0,
    payouts=(DatedAmount(date(2026, 4, 8), 66 * PEOPLE),),
    bases=BASES,
)


def people() -> Iterator[ReportedPerson]:
    """Made one by one, as they come from a database."""
    for number in range(PEOPLE):
        yield ReportedPerson(
            person=number,
            identity_number=f"{number:011d}",
            is_liable=True,
            withholding=66,
            incomes=(ReportedIncome(IncomeCode.WAGE, Decimal(266), Decimal(3), employment=1),),
            employments=(ReportedEmployment(1, date(2026, 1, 5), date(2026, 1, 5)),),
        )


def streamed(file: BinaryIO) -> None:
    write_a_melding(file, MESSAGE, people())


def by_a_tree(file: BinaryIO) -> None:
    """As anyone would write it first: the whole tree in memory, then to the file."""

    def under(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
        child = etree.SubElement(parent, f"{{{a_melding.NAMESPACE}}}{name}")
        child.text = text
        return child

    root = etree.Element(f"{{{a_melding.NAMESPACE}}}melding", nsmap={None: a_melding.NAMESPACE})
    delivery = under(root, "Leveranse")
    under(delivery, "leveringstidspunkt", "2026-05-04T09:12:00Z")
    under(delivery, "kalendermaaned", "2026-04")
    under(delivery, "kildesystem", MESSAGE.system)
    under(delivery, "meldingsId", MESSAGE.message_id)
    under(under(delivery, "opplysningspliktig"), "norskIdentifikator", MESSAGE.employer.organisation_number)
    task = under(delivery, "oppgave")
    payment = under(task, "betalingsinformasjon")
    under(payment, "sumArbeidsgiveravgift", str(MESSAGE.contribution))
    for payout in MESSAGE.payouts:
        dated = under(payment, "sumForskuddstrekkPerLoennsutbetalingsdato")
        under(dated, "loennsutbetalingsdato", payout.date.isoformat())
        under(dated, "beloep", str(payout.amount))
    unit = under(task, "virksomhet")
    under(unit, "norskIdentifikator", MESSAGE.employer.sub_organisation_number)
    for person in people():
        _person(under(unit, "inntektsmottaker"), person, under)
    base = under(under(unit, "arbeidsgiveravgift"), "loennOgGodtgjoerelse")
    under(base, "beregningskodeForArbeidsgiveravgift", a_melding.CONTRIBUTION_CODE)
    under(base, "sone", "1")
    under(base, "avgiftsgrunnlagBeloep", str(BASES[0].base))
    under(base, "prosentsatsForAvgiftsberegning", str(BASES[0].percent))
    under(delivery, "spraakForTilbakemelding", "bokmaal")
    file.write(b"<?xml version='1.0' encoding='utf-8'?>\n")
    file.write(etree.tostring(root, encoding="utf-8"))


def _person(element: etree._Element, person: ReportedPerson, under: Callable[..., etree._Element]) -> None:
    under(element, "norskIdentifikator", person.identity_number)
    for one in person.employments:
        employment = under(element, "arbeidsforhold")
        under(employment, "arbeidsforholdId", f"{person.person}-{one.number}")
        under(employment, "typeArbeidsforhold", a_melding.EMPLOYMENT_TYPE)
        under(employment, "startdato", one.started_on.isoformat())
        under(employment, "antallTimerPerUkeSomEnFullStillingTilsvarer", a_melding.FULL_WEEK)
        under(employment, "avloenningstype", a_melding.PAID_BY)
        under(employment, "yrke", MESSAGE.employer.occupation_code)
        under(employment, "arbeidstidsordning", a_melding.WORKING_HOURS)
        under(employment, "stillingsprosent", a_melding.SHARE_OF_FULL_WEEK)
        under(employment, "sisteLoennsendringsdato", one.pay_changed_on.isoformat())
        under(employment, "formForAnsettelse", MESSAGE.employer.employment_form)
    withheld = under(element, "forskuddstrekk")
    under(withheld, "beskrivelse", a_melding.WITHHOLDING)
    under(withheld, "beloep", str(-person.withholding))
    for one in person.incomes:
        income = under(element, "inntekt")
        under(income, "fordel", a_melding.BENEFIT)
        under(income, "utloeserArbeidsgiveravgift", "true")
        under(income, "inngaarIGrunnlagForTrekk", "true")
        under(income, "beloep", str(one.amount))
        under(income, "arbeidsforholdId", f"{person.person}-1")
        kind = under(income, "loennsinntekt")
        under(kind, "beskrivelse", str(one.code))
        under(kind, "antall", str(one.hours))


WAYS = {"tree": by_a_tree, "streamed": streamed}


def peak_kilobytes() -> int:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def measure(way: str) -> str:
    """Best seconds, kilobytes of memory taken, and the file's hash: what one process has to say."""
    before, taken, digest = peak_kilobytes(), [], ""
    for _ in range(TIMES):
        with tempfile.TemporaryFile() as file:
            began = perf_counter()
            WAYS[way](file)
            taken.append(perf_counter() - began)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{min(taken)} {peak_kilobytes() - before} {digest}"


def main() -> None:
    found = {}
    for way in WAYS:
        command = [sys.executable, "-m", "benchmarks.a_melding_xml", way]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found[way] = said.split()
    if found["tree"][2] != found["streamed"][2]:
        raise SystemExit("the two ways wrote different files")
    titles = (("by way of a tree (baseline)", "tree"), ("streamed", "streamed"))
    show(
        f"An a-melding for {PEOPLE} people, time",
        [(title, float(found[way][0])) for title, way in titles],
    )
    show(
        f"An a-melding for {PEOPLE} people, memory it took",
        [(title, float(found[way][1])) for title, way in titles],
        unit="kB",
        scale=1,
    )


if __name__ == "__main__":
    if len(sys.argv) == 2:
        sys.stdout.write(measure(sys.argv[1]))
    else:
        main()
