"""The books of a period as SAF-T Financial 1.30, the file that accounting systems and Skatteetaten exchange.

Written element by element and sent as it goes; nothing of it is kept in memory as a tree. BOKF §7-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from typing import Any

from lxml import etree

from bikuben.models import Project
from payroll.books import Balance, Books
from payroll.chart_of_accounts import Chart
from payroll.documents.book_words import JOURNALS, id_of, reference_of
from payroll.rules.vouchers import OF_THE_YEAR, Voucher, VoucherLine

NAMESPACE = "urn:StandardAuditFile-Taxation-Financial:NO"
SOFTWARE, SOFTWARE_VERSION = "Bikuben", "1"
A_PIECE = 100  # vouchers
#: Where a name is not one person's: the schema wants a first name, and this is its word for none.
NO_FIRST_NAME = "NotUsed"
#: What an XML file can't hold, should it have been pasted into a name.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
RESPONSIBILITY, FUNCTION = ("ANSVAR", "Ansvar"), ("FUNKSJON", "Funksjon")


def saf_t(books: Books, project: Project, *, created: date) -> bytes:
    """The whole file. The same books, project and date give the same bytes."""
    return b"".join(saf_t_pieces(books, project, created=created))


def saf_t_pieces(books: Books, project: Project, *, created: date) -> Iterator[bytes]:
    """The file piece by piece, a hundred vouchers at a time."""
    buffer = BytesIO()
    with etree.xmlfile(buffer, encoding="UTF-8") as file:
        file.write_declaration()
        with _within(file, "AuditFile", nsmap={None: NAMESPACE}):
            _header(file, books, project, created)
            with _within(file, "MasterFiles"):
                with _within(file, "GeneralLedgerAccounts"):
                    for balance in books.balances:
                        _account(file, balance)
                _dimensions(file, books.chart)
            with _within(file, "GeneralLedgerEntries"):
                _texts(
                    file,
                    ("NumberOfEntries", str(len(books.vouchers))),
                    ("TotalDebit", _amount(books.total)),
                    ("TotalCredit", _amount(books.total)),
                )
                for kind, vouchers in groupby(_by_journal(books), key=lambda one: one.kind):
                    with _within(file, "Journal"):
                        journal = JOURNALS[kind]
                        _texts(
                            file,
                            ("JournalID", journal.code),
                            ("Description", journal.name),
                            ("Type", journal.code),
                        )
                        for place, voucher in enumerate(vouchers, start=1):
                            _transaction(file, voucher, books.chart)
                            if place % A_PIECE == 0:
                                file.flush()
                                yield _emptied(buffer)
    yield _emptied(buffer)


def _emptied(buffer: BytesIO) -> bytes:
    piece = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return piece


def _by_journal(books: Books) -> list[Voucher]:
    """Each kind together; within one the sources' own order, which is that of the numbers."""
    order = {kind: place for place, kind in enumerate(JOURNALS)}
    return sorted(books.vouchers, key=lambda one: order[one.kind])


def _header(file: Any, books: Books, project: Project, created: date) -> None:
    period = books.period
    with _within(file, "Header"):
        _texts(
            file,
            ("AuditFileVersion", "1.30"),
            ("AuditFileCountry", "NO"),
            ("AuditFileDateCreated", created.isoformat()),
            ("SoftwareCompanyName", SOFTWARE),
            ("SoftwareID", SOFTWARE),
            ("SoftwareVersion", SOFTWARE_VERSION),
        )
        with _within(file, "Company"):
            _company(file, project)
        _texts(file, ("DefaultCurrencyCode", "NOK"))
        with _within(file, "SelectionCriteria"):
            _texts(
                file,
                ("PeriodStart", str(period.first.month)),
                ("PeriodStartYear", str(period.year)),
                ("PeriodEnd", str(period.last.month)),
                ("PeriodEndYear", str(period.year)),
            )
        _texts(file, ("TaxAccountingBasis", "A"))


