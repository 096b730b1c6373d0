"""The box: money in and out, the count, and the payout that a count missed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import CashCount, CashMovement, expected_balance
from tests.cast import NOW, TODAY, make_work_day
from tests.payroll.pages.paths import CASH, COUNT, text_of
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(clock, project) -> None:
    """The clock stands still."""


def test_the_first_money_opens_the_box_and_only_once(as_supervisor, post) -> None:
    assert "Legg penger i kassa" in text_of(as_supervisor.get(CASH))
    assert post(as_supervisor, "/cash/opening/", amount="1 000").headers["Location"] == CASH
    assert expected_balance() == 1000
    answer = post(as_supervisor, "/cash/opening/", amount="500")
    assert (answer.status_code, expected_balance()) == (422, 1000)


def test_the_pages_of_each_list_are_called_by_its_name(as_supervisor, post) -> None:
    post(as_supervisor, "/cash/opening/", amount="1000")
    for _one in range(16):
        post(as_supervisor, "/cash/withdrawal/", amount="100")
        post(as_supervisor, COUNT, counted=str(expected_balance()), counted_by="Anne")
    page = as_supervisor.get(CASH).content.decode()
    for about in ("Inn og ut", "Tellinger"):
        assert page.count(f'aria-label="Sider i lista: {about}"') == 1


def test_money_comes_from_the_bank_and_goes_back(as_accountant, post) -> None:
    post(as_accountant, "/cash/withdrawal/", amount="2000,50", text="Hentet av Anne")
    post(as_accountant, "/cash/deposit/", amount="500,50")
    page = text_of(as_accountant.get(CASH))
    assert expected_balance() == 1500
    assert "Hentet av Anne" in page
    assert "−500,50" in page


def test_more_than_there_is_cannot_go_to_the_bank(supervisor, as_supervisor, post) -> None:
    fill_box(supervisor, 100)
    answer = post(as_supervisor, "/cash/deposit/", amount="101")
    assert answer.status_code == 422
    assert "Så mye er det ikke i kassa." in text_of(answer)


@pytest.mark.parametrize("amount", ["0", "-5", "1000001", "0,001", "tull", "", "Infinity"])
def test_an_impossible_amount_is_told_at_its_field(amount, as_supervisor, post) -> None:
    answer = post(as_supervisor, "/cash/withdrawal/", amount=amount)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in text_of(answer)
    assert not CashMovement.objects.exists()


@pytest.mark.parametrize("kind", ["payout", "return", "nothing"])
def test_pay_is_no_movement_by_hand(kind, as_supervisor, post) -> None:
    assert post(as_supervisor, f"/cash/{kind}/", amount="5").status_code == 404


def test_notes_are_counted_one_by_one(supervisor, as_supervisor, post) -> None:
    fill_box(supervisor, 650)
    answer = post(as_supervisor, COUNT, d200="3", d50="1", counted_by="Anne")
    assert answer.headers["Location"] == CASH
    assert CashCount.objects.get().denominations == {"200": 3, "50": 1}


def test_a_difference_asks_for_its_explanation_at_the_field(supervisor, as_supervisor, post) -> None:
    fill_box(supervisor, 650)
    answer = post(as_supervisor, COUNT, counted="600", counted_by="Anne")
    assert answer.status_code == 422
    assert "Skriv hva som kan være grunnen til differansen." in text_of(answer)
    assert not CashCount.objects.exists()
    post(as_supervisor, COUNT, counted="600", counted_by="Anne", explanation="Feil veksel")
    assert (CashCount.objects.get().difference, expected_balance()) == (-50, 600)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"counted": "-1"},
        {"d200": "-1"},
        {"d200": "to"},
        {"d200": "99999999999999999999"},
        {"d200": "1", "counted": "300"},
        {"counted": "650", "counted_by": ""},
        {"counted": "650", "counted_by": "A" * 10_000},
    ],
)
def test_a_bad_count_is_told_and_not_kept(sent, supervisor, as_supervisor, post) -> None:
    fill_box(supervisor, 650)
    assert post(as_supervisor, COUNT, {"counted_by": "Anne", **sent}).status_code == 422
    assert not CashCount.objects.exists()


def test_a_late_payout_names_the_difference_it_explains(supervisor, as_supervisor, post) -> None:
    fill_box(supervisor, 1000)
    day = working_day()
    slip = issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=TODAY)
    post(as_supervisor, COUNT, counted="800", counted_by="Anne", explanation="Noen fikk, men hvem?")
    counted = CashCount.objects.get()
    page = text_of(as_supervisor.get(f"/slips/{slip.pk}/paid/"))
    assert f"Før telling {counted.full_number} 04.05.2026, som manglet 200 kr" in page
    post(as_supervisor, f"/slips/{slip.pk}/paid/", explains=str(counted.pk))
    assert expected_balance() == 800
    assert CashMovement.objects.get(slip=slip).explains == counted


def test_another_days_count_must_be_named_before_an_old_days_pay_is_entered(
    supervisor, as_supervisor, post, clock
) -> None:
    fill_box(supervisor, 1000)
    day = working_day(entered_afterwards=True)
    slip = issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=TODAY)
    clock.set(NOW + timedelta(days=1))
    post(as_supervisor, COUNT, counted="800", counted_by="Anne", explanation="Strømmen gikk")
    answer = post(as_supervisor, f"/slips/{slip.pk}/paid/")
    assert (answer.status_code, expected_balance()) == (422, 800)
    assert "Velg hvilken telling som manglet pengene." in text_of(answer)
    answer = post(as_supervisor, f"/slips/{slip.pk}/paid/", explains="999")
    assert answer.status_code == 422
    post(as_supervisor, f"/slips/{slip.pk}/paid/", explains=str(CashCount.objects.get().pk))
    assert expected_balance() == 800


def test_the_morning_says_how_many_of_which_notes_the_day_will_need(supervisor, as_supervisor) -> None:
    fill_box(supervisor, 500)
    make_work_day(places=8)
    page = text_of(as_supervisor.get("/"))
    assert "Dagen trenger 1 600 kr i kassa: 8 × 200. Hent 1 100 kr." in page
    assert "Det mangler 1 100 kr." in text_of(as_supervisor.get(CASH))


def test_the_list_asks_the_database_as_often_for_thirty_movements_as_for_one(supervisor, queries_of) -> None:
    fill_box(supervisor, 10)
    few = queries_of(CASH)
    for _ in range(14):
        fill_box(supervisor, 10)
    assert queries_of(CASH) == few
    assert expected_balance() == Decimal(150)
