"""What Skatteetaten answers about the tax cards of the demo's people: made up, in its own form (v3)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lxml import etree

from payroll.demo.cast import CAST
from payroll.demo.people import YEAR, Person
from payroll.demo.stage import Stage
from payroll.keep_tax_card import CardData

NAMESPACE = "urn:no:skatteetaten:fastsetting:formueinntekt:forskudd:skattekorttilarbeidsgiver:v3"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
MAIN, SECONDARY = "loennFraHovedarbeidsgiver", "loennFraBiarbeidsgiver"
ISSUED_BEFORE_THE_YEAR = date(YEAR - 1, 12, 15)


def answer_about(stage: Stage, employer: str) -> bytes:
    """The answer about everyone with a number: her card of the year, or that she has none."""
    root = etree.Element(_name("skattekortTilArbeidsgiver"), nsmap={None: NAMESPACE, "xsi": INSTANCE})
    of_employer = etree.SubElement(root, _name("arbeidsgiver"))
    identity = etree.SubElement(of_employer, _name("arbeidsgiveridentifikator"))
    _text(identity, "organisasjonsnummer", employer)
    for place, person in enumerate(CAST):
        row = stage.people.get(person.chosen)
        if row is not None and row.ended_on is None and str(row.identity_number):
            _person(of_employer, stage, person, card_id=str(190_000 + 100 * place))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _person(parent: etree._Element, stage: Stage, person: Person, *, card_id: str) -> None:
    one = etree.SubElement(parent, _name("arbeidstaker"))
    _text(one, "arbeidstakeridentifikator", stage.numbers[person.chosen])
    entered = stage.cards[person.chosen]
    cards = [entry.card for entry in person.cards[:entered] if entry.card.valid_from.year == YEAR]
    if not cards:
        status = "vurderArbeidstillatelse" if person.details.get("needs_permit") else "ikkeSkattekort"
        _text(one, "resultatPaaForespoersel", status)
    else:
        card = cards[-1]
        _text(one, "resultatPaaForespoersel", "skattekortopplysningerOK")
        of_card = etree.SubElement(one, _name("skattekort"))
        issued = card.valid_from if card.valid_from > date(YEAR, 1, 1) else ISSUED_BEFORE_THE_YEAR
        _text(of_card, "utstedtDato", issued.isoformat())
        _text(of_card, "skattekortidentifikator", f"{int(card_id) + len(cards)}")
        for code in (MAIN, SECONDARY):
            _deduction(of_card, card, code)
        if card.kind == "tax_at_source":
            _text(one, "tilleggsopplysning", "kildeskattPaaLoenn")
    _text(one, "inntektsaar", str(YEAR))


def _deduction(parent: etree._Element, card: CardData, code: str) -> None:
    kind = {"table": "Trekktabell", "exemption": "Frikort"}.get(card.kind, "Trekkprosent")
    if card.kind == "table" and code == SECONDARY:
        kind = "Trekkprosent"
    part = etree.SubElement(parent, _name("forskuddstrekk"), {f"{{{INSTANCE}}}type": kind})
    _text(part, "trekkode", code)
    if kind == "Frikort":
        _text(part, "frikortbeloep", str(int(card.limit or 0)))
        return
    if kind == "Trekktabell":
        _text(part, "tabelltype", "trekktabellForLoenn")
        _text(part, "tabellnummer", card.table)
    _text(part, "prosentsats", str((card.percent or Decimal(0)).quantize(Decimal("0.1"))))


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, _name(name)).text = text


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