def _company(file: Any, project: Project) -> None:
    _texts(file, ("RegistrationNumber", project.organisation_number), ("Name", project.legal_name))
    address = (
        ("StreetName", project.address),
        ("City", project.city),
        ("PostalCode", project.postal_code),
        ("Country", "NO"),
        ("AddressType", "StreetAddress"),
    )
    with _within(file, "Address"):
        _texts(file, *((name, text) for name, text in address if text))
    with _within(file, "Contact"):
        with _within(file, "ContactPerson"):
            _texts(file, ("FirstName", NO_FIRST_NAME), ("LastName", project.legal_name[:70]))
        _texts(file, ("Telephone", "".join(project.phone.split())[:18]))


def _account(file: Any, balance: Balance) -> None:
    account = balance.account
    with _within(file, "Account"):
        _texts(
            file,
            ("AccountID", account.number),
            ("AccountDescription", account.name),
            ("GroupingCategory", account.category),
            ("GroupingCode", account.code),
            ("AccountType", "GL"),
            _balance("Opening", balance.opening),
            _balance("Closing", balance.closing),
        )


def _balance(which: str, amount: Decimal) -> tuple[str, str]:
    side = "Credit" if amount < 0 else "Debit"
    return f"{which}{side}Balance", _amount(abs(amount))


def _dimensions(file: Any, chart: Chart) -> None:
    used = _analyses(chart)
    if not used:
        return
    with _within(file, "AnalysisTypeTable"):
        for (code, name), value in used:
            with _within(file, "AnalysisTypeTableEntry"):
                _texts(
                    file,
                    ("AnalysisType", code),
                    ("AnalysisTypeDescription", name),
                    ("AnalysisID", value),
                    ("AnalysisIDDescription", f"{name} {value}"),
                )


def _analyses(chart: Chart) -> list[tuple[tuple[str, str], str]]:
    both = ((RESPONSIBILITY, chart.responsibility), (FUNCTION, chart.function))
    return [(kind, value) for kind, value in both if value]


def _transaction(file: Any, voucher: Voucher, chart: Chart) -> None:
    day = voucher.date.isoformat()
    with _within(file, "Transaction"):
        _texts(
            file,
            ("TransactionID", id_of(voucher)),
            ("Period", str(voucher.date.month)),
            ("PeriodYear", str(voucher.date.year)),
            ("TransactionDate", day),
            ("VoucherType", JOURNALS[voucher.kind].code),
            ("VoucherDescription", JOURNALS[voucher.kind].name),
            ("Description", voucher.text),
            ("SystemEntryDate", day),
            ("GLPostingDate", day),
        )
        for place, line in enumerate(voucher.lines, start=1):
            _line(file, voucher, line, place, chart)


def _line(file: Any, voucher: Voucher, line: VoucherLine, place: int, chart: Chart) -> None:
    side = "Debit" if line.debit else "Credit"
    amount = _amount(line.debit or line.credit)
    with _within(file, "Line"):
        _texts(file, ("RecordID", str(place)), ("AccountID", chart.accounts[line.account].number))
        for (code, _name), value in _analyses(chart) if line.account in OF_THE_YEAR else []:
            with _within(file, "Analysis"):
                _texts(file, ("AnalysisType", code), ("AnalysisID", value))
                with _within(file, f"{side}AnalysisAmount"):
                    _texts(file, ("Amount", amount))
        if voucher.value_date:
            _texts(file, ("ValueDate", voucher.value_date.isoformat()))
        _texts(file, ("SourceDocumentID", voucher.number), ("Description", voucher.text))
        with _within(file, f"{side}Amount"):
            _texts(file, ("Amount", amount))
        reference = reference_of(voucher)
        if reference:
            _texts(file, ("CrossReference", reference))


def _within(file: Any, name: str, **options: Any) -> Any:
    return file.element(f"{{{NAMESPACE}}}{name}", **options)


def _texts(file: Any, *pairs: tuple[str, str]) -> None:
    for name, text in pairs:
        with _within(file, name):
            file.write(NOT_XML.sub(" ", text))


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}"
