"""Reads Skatteetaten's file (XML, v3) into `CardAnswer`. Nothing in it is trusted: what isn't an answer to us
is refused whole, a person's value that can't be right makes her answer unreadable, and no sentence repeats
what the file says about a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from lxml import etree

from bikuben.refusals import Refused
from payroll.rules.card_answer import OK, TAX_AT_SOURCE, CardAnswer, Deduction, Form, PayCode, PersonAnswer

MOST_BYTES = 5 * 1024 * 1024
MOST_PERCENT = Decimal("99.9")
MOST_KRONER = 10_000_000
NAMESPACE = "urn:no:skatteetaten:fastsetting:formueinntekt:forskudd:skattekorttilarbeidsgiver:v3"
ROOT = "skattekortTilArbeidsgiver"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
WAGE_TABLE = "trekktabellForLoenn"
OURS = frozenset(PayCode)

SHAPES = {
    "organisasjonsnummer": re.compile(r"[0-9]{9}"),
    "arbeidstakeridentifikator": re.compile(r"[0-9]{11}"),
    "resultatPaaForespoersel": re.compile(r"[A-Za-zÆØÅæøå0-9_]{1,100}"),
    "inntektsaar": re.compile(r"20[0-9]{2}"),
    "utstedtDato": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "skattekortidentifikator": re.compile(r"[0-9]{1,20}"),
    "trekkode": re.compile(r"[A-Za-zÆØÅæøå0-9_]{1,100}"),
    "tabelltype": re.compile(WAGE_TABLE),
    "tabellnummer": re.compile(r"[0-9]{4}"),
    "prosentsats": re.compile(r"[0-9]{1,3}(\.[0-9]0*)?"),
    "frikortbeloep": re.compile(r"[0-9]{1,8}(\.0+)?"),
}


def read_card_answer(content: bytes) -> CardAnswer:
    """The answer in a file as it was downloaded.

    Raises:
        Refused: at `file`, for anything that is not a whole and possible answer.
    """
    root = _parsed(_text(content))
    name = etree.QName(root)
    if name.localname != ROOT:
        raise _refused(_("Fila er ikke et svar om skattekort fra Skatteetaten."), "wrong_root")
    if name.namespace != NAMESPACE:
        raise _refused(
            _("Svaret er laget i en annen utgave enn den vi kan lese. Last det ned som XML, utgave 3."),
            "wrong_namespace",
        )
    employers = list(_children(root, "arbeidsgiver"))
    people: list[PersonAnswer] = []
    for employer in employers:
        for place, element in enumerate(_children(employer, "arbeidstaker"), start=len(people) + 1):
            people.append(_Person(element, place).answer())
    if not people:
        raise _refused(_("Det er ingen svar i fila."), "no_people")
    numbers = [one.identity_number for one in people]
    if len(set(numbers)) < len(numbers):
        raise _refused(
            _("Fila har to svar om samme person. Hent kortene på nytt hos Skatteetaten."), "two_answers"
        )
    return CardAnswer(frozenset(_employer(one) for one in employers), tuple(people))


def _refused(message: str | Promise, code: str) -> Refused:
    return Refused(message, code=code, field="file")


def _text(content: bytes) -> str:
    """The file's letters. Only UTF-8, so that what is looked for below can't be hidden in another coding."""
    if not content.strip():
        raise _refused(_("Fila er tom. Last ned svaret på nytt."), "empty")
    if len(content) > MOST_BYTES:
        raise _refused(_("Fila er større enn 5 MB. Det kan ikke være svaret om skattekort."), "too_large")
    if content.startswith(b"PK"):
        raise _refused(_("Dette er en zip-fil. Pakk den ut, og velg XML-fila som ligger i den."), "zip_file")
    if content.startswith(b"%PDF"):
        raise _refused(_("Dette er en PDF. Last ned svaret som XML-fil i stedet."), "pdf_file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable() from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise _refused(
            _("Fila har noe i seg som ikke hører hjemme i svaret (DOCTYPE). Last det ned på nytt."),
            "doctype",
        )
    return text


def _parsed(text: str) -> etree._Element:
    """The tree, read without entities, DTD, net or endless depth, whatever the file asks for."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        # Not chained: the parser's message quotes the file.
        raise _unreadable() from None
    if root.getroottree().docinfo.doctype or any(True for _one in root.iter(etree.Entity)):
        raise _unreadable()
    return root


def _unreadable() -> Refused:
    return _refused(
        _("Fila kan ikke leses. Last ned svaret på nytt som XML-fil, og prøv igjen."), "unreadable"
    )


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return parent.iterchildren(f"{{{NAMESPACE}}}{name}")


