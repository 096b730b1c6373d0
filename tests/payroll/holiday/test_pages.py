"""The page of holiday pay, her page and the to-dos."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.end_participant import end_participant
from assignments.erase_participant import why_not_erase
from assignments.models import Participant
from bikuben.models import ReadLog
from bikuben.once import new_token
from payroll.holiday_todos import holiday_todos
from payroll.models import PaySlip, SlipKind
from payroll.pay_holiday import issue_holiday_slip
from tests.cast import NOW, TODAY, browser_for, make_participant
from tests.payroll.holiday.earning import earn, someone_with

pytestmark = pytest.mark.django_db
PAGE = "/holiday-pay/"
JUNE = date(2026, 6, 1)


@pytest.fixture
def about(supervisor, project, clock) -> dict:
    return {"by": supervisor, "now": NOW, "today": TODAY}


def text_of(browser, url: str) -> str:
    return " ".join(browser.get(url).content.decode().replace("\u00a0", " ").split())


def this_years(about: dict) -> Participant:
    person = make_participant()
    earn(person, 10_000, by=about["by"], day=date(2026, 2, 2))
    return person


def test_it_shows_what_is_earned_paid_and_owed(about, as_accountant) -> None:
    someone_with(40_000, by=about["by"])
    text = text_of(as_accountant, PAGE)
    for words in ("4 080", "40 000", "575", "Skriv feriepengeslipp"):
        assert words in text


def test_it_shows_an_earlier_day_without_buttons(about, as_supervisor) -> None:
    someone_with(40_000, by=about["by"])
    text = text_of(as_supervisor, f"{PAGE}?on=2025-12-31")
    assert "Slik det var 31. desember 2025" in text
    assert "4 080" in text
    assert "Skriv feriepengeslipp" not in text
    assert "Ingen har tjent opp feriepenger" in text_of(as_supervisor, f"{PAGE}?on=2025-06-01")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("2026-05-05", "Denne dagen har ikke kommet ennå."),
        ("1999-01-01", "Så langt tilbake er det ingen tall."),
        ("i går", "Skriv en dato."),
        ("2026-02-30", "Skriv en dato."),
    ],
)
def test_an_impossible_day_is_said_at_the_field(about, as_supervisor, wanted, words) -> None:
    answer = as_supervisor.get(PAGE, {"on": wanted})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_one_touch_writes_her_slip(about, as_supervisor, post) -> None:
    person = someone_with(40_000, by=about["by"])
    answer = post(as_supervisor, f"{PAGE}{person.pk}/issue/")
    slip = PaySlip.objects.get(kind=SlipKind.HOLIDAY)
    assert answer.headers["Location"] == f"/slips/{slip.pk}/"
    assert slip.gross == 4080
    assert post(as_supervisor, f"{PAGE}{person.pk}/issue/").status_code == 409


def test_a_form_sent_twice_writes_it_once(about, as_supervisor) -> None:
    person = someone_with(40_000, by=about["by"])
    form = {"once": new_token()}
    for _ in range(2):
        as_supervisor.post(f"{PAGE}{person.pk}/issue/", form)
    assert PaySlip.objects.filter(kind=SlipKind.HOLIDAY).count() == 1


def test_everyones_in_june_and_not_before(about, as_supervisor, post, clock) -> None:
    for _ in range(2):
        someone_with(40_000, by=about["by"])
    assert "Skriv for alle" not in text_of(as_supervisor, PAGE)
    clock.set(datetime(2026, 6, 1, 8, tzinfo=UTC))
    assert "Skriv for alle (2)" in text_of(as_supervisor, PAGE)
    assert post(as_supervisor, f"{PAGE}issue/").headers["Location"] == "/pay/"
    assert PaySlip.objects.filter(kind=SlipKind.HOLIDAY, date=JUNE).count() == 2


def test_whoever_lacks_a_number_is_named(about, as_supervisor) -> None:
    person = someone_with(40_000, by=about["by"])
    Participant.objects.filter(pk=person.pk).update(legal_name="")
    text = text_of(as_supervisor, PAGE)
    assert "Navn eller fødselsnummer mangler." in text
    assert "Skriv feriepengeslipp" not in text


@pytest.mark.parametrize(
    ("role", "status"), [("supervisor", 200), ("accountant", 200), ("reader", 403), (None, 302)]
)
def test_it_is_for_those_who_pay(about, accountant, reader, post, role, status) -> None:
    users = {"supervisor": about["by"], "accountant": accountant, "reader": reader, None: None}
    person = someone_with(40_000, by=about["by"])
    browser = browser_for(users[role])
    assert browser.get(PAGE).status_code == status
    written = 302 if status == 200 else status
    assert post(browser, f"{PAGE}{person.pk}/issue/").status_code == written
    assert PaySlip.objects.filter(kind=SlipKind.HOLIDAY).exists() == (status == 200)


def test_it_takes_as_many_queries_for_many_as_for_one(about, as_supervisor) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert as_supervisor.get(PAGE).status_code == 200
        return len(found)

    someone_with(1_000, by=about["by"])
    one = queries()
    for _ in range(3):
        someone_with(1_000, by=about["by"])
    assert queries() == one


def test_her_page_says_what_she_has_earned_and_when_it_comes(about, as_supervisor) -> None:
    person = this_years(about)
    url = f"/people/{person.pk}/"
    assert "1 020 kr, kommer neste år" in text_of(as_supervisor, url)
    end_participant(person, reason="moved", ended_on=TODAY, **about)
    text = text_of(as_supervisor, url)
    assert "1 020 kr</strong> før skatt, kan betales nå" in text
    assert f"{PAGE}{person.pk}/issue/" in text
    assert not ReadLog.objects.exists()


def test_the_slips_own_page_says_how_it_is_reckoned(about, as_supervisor) -> None:
    slip = issue_holiday_slip(someone_with(40_000, by=about["by"]), 2025, **about)
    text = text_of(as_supervisor, f"/slips/{slip.pk}/")
    assert "10,2 prosent av 40 000 kr, opptjent i 2025." in text
    assert "Feriepenger uten trekk" in text
    assert "Til feriepenger" not in text  # it may be paid now: that is the next step
    assert "feriepengene til gode igjen" in text_of(as_supervisor, f"/slips/{slip.pk}/reverse/")


def test_a_todo_waits_from_june(about) -> None:
    person = someone_with(40_000, by=about["by"])
    assert holiday_todos(TODAY) == []
    (todo,) = holiday_todos(JUNE)
    assert str(todo.text).replace("\u00a0", " ") == "Feriepengene til 1 person kan betales: 4 080 kr."
    issue_holiday_slip(person, 2025, **about)
    assert holiday_todos(JUNE) == []


def test_a_todo_waits_at_once_where_someone_has_ended(about) -> None:
    person = this_years(about)
    assert holiday_todos(TODAY) == []
    end_participant(person, reason="moved", ended_on=TODAY, **about)
    (todo,) = holiday_todos(TODAY)
    assert str(todo.text).replace("\u00a0", " ") == "1 som har sluttet, har feriepenger til gode: 1 020 kr."


def test_her_copy_has_it(about, as_supervisor) -> None:
    person = someone_with(40_000, by=about["by"])
    text = text_of(as_supervisor, f"/people/{person.pk}/copy/")
    assert "Til gode" in text
    assert "4 080" in text


def test_it_keeps_her_from_being_erased_until_the_claim_has_lapsed(about) -> None:
    """Three years after the following year; then the slips have two more to be kept (BOKL §13)."""
    person = end_participant(this_years(about), reason="moved", ended_on=TODAY, **about)
    reason = str(why_not_erase(person, today=date(2030, 12, 31))).replace("\u00a0", " ")
    assert reason == "Hun har 1 020 kr i feriepenger til gode."
    assert "2031" in str(why_not_erase(person, today=date(2031, 1, 1)))
