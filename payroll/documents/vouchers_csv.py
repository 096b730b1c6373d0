"""The vouchers of a period as a CSV file for a spreadsheet or another accounting system.

Semicolons, decimal commas, CRLF and a byte order mark: as spreadsheets here open files without being asked.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

from payroll.books import Books
from payroll.documents.book_words import JOURNALS, id_of, reference_of
from payroll.rules.vat_codes import vat_code
from payroll.rules.vouchers import OF_THE_YEAR, AccountRole, Voucher, VoucherLine

HEADINGS = (
    "Bilag", "Bilagsdato", "Valutadato", "Bilagsart", "Konto", "Kontonavn", "Tekst", "Gjelder", "Debet",
    "Kredit", "Ansvar", "Funksjon", "Kunde", "Kundenavn", "Mva-kode", "Mva-sats",
)  # fmt: skip
#: What a spreadsheet would take for a formula when a cell begins with it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def vouchers_csv(books: Books) -> bytes:
    """One row a line of a voucher, by date; the same books give the same bytes."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    chart = books.chart
    order = {kind: place for place, kind in enumerate(JOURNALS)}
    for voucher in sorted(books.vouchers, key=lambda one: (one.date, order[one.kind])):
        head = (
            id_of(voucher),
            voucher.date.isoformat(),
            (voucher.value_date or voucher.date).isoformat(),
            JOURNALS[voucher.kind].name,
        )
        for line in voucher.lines:
            account = chart.accounts[line.account]
            counted = line.account in OF_THE_YEAR
            row = (
                *head,
                account.number,
                account.name,
                voucher.text,
                reference_of(voucher),
                _amount(line.debit),
                _amount(line.credit),
                chart.responsibility if counted else "",
                chart.function if counted else "",
                *_customer(voucher, line),
                *_vat(line),
            )
            writer.writerow([safe(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """The cell as text that no spreadsheet runs: an apostrophe before what would begin a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def _customer(voucher: Voucher, line: VoucherLine) -> tuple[str, str]:
    customer = voucher.customer if line.account == AccountRole.RECEIVABLES else None
    return (customer.number, customer.name) if customer else ("", "")


def _vat(line: VoucherLine) -> tuple[str, str]:
    if line.vat is None:
        return "", ""
    return vat_code(line.vat.percent).code, f"{line.vat.percent.normalize():f}".replace(".", ",")


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",") if amount else ""
