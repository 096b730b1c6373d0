"""SAF-T Financial 1.30: valid, adding up, and without anyone's name. BOKF §7-8."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from lxml import etree

from payroll.chart_of_accounts import change_accounts, choose_chart
from payroll.count_cash import count_cash
from payroll.documents.saf_t import saf_t
from payroll.models import OfficialPaymentKind, PaySlip
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.rules.book_periods import period_of
from payroll.rules.charts import Standard
from tests.cast import NOW, TODAY
from tests.payroll.books.schemas import OWN, parsed
from tests.payroll.books.world import JUNE, MAY, TERM_OF_MAY, YEAR, about, books_of, paid_slip, pay_official
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.django_db
SAF = {"s": "urn:StandardAuditFile-Taxation-Financial:NO"}


@pytest.fixture
def slip(project, supervisor) -> PaySlip:
    """Every kind of voucher, among them a slip of May that is taken back in June."""
    fill_box(supervisor)
    slip = paid_slip(supervisor)
    paid_slip(supervisor, TODAY + timedelta(days=2), card=None)
    count_cash(
        counted=Decimal(4590), counted_by="Prøve", explanation="?", **about(supervisor, date(2026, 5, 6))
    )
    reverse_pay_slip(slip, reason="Feil", money_came_back=True, **about(supervisor, date(2026, 6, 2)))
    pay_official(OfficialPaymentKind.CONTRIBUTION, 56, TERM_OF_MAY, by=supervisor, today=date(2026, 7, 15))
    return slip


def file_of(project, period=YEAR) -> bytes:
    return saf_t(books_of(period), project, created=period.last)


def texts(tree: etree._Element, path: str) -> list[str]:
    return [node.text or "" for node in tree.xpath(path, namespaces=SAF)]


def money(tree: etree._Element, path: str) -> Decimal:
    return sum((Decimal(text) for text in texts(tree, path)), Decimal(0))


@pytest.mark.parametrize("standard", Standard)
@pytest.mark.parametrize("period", ["2026", "2026-05", "2026-t3", "2025", "2027-01"])
def test_it_is_valid_for_every_chart_and_period(standard, period, slip, project, supervisor) -> None:
    assert OWN.exists()
    choose_chart(standard, by=supervisor, now=NOW)
    tree = parsed(file_of(project, period_of(period)))
    assert texts(tree, "s:Header/s:Company/s:RegistrationNumber") == ["974760673"]


def test_every_transaction_balances_and_the_totals_are_their_sums(slip, project) -> None:
    tree = parsed(file_of(project))
    transactions = tree.xpath("s:GeneralLedgerEntries/s:Journal/s:Transaction", namespaces=SAF)
    for one in transactions:
        assert money(one, "s:Line/s:DebitAmount/s:Amount") == money(one, "s:Line/s:CreditAmount/s:Amount") > 0
    assert texts(tree, "s:GeneralLedgerEntries/s:NumberOfEntries") == [str(len(transactions))]
    total = money(tree, "//s:Line/s:DebitAmount/s:Amount")
    assert texts(tree, "s:GeneralLedgerEntries/s:TotalDebit") == [f"{total:.2f}"]
    assert texts(tree, "s:GeneralLedgerEntries/s:TotalCredit") == [f"{total:.2f}"]
    assert texts(tree, "//s:JournalID") == ["LS", "KB", "KT", "IB"]


@pytest.mark.parametrize("period", [MAY, JUNE, YEAR])
def test_opening_and_lines_make_closing_on_every_account(period, slip, project) -> None:
    tree = parsed(file_of(project, period))
    for account in tree.xpath("//s:Account", namespaces=SAF):
        (number,) = texts(account, "s:AccountID")
        lines = f"//s:Line[s:AccountID='{number}']"
        opening = money(account, "s:OpeningDebitBalance") - money(account, "s:OpeningCreditBalance")
        closing = money(account, "s:ClosingDebitBalance") - money(account, "s:ClosingCreditBalance")
        debit, credit = (money(tree, f"{lines}/s:{side}Amount/s:Amount") for side in ("Debit", "Credit"))
        assert opening + debit - credit == closing


def test_a_paper_that_counts_on_another_day_says_so(slip, project) -> None:
    tree = parsed(file_of(project, JUNE))
    (reversal,) = tree.xpath("//s:Transaction[s:TransactionID='LS-2026-0003']", namespaces=SAF)
    assert texts(reversal, "s:TransactionDate") == ["2026-06-02"]
    assert set(texts(reversal, "s:Line/s:ValueDate")) == {"2026-05-04"}
    assert set(texts(reversal, "s:Line/s:CrossReference")) == {"LS-2026-0001"}


def test_a_municipality_writes_its_dimensions_on_costs_only(slip, project, supervisor) -> None:
    change_accounts({}, responsibility="3100", function="273", by=supervisor, now=NOW)
    tree = parsed(file_of(project))
    assert texts(tree, "//s:AnalysisTypeTableEntry/s:AnalysisID") == ["3100", "273"]
    with_them = set(texts(tree, "//s:Line[s:Analysis]/s:AccountID"))
    assert with_them == {"5000", "5180", "5400", "5405", "7740", "7790"}


def test_it_holds_nobodys_name_or_number(slip, project) -> None:
    text = file_of(project).decode()
    assert "Kari" not in text
    assert str(slip.identity_number) not in text
    assert str(slip.participant.chosen_name) not in text
    assert "Prøve<" not in text  # nor of whoever counted


def test_what_no_xml_can_hold_in_a_name_is_left_out(slip, project) -> None:
    project.legal_name = "Verkstedet\x0b & <sønner>"
    assert texts(parsed(file_of(project)), "s:Header/s:Company/s:Name") == ["Verkstedet  & <sønner>"]