def _employer(element: etree._Element) -> str:
    identifier = next(_children(element, "arbeidsgiveridentifikator"), None)
    number = None if identifier is None else identifier.findtext(f"{{{NAMESPACE}}}organisasjonsnummer")
    if number is None or not SHAPES["organisasjonsnummer"].fullmatch(number.strip()):
        raise _refused(_("Fila sier ikke hvilken arbeidsgiver svaret gjelder."), "no_employer")
    return number.strip()


class _Impossible(Exception):
    """A value that can't be right. `name` is its element's; the value itself goes nowhere."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class _Person:
    """One answer while it is read. `place` is its number in the file, for the sentence when it is wrong."""

    def __init__(self, element: etree._Element, place: int) -> None:
        self.element = element
        self.place = place
        self.issued_on: date | None = None

    def answer(self) -> PersonAnswer:
        """Who, what and which year has to be there; the card is hers alone, and so is what is wrong in it."""
        try:
            status = self._wanted(self.element, "resultatPaaForespoersel")
            number = self._wanted(self.element, "arbeidstakeridentifikator")
            year = int(self._wanted(self.element, "inntektsaar"))
        except _Impossible as wrong:
            facts = {"place": self.place, "name": wrong.name}
            raise _refused(
                _("Svar nummer %(place)d i fila kan ikke stemme (%(name)s). Hent kortene på nytt.") % facts,
                "impossible_value",
            ) from None
        if status != OK:
            return PersonAnswer(number, status, year)
        try:
            return self._with_card(number, status, year)
        except _Impossible as wrong:
            return PersonAnswer(number, status, year, issued_on=self.issued_on, unreadable=wrong.name)

    def _with_card(self, number: str, status: str, year: int) -> PersonAnswer:
        extras = {(one.text or "").strip() for one in _children(self.element, "tilleggsopplysning")}
        card = self._only(self.element, "skattekort")
        if card is None:
            raise _Impossible("skattekort")
        issued_on = self._day(card)
        if issued_on.year > year or issued_on.year < year - 1:
            raise _Impossible("utstedtDato")
        self.issued_on = issued_on
        return PersonAnswer(
            number,
            status,
            year,
            issued_on=issued_on,
            card_id=self._wanted(card, "skattekortidentifikator"),
            deductions=self._deductions(card),
            tax_at_source=TAX_AT_SOURCE in extras,
        )

    def _deductions(self, card: etree._Element) -> dict[PayCode, Deduction]:
        """The withholdings of pay. Pensions and benefits are not ours, and are not looked into."""
        found: dict[PayCode, Deduction] = {}
        for element in _children(card, "forskuddstrekk"):
            code = self._wanted(element, "trekkode")
            if code not in OURS:
                continue
            if code in found:
                raise _Impossible("trekkode")
            found[PayCode(code)] = self._deduction(element)
        return found

    def _deduction(self, element: etree._Element) -> Deduction:
        form = element.get(TYPE, "").rpartition(":")[2].strip()
        if form == Form.TABLE:
            self._optional(element, "tabelltype")
            return Deduction(
                Form.TABLE, table=self._wanted(element, "tabellnummer"), percent=self._percent(element)
            )
        if form == Form.PERCENTAGE:
            self._wanted(element, "prosentsats")
            return Deduction(Form.PERCENTAGE, percent=self._percent(element))
        if form == Form.EXEMPTION:
            limit = Decimal(self._wanted(element, "frikortbeloep"))
            if limit > MOST_KRONER:
                raise _Impossible("frikortbeloep")
            return Deduction(Form.EXEMPTION, limit=limit.quantize(Decimal(1)) or None)
        raise _Impossible("forskuddstrekk")

    def _percent(self, element: etree._Element) -> Decimal | None:
        text = self._optional(element, "prosentsats")
        if text is None:
            return None
        if Decimal(text) > MOST_PERCENT:
            raise _Impossible("prosentsats")
        return Decimal(text).quantize(Decimal("0.1"))

    def _day(self, card: etree._Element) -> date:
        try:
            return date.fromisoformat(self._wanted(card, "utstedtDato"))
        except ValueError:
            raise _Impossible("utstedtDato") from None

    def _wanted(self, parent: etree._Element, name: str) -> str:
        text = self._optional(parent, name)
        if text is None:
            raise _Impossible(name)
        return text

    def _optional(self, parent: etree._Element, name: str) -> str | None:
        """The text of an element that may be there once, in the shape that it must have."""
        element = self._only(parent, name)
        if element is None:
            return None
        text = (element.text or "").strip()
        if len(element) or not SHAPES[name].fullmatch(text):
            raise _Impossible(name)
        return text

    def _only(self, parent: etree._Element, name: str) -> etree._Element | None:
        found = list(_children(parent, name))
        if len(found) > 1:
            raise _Impossible(name)
        return found[0] if found else None
