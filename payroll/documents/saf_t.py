"""The books of a period as SAF-T Financial 1.30, the file that accounting systems and Skatteetaten exchange.

Written element by element and sent as it goes; nothing of it is kept in memory as a tree. BOKF §7-8.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import groupby
from typing import Any

from lxml import etree

from bikuben.models import Project
from payroll.books import Books
from payroll.chart_of_accounts import Chart
from payroll.documents.book_words import JOURNALS, id_of, reference_of
from payroll.documents.saf_t_masters import analyses, write_masters
from payroll.documents.saf_t_write import NAMESPACE, filled, money, texts, within
from payroll.rules.vat_codes import vat_code
from payroll.rules.vouchers import OF_THE_YEAR, AccountRole, LineVat, Voucher, VoucherLine

SOFTWARE, SOFTWARE_VERSION = "Bikuben", "1"
A_PIECE = 100  # vouchers
#: Where a name is not one person's: the schema wants a first name, and this is its word for none.
NO_FIRST_NAME = "NotUsed"


def saf_t(books: Books, project: Project, *, created: date) -> bytes:
    """The whole file. The same books, project and date give the same bytes."""
    return b"".join(saf_t_pieces(books, project, created=created))


def saf_t_pieces(books: Books, project: Project, *, created: date) -> Iterator[bytes]:
    """The file piece by piece, a hundred vouchers at a time."""
    buffer = BytesIO()
    with etree.xmlfile(buffer, encoding="UTF-8") as file:
        file.write_declaration()
        with within(file, "AuditFile", nsmap={None: NAMESPACE}):
            _header(file, books, project, created)
            write_masters(file, books)
            with within(file, "GeneralLedgerEntries"):
                texts(
                    file,
                    ("NumberOfEntries", str(len(books.vouchers))),
                    ("TotalDebit", money(books.total)),
                    ("TotalCredit", money(books.total)),
                )
                for kind, vouchers in groupby(_by_journal(books), key=lambda one: one.kind):
                    with within(file, "Journal"):
                        journal = JOURNALS[kind]
                        texts(
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
    with within(file, "Header"):
        texts(
            file,
            ("AuditFileVersion", "1.30"),
            ("AuditFileCountry", "NO"),
            ("AuditFileDateCreated", created.isoformat()),
            ("SoftwareCompanyName", SOFTWARE),
            ("SoftwareID", SOFTWARE),
            ("SoftwareVersion", SOFTWARE_VERSION),
        )
        with within(file, "Company"):
            _company(file, project, has_vat=books.charges_vat)
        texts(file, ("DefaultCurrencyCode", "NOK"))
        with within(file, "SelectionCriteria"):
            texts(
                file,
                ("PeriodStart", str(period.first.month)),
                ("PeriodStartYear", str(period.year)),
                ("PeriodEnd", str(period.last.month)),
                ("PeriodEndYear", str(period.year)),
            )
        texts(file, ("TaxAccountingBasis", "A"))


def _company(file: Any, project: Project, *, has_vat: bool) -> None:
    texts(file, ("RegistrationNumber", project.organisation_number), ("Name", project.legal_name))
    address = filled(
        ("StreetName", project.address), ("City", project.city), ("PostalCode", project.postal_code)
    )
    with within(file, "Address"):
        texts(file, *address, ("Country", "NO"), ("AddressType", "StreetAddress"))
    with within(file, "Contact"):
        with within(file, "ContactPerson"):
            texts(file, ("FirstName", NO_FIRST_NAME), ("LastName", project.legal_name[:70]))
        texts(file, ("Telephone", "".join(project.phone.split())[:18]))
    if has_vat:
        with within(file, "TaxRegistration"):
            texts(file, ("TaxRegistrationNumber", f"{project.organisation_number}MVA"))


def _transaction(file: Any, voucher: Voucher, chart: Chart) -> None:
    day = voucher.date.isoformat()
    with within(file, "Transaction"):
        texts(
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
    amount = money(line.debit or line.credit)
    with within(file, "Line"):
        texts(file, ("RecordID", str(place)), ("AccountID", chart.accounts[line.account].number))
        for (code, _name), value in analyses(chart) if line.account in OF_THE_YEAR else []:
            with within(file, "Analysis"):
                texts(file, ("AnalysisType", code), ("AnalysisID", value))
                with within(file, f"{side}AnalysisAmount"):
                    texts(file, ("Amount", amount))
        if voucher.value_date:
            texts(file, ("ValueDate", voucher.value_date.isoformat()))
        texts(file, ("SourceDocumentID", voucher.number))
        if voucher.customer and line.account == AccountRole.RECEIVABLES:
            texts(file, ("CustomerID", voucher.customer.number))
        texts(file, ("Description", voucher.text))
        with within(file, f"{side}Amount"):
            texts(file, ("Amount", amount))
        if line.vat:
            _vat(file, line.vat, side, amount)
        reference = reference_of(voucher)
        if reference:
            texts(file, ("CrossReference", reference))


def _vat(file: Any, vat: LineVat, side: str, base: str) -> None:
    with within(file, "TaxInformation"):
        texts(
            file,
            ("TaxType", "MVA"),
            ("TaxCode", vat_code(vat.percent).code),
            ("TaxPercentage", money(vat.percent)),
            ("Country", "NO"),
            ("TaxBase", base),
        )
        with within(file, f"{side}TaxAmount"):
            texts(file, ("Amount", money(vat.amount)))
