"""What the entries of a SAF-T file refer to: accounts, customers, VAT codes and dimensions."""

from __future__ import annotations

from typing import Any

from payroll.books import Balance, Books
from payroll.chart_of_accounts import Chart
from payroll.customer_balances import CustomerBalance
from payroll.documents.saf_t_write import balance, filled, money, texts, within
from payroll.rules.vat_codes import VatCode, vat_codes
from payroll.rules.vouchers import AccountRole

RESPONSIBILITY, FUNCTION = ("ANSVAR", "Ansvar"), ("FUNKSJON", "Funksjon")


def write_masters(file: Any, books: Books) -> None:
    """All accounts of the chart, and of the rest what the period has."""
    with within(file, "MasterFiles"):
        with within(file, "GeneralLedgerAccounts"):
            for one in books.balances:
                _account(file, one)
        _customers(file, books)
        _tax_table(file, books)
        _dimensions(file, books.chart)


def analyses(chart: Chart) -> list[tuple[tuple[str, str], str]]:
    """A municipality's dimensions with what is chosen for them."""
    both = ((RESPONSIBILITY, chart.responsibility), (FUNCTION, chart.function))
    return [(kind, value) for kind, value in both if value]


def _account(file: Any, one: Balance) -> None:
    account = one.account
    with within(file, "Account"):
        texts(
            file,
            ("AccountID", account.number),
            ("AccountDescription", account.name),
            ("GroupingCategory", account.category),
            ("GroupingCode", account.code),
            ("AccountType", "GL"),
            balance("Opening", one.opening),
            balance("Closing", one.closing),
        )


def _customers(file: Any, books: Books) -> None:
    if not books.customers:
        return
    account = books.chart.accounts[AccountRole.RECEIVABLES].number
    with within(file, "Customers"):
        for one in books.customers:
            _customer(file, one, account)


def _customer(file: Any, one: CustomerBalance, account: str) -> None:
    customer = one.customer
    address = filled(
        ("StreetName", customer.address), ("City", customer.city), ("PostalCode", customer.postal_code)
    )
    with within(file, "Customer"):
        texts(file, *filled(("RegistrationNumber", customer.organisation_number)), ("Name", customer.name))
        if address:
            with within(file, "Address"):
                texts(file, *address, ("Country", "NO"), ("AddressType", "StreetAddress"))
        texts(file, ("CustomerID", customer.number))
        with within(file, "BalanceAccount"):
            texts(
                file,
                ("AccountID", account),
                balance("Opening", one.opening),
                balance("Closing", one.closing),
            )


def _tax_table(file: Any, books: Books) -> None:
    lines = (line for voucher in books.vouchers for line in voucher.lines)
    codes = vat_codes(line.vat.percent for line in lines if line.vat)
    if not codes:
        return
    with within(file, "TaxTable"), within(file, "TaxTableEntry"):
        texts(file, ("TaxType", "MVA"), ("Description", "Merverdiavgift"))
        for code in codes:
            _tax_code(file, code)


def _tax_code(file: Any, code: VatCode) -> None:
    with within(file, "TaxCodeDetails"):
        texts(
            file,
            ("TaxCode", code.code),
            ("Description", code.name),
            ("TaxPercentage", money(code.percent)),
            ("Country", "NO"),
            ("StandardTaxCode", code.standard),
            ("BaseRate", "100"),
        )


def _dimensions(file: Any, chart: Chart) -> None:
    used = analyses(chart)
    if not used:
        return
    with within(file, "AnalysisTypeTable"):
        for (code, name), value in used:
            with within(file, "AnalysisTypeTableEntry"):
                texts(
                    file,
                    ("AnalysisType", code),
                    ("AnalysisTypeDescription", name),
                    ("AnalysisID", value),
                    ("AnalysisIDDescription", f"{name} {value}"),
                )
