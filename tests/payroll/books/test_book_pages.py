"""The pages of the books: what is shown, what is handed over, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from payroll.chart_of_accounts import current_chart
from payroll.models import BookAccount
from payroll.rules.charts import Standard
from payroll.rules.vouchers import AccountRole
from tests.payroll.books.schemas import parsed
from tests.payroll.books.world import paid_slip
from tests.payroll.pages.paths import text_of
from tests.payroll.paying import fill_box

pytestmark = pytest.mark.django_db

BOOKS, ACCOUNTS, STANDARD = "/books/", "/books/accounts/", "/books/accounts/standard/"
CSV, SAF_T = "/books/2026-05/vouchers.csv", "/books/2026-05/saf-t.xml"


@pytest.fixture(autouse=True)
def _world(clock, project, supervisor) -> None:
    fill_box(supervisor)
    paid_slip(supervisor)


def form_of(**changed) -> dict[str, str]:
    chart = current_chart()
    sent = {"responsibility": chart.responsibility, "function": chart.function}
    for role, account in chart.accounts.items():
        sent |= {f"number_{role}": account.number, f"name_{role}": account.name}
    return sent | changed


def test_it_begins_with_the_month_that_is_over(as_accountant) -> None:
    page = text_of(as_accountant.get(BOOKS))
    assert "Ingen bilag i denne tida." in page
    assert "/books/2026-04/saf-t.xml" in page


def test_a_period_shows_its_accounts_and_that_they_balance(as_accountant) -> None:
    page = text_of(as_accountant.get(BOOKS, {"year": "2026", "part": "05"}))
    assert "3 bilag. Debet og kredit er 5 534,47 kr hver." in page
    assert "Kasse" in page
    assert "Tida er ikke over ennå" in page
    assert "4 800" in page


def test_the_files_are_named_after_the_period_and_hold_it(as_accountant) -> None:
    csv, xml = as_accountant.get(CSV), as_accountant.get(SAF_T)
    assert csv.headers["Content-Disposition"] == 'attachment; filename="bilag-2026-05.csv"'
    assert "LS-2026-0001" in csv.content.decode("utf-8-sig")
    assert xml.headers["Content-Disposition"] == 'attachment; filename="saf-t-2026-05.xml"'
    parsed(xml.getvalue())
    assert "no-store" in xml.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"year": "1999"}, "Velg et av årene i lista."),
        ({"year": "2026'--"}, "Velg et av årene i lista."),
        ({"year": "2026", "part": "13"}, "Velg en måned, en termin eller hele året."),
        ({"year": "2026", "part": "t7"}, "Velg en måned, en termin eller hele året."),
        ({"part": "05"}, "Velg et år."),
    ],
)
def test_nonsense_is_answered_at_the_field(sent, sentence, as_accountant) -> None:
    answer = as_accountant.get(BOOKS, sent)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "saf-t.xml" not in text_of(answer)


@pytest.mark.parametrize("period", ["2026-13", "x", "9999", "2026-t0", "0000"])
@pytest.mark.parametrize("name", ["vouchers.csv", "saf-t.xml"])
def test_there_is_no_file_of_a_period_that_is_none(period, name, as_accountant) -> None:
    assert as_accountant.get(f"/books/{period}/{name}").status_code == 404


def test_the_accountant_changes_a_number(post, as_accountant) -> None:
    answer = post(as_accountant, ACCOUNTS, form_of(number_wages="5010", name_wages="Lønn, dagsoppgjør"))
    assert answer.status_code == 302
    assert current_chart().accounts[AccountRole.WAGES].number == "5010"
    assert "5010;Lønn, dagsoppgjør" in as_accountant.get(CSV).content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"number_wages": "fem"}, "Et kontonummer har bare siffer"),
        ({"number_wages": ""}, "Skriv et kontonummer."),
        ({"name_wages": ""}, "Gi kontoen et navn."),
        ({"number_fees": "5000"}, "Konto 5000 har et annet navn"),
        ({"function": "<b>"}, "Bruk bare tall og bokstaver"),
    ],
)
def test_what_is_no_account_is_answered_at_the_field(changed, sentence, post, as_accountant) -> None:
    answer = post(as_accountant, ACCOUNTS, form_of(**changed))
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not BookAccount.objects.exists()


def test_all_that_is_wrong_is_marked_at_once(post, as_accountant) -> None:
    answer = post(as_accountant, ACCOUNTS, form_of(number_wages="fem", name_fees="", number_cash="-"))
    assert text_of(answer).count("form-control is-invalid") == 3


def test_one_touch_changes_the_chart_and_another_changes_it_back(post, as_supervisor) -> None:
    assert post(as_supervisor, STANDARD, {"standard": "kostra"}).status_code == 302
    assert current_chart().standard == Standard.KOSTRA
    assert "Nå: KOSTRA" in text_of(as_supervisor.get(ACCOUNTS))
    post(as_supervisor, STANDARD, {"standard": "ns4102"})
    assert current_chart().standard == Standard.NS_4102


def test_there_is_no_other_chart(post, as_supervisor) -> None:
    assert post(as_supervisor, STANDARD, {"standard": "ifrs"}).status_code == 409


@pytest.mark.parametrize("address", [BOOKS, ACCOUNTS, CSV, SAF_T])
def test_a_reader_is_refused(address, as_reader, as_nobody) -> None:
    assert as_reader.get(address).status_code == 403
    assert as_nobody.get(address).status_code == 302


@pytest.mark.parametrize("address", [f"{BOOKS}?year=2026&part=", "/books/2026/saf-t.xml"])
def test_a_page_asks_as_often_for_many_vouchers_as_for_few(address, supervisor, as_accountant) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert as_accountant.get(address).status_code == 200
        return len(found)

    few = queries()
    for day in range(10, 20):
        paid_slip(supervisor, date(2026, 6, day))
    assert queries() == few
