"""Sales in SAF-T: who the customers are and what they owe, and how each line is taxed. BOKF §7-8."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from lxml import etree

from assignments.models import Client, Participant
from bikuben.models import Project
from payroll.chart_of_accounts import change_accounts, choose_chart
from payroll.documents.saf_t import saf_t
from payroll.rules.book_periods import period_of
from payroll.rules.charts import Standard
from payroll.rules.vouchers import AccountRole
from tests.assignments.invoices.world import APRIL_20, make_client, make_done_job, make_seller
from tests.cast import NOW, TODAY
from tests.payroll.books.schemas import parsed
from tests.payroll.books.selling import credit, pay, sell
from tests.payroll.books.test_saf_t import SAF, money, texts
from tests.payroll.books.world import books_of, paid_slip
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.django_db
JUNE_DAY = date(2026, 6, 8)


@pytest.fixture
def project(db: None) -> Project:
    return make_seller()


@pytest.fixture
def client(project, supervisor) -> Client:
    """Billed for work and for more, with VAT and without; half is paid in June, one line is credited."""
    client = make_done_job({APRIL_20: 3}).client
    untaxed = sell(supervisor, 1000, client=client)
    sell(supervisor, 400, "99.99", percent="25.0", client=client)
    sell(supervisor, 70, percent="11.1", client=make_client(name="Ola Hansen", organisation_number=None))
    pay(supervisor, untaxed, 900, on=JUNE_DAY)
    credit(supervisor, untaxed, untaxed.lines.get(day=None).position, on=JUNE_DAY)
    return client


def tree_of(project, code: str = "2026") -> etree._Element:
    period = period_of(code)
    return parsed(saf_t(books_of(period), project, created=period.last))


def customer(tree: etree._Element, client: Client) -> etree._Element:
    (found,) = tree.xpath(f"//s:Customer[s:CustomerID='{client.pk}']", namespaces=SAF)
    return found


def balance(node: etree._Element, which: str) -> Decimal:
    return money(node, f".//s:{which}DebitBalance") - money(node, f".//s:{which}CreditBalance")


@pytest.mark.parametrize("standard", Standard)
@pytest.mark.parametrize("code", ["2025", "2026-05", "2026-06", "2026-t3", "2026", "2027"])
def test_it_is_valid_for_every_chart_and_period(standard, code, client, project, supervisor) -> None:
    choose_chart(standard, by=supervisor, now=NOW)
    tree_of(project, code)


def test_a_customer_has_number_name_address_and_what_is_owed(client, project) -> None:
    """Billed 1 600 and 624.99 in May; 900 paid and 1 000 credited in June."""
    june = customer(tree_of(project, "2026-06"), client)
    assert texts(june, "s:Name") == ["Perle & Co AS"]
    assert texts(june, "s:RegistrationNumber") == ["923609016"]
    assert texts(june, "s:Address/*") == ["Kundeveien 3", "Oslo", "0250", "NO", "StreetAddress"]
    assert texts(june, "s:BalanceAccount/s:AccountID") == ["1500"]
    assert (balance(june, "Opening"), balance(june, "Closing")) == (Decimal("2224.99"), Decimal("324.99"))


def test_a_customer_without_organisation_number_has_none(client, project) -> None:
    ola = customer(tree_of(project), Client.objects.get(name="Ola Hansen"))
    assert texts(ola, "s:RegistrationNumber") == []
    assert balance(ola, "Closing") == Decimal("77.77")


@pytest.mark.parametrize("code", ["2026-05", "2026-06", "2026", "2027"])
def test_the_customers_together_are_the_account(code, client, project) -> None:
    tree = tree_of(project, code)
    (account,) = tree.xpath("//s:Account[s:AccountID='1500']", namespaces=SAF)
    for which in ("Opening", "Closing"):
        of_customers = sum(balance(one, which) for one in tree.xpath("//s:Customer", namespaces=SAF))
        assert of_customers == balance(account, which)


def test_every_line_of_receivables_says_whose_it_is_and_no_other_line_does(client, project) -> None:
    tree = tree_of(project)
    assert len(texts(tree, "//s:Line[s:AccountID='1500']/s:CustomerID")) == 5
    assert set(texts(tree, "//s:Line[s:CustomerID]/s:AccountID")) == {"1500"}


def test_each_line_of_sales_says_how_it_is_taxed(client, project) -> None:
    tree = tree_of(project)
    assert texts(tree, "//s:TaxCodeDetails/s:TaxCode") == ["3", "U11.1", "6"]
    assert texts(tree, "//s:TaxCodeDetails/s:StandardTaxCode") == ["3", "NA", "6"]
    path = "//s:Transaction[s:TransactionID='SG-2026-0002']/s:Line/s:TaxInformation"
    (taxed,) = tree.xpath(path, namespaces=SAF)
    assert texts(taxed, "*[not(*)]") == ["MVA", "3", "25.00", "NO", "499.99"]
    assert texts(taxed, "s:CreditTaxAmount/s:Amount") == ["125.00"]
    path = "//s:Transaction[s:TransactionID='KN-2026-0001']/s:Line/s:TaxInformation"
    (credited,) = tree.xpath(path, namespaces=SAF)
    assert texts(credited, "*[not(*)]") == ["MVA", "6", "0.00", "NO", "1000.00"]
    assert texts(credited, "s:DebitTaxAmount/s:Amount") == ["0.00"]
    assert set(texts(tree, "//s:Line[s:TaxInformation]/s:AccountID")) == {"3000", "3200"}


def test_the_vat_of_the_lines_is_the_vat_of_the_account(client, project) -> None:
    tree = tree_of(project)
    said = money(tree, "//s:CreditTaxAmount/s:Amount") - money(tree, "//s:DebitTaxAmount/s:Amount")
    (account,) = tree.xpath("//s:Account[s:AccountID='2700']", namespaces=SAF)
    assert said == -balance(account, "Closing") == Decimal("132.77")


def test_who_charges_vat_has_a_number_in_the_register_of_vat(client, project, supervisor) -> None:
    assert texts(tree_of(project), "//s:TaxRegistrationNumber") == ["974760673MVA"]
    assert texts(tree_of(project, "2026-04"), "//s:TaxRegistrationNumber") == []


def test_no_sales_no_customers_and_no_codes(project) -> None:
    tree = tree_of(project)
    assert not tree.xpath("//s:Customers | //s:TaxTable", namespaces=SAF)


def test_the_customers_account_follows_the_chart(client, project, supervisor) -> None:
    change_accounts({AccountRole.RECEIVABLES: ("1510", "Kunder")}, by=supervisor, now=NOW)
    assert set(texts(tree_of(project), "//s:BalanceAccount/s:AccountID")) == {"1510"}


def test_it_holds_the_clients_and_no_participant(client, project, supervisor) -> None:
    fill_box(supervisor)
    paid_slip(supervisor, TODAY + timedelta(days=1))
    text = etree.tostring(tree_of(project), encoding="unicode")
    assert "Ola Hansen" in text
    assert "Kari" not in text  # nor what the bank said of a payment
    for participant in Participant.objects.all():
        assert str(participant.chosen_name) not in text
        assert str(participant.identity_number) not in text
