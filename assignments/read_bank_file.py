"""Reads the bank's file (camt.053 or camt.054).

Nothing in it is trusted: what can't be right refuses the whole file with a sentence, and no sentence repeats
what the file says. The elements are read by pyiso20022's models, made from ISO's own schemas, through xsdata.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from dataclasses import MISSING, dataclass, fields
from datetime import date
from importlib import import_module
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from lxml import etree
from xsdata.exceptions import ConverterWarning, ParserError
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata.formats.dataclass.parsers.handlers import LxmlEventHandler

from assignments.read_bank_entry import EntryReader, NotPossible, at, many, text_of
from assignments.rules.bank_entry import Money, money_in
from bikuben.refusals import Refused

MOST_BYTES = 5 * 1024 * 1024
NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:camt\.(053|054)\.001\.(0[2-9]|1[0-2])")
OTHER_CAMT = re.compile(r"urn:iso:std:iso:20022:tech:xsd:[a-z]{4}\.[0-9.]+")
STATEMENTS = {"053": ("bk_to_cstmr_stmt", "stmt"), "054": ("bk_to_cstmr_dbt_cdt_ntfctn", "ntfctn")}
MOST_MESSAGE_ID = 60


@dataclass(frozen=True, slots=True)
class BankContent:
    """What came into our account by one file. `ignored`: entries that are none of it, as money out."""

    message_id: str
    money: tuple[Money, ...]
    ignored: int


def read_bank_file(content: bytes, *, account: str, today: date) -> BankContent:
    """What a file says about `account` (eleven digits; its IBAN is known by them).

    Raises:
        Refused: at `file`, for anything but a whole and possible camt.053 or camt.054 about our account.
    """
    root = _parsed(_text(content))
    kind, version = _kind_of(root)
    document = _modelled(root, kind, version)
    message, name = STATEMENTS[kind]
    statements = many(at(document, message), name)
    ours = [one for one in statements if _account_of(one) == account]
    if not statements:
        raise _refused(_("Det er ingen bevegelser i fila."), "no_statements")
    if not ours:
        raise _refused(
            _("Fila gjelder en annen konto enn den som står i «Om prosjektet»."), "another_account"
        )
    money, ignored, seen = [], 0, Counter()
    for statement in ours:
        reader = EntryReader(account=account, today=today)
        try:
            money += money_in(reader.entries(many(statement, "ntry")), seen)
        except NotPossible as reason:
            raise _refused(_sentence(reason.code), reason.code) from None
        ignored += reader.ignored
    message_id = text_of(at(document, message, "grp_hdr", "msg_id"))[:MOST_MESSAGE_ID]
    return BankContent(message_id, tuple(money), ignored)


def _sentence(code: str) -> str | Promise:
    return {
        "amount": _("Et beløp i fila lar seg ikke lese. Hent fila på nytt i banken."),
        "date": _("En bevegelse i fila mangler en dato vi kan lese. Hent fila på nytt i banken."),
        "future": _("Fila har en bevegelse med en dato som ikke har vært ennå. Sjekk datoen på maskinen."),
        "currency": _("Fila har penger i en annen valuta enn kroner. De må føres for hånd."),
    }.get(code, _("Fila kan ikke leses. Hent den på nytt i banken."))


def _refused(message: str | Promise, code: str) -> Refused:
    return Refused(message, code=code, field="file")


def _unreadable() -> Refused:
    return _refused(_("Fila kan ikke leses. Hent den på nytt i banken som XML-fil (camt)."), "unreadable")


def _text(content: bytes) -> str:
    """The file's letters. Only UTF-8, so that what is looked for below can't be hidden in another coding."""
    if not content.strip():
        raise _refused(_("Fila er tom. Hent den på nytt i banken."), "empty")
    if len(content) > MOST_BYTES:
        raise _refused(_("Fila er større enn 5 MB. Hent den for et kortere tidsrom."), "too_large")
    if content.startswith(b"PK"):
        raise _refused(_("Dette er en zip-fil. Pakk den ut, og velg XML-fila som ligger i den."), "zip_file")
    if content.startswith(b"%PDF"):
        raise _refused(_("Dette er en PDF. Hent fila som XML (camt) i stedet."), "pdf_file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable() from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise _refused(
            _("Fila har noe i seg som ikke hører hjemme der (DOCTYPE). Hent den på nytt i banken."), "doctype"
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


def _kind_of(root: etree._Element) -> tuple[str, str]:
    """053 or 054, and the version of the standard."""
    name = etree.QName(root)
    found = NAMESPACE.fullmatch(name.namespace or "")
    if name.localname == "Document" and found:
        return found[1], found[2]
    if OTHER_CAMT.fullmatch(name.namespace or ""):
        raise _refused(
            _("Fila er en annen slags fil fra banken. Hent camt.054 (innbetalinger) eller camt.053 (konto)."),
            "another_kind",
        )
    raise _refused(
        _("Dette er ikke en fil med innbetalinger fra banken (camt.054 eller camt.053)."), "no_camt"
    )


def _modelled(root: etree._Element, kind: str, version: str) -> Any:
    """The file as the models of its version. An element that should be there and isn't reads as None."""
    name = f"camt_{kind}_001_{version}"
    model = import_module(f"pyiso20022.camt.{name}").Document
    config = ParserConfig(fail_on_unknown_properties=False, class_factory=_made)
    try:
        with warnings.catch_warnings():
            # What can't be converted stays text, and is refused where it is read; the warning would quote it.
            warnings.simplefilter("ignore", ConverterWarning)
            return XmlParser(config=config, handler=LxmlEventHandler).parse(root, model)
    except (ParserError, TypeError, ValueError, AttributeError):
        raise _unreadable() from None


def _made(model: type, given: dict[str, Any]) -> Any:
    """One element, also where the bank left out what the schema asks for and we don't read."""
    for one in fields(model):
        lacks = one.default is MISSING and one.default_factory is MISSING
        if one.init and lacks:
            given.setdefault(one.name, None)
    return model(**given)


def _account_of(statement: Any) -> str:
    """The eleven digits of an account, from its IBAN or as it is."""
    iban = "".join(text_of(at(statement, "acct", "id", "iban")).split()).upper()
    if iban:
        return iban[4:] if re.fullmatch(r"NO[0-9]{13}", iban) else ""
    return re.sub(r"[ .]", "", text_of(at(statement, "acct", "id", "othr", "id")))
