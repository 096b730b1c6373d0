"""How old the cards are. Card data must be fresh before each pay run (SBL §5-1)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client as Browser

from bikuben.models import Project, User
from payroll.card_freshness import card_freshness, pay_warning
from payroll.card_todos import card_todos
from payroll.import_cards import receive_card_answer
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import CardFetch
from payroll.pay_holiday import issue_holiday_slip
from tests.cast import NOW, TODAY, make_number, make_work_day
from tests.payroll.card_answers import answer_of, no_card
from tests.payroll.holiday.earning import someone_with
from tests.payroll.pages.paths import PAY, text_of
from tests.payroll.paying import someone_done, working_day

HOLIDAY_PAY = "/holiday-pay/"
WARNING = "Hent dem før slippene skrives"


def fetched(by: User, day: date, *, year: int = 2026) -> CardFetch:
    return CardFetch.objects.create(
        year=year, fetched_on=day, applied_at=NOW, by=by, people=1, written=0, without_card=0
    )


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(("days", "old"), [(0, False), (7, False), (8, True), (12, True)])
def test_a_week_is_fresh(supervisor: User, days: int, old: bool) -> None:
    fetched(supervisor, days_ago(days))
    freshness = card_freshness(TODAY)
    assert (freshness.days, freshness.is_old, freshness.went_old) == (days, old, old)


def test_the_latest_fetch_counts(supervisor: User) -> None:
    fetched(supervisor, days_ago(20))
    fetched(supervisor, days_ago(3))
    assert card_freshness(TODAY).days == 3


def test_cards_of_another_year_are_not_this_years(supervisor: User) -> None:
    fetched(supervisor, days_ago(2), year=2025)
    assert card_freshness(TODAY).went_old


def test_never_fetched_is_old_but_has_not_grown_so(db: None) -> None:
    freshness = card_freshness(TODAY)
    assert (freshness.fetched_on, freshness.is_old, freshness.went_old) == (None, True, False)


def test_the_pay_page_warns_before_slips_are_written(
    as_supervisor: Browser, supervisor: User, project: Project
) -> None:
    day = working_day()
    person = someone_done(day)
    fetched(supervisor, days_ago(12))
    page = text_of(as_supervisor.get(PAY))
    assert "Skattekortene ble hentet for 12 dager siden." in page
    assert WARNING in page
    issue_pay_slip(person, day, by=supervisor, now=NOW, today=TODAY)
    assert WARNING not in text_of(as_supervisor.get(PAY))


def test_the_pay_page_warns_before_what_waits_from_another_day_is_written(
    as_supervisor: Browser, supervisor: User, project: Project
) -> None:
    before = working_day(days_ago(3))
    person = someone_done(before)
    working_day()
    fetched(supervisor, days_ago(79))
    page = text_of(as_supervisor.get(PAY))
    assert "Skriv nå" in page
    assert "Skattekortene ble hentet for 79 dager siden." in page
    issue_pay_slip(person, before, by=supervisor, now=NOW, today=TODAY)
    assert WARNING not in text_of(as_supervisor.get(PAY))


def test_the_page_of_holiday_pay_warns_before_slips_are_written(
    as_supervisor: Browser, supervisor: User, project: Project
) -> None:
    person = someone_with(40_000, by=supervisor)
    fetched(supervisor, days_ago(79))
    page = text_of(as_supervisor.get(HOLIDAY_PAY))
    assert "Skattekortene ble hentet for 79 dager siden." in page
    assert WARNING in page
    assert WARNING not in text_of(as_supervisor.get(f"{HOLIDAY_PAY}?on=2025-12-31"))
    assert issue_holiday_slip(person, 2025, by=supervisor, now=NOW, today=TODAY).gross == 4080
    assert WARNING not in text_of(as_supervisor.get(HOLIDAY_PAY))


def test_holiday_pay_is_written_by_fresh_cards_without_a_word(
    as_supervisor: Browser, supervisor: User, project: Project
) -> None:
    someone_with(40_000, by=supervisor)
    fetched(supervisor, days_ago(7))
    page = text_of(as_supervisor.get(HOLIDAY_PAY))
    assert "Skriv feriepengeslipp" in page
    assert WARNING not in page


def test_fresh_cards_are_paid_on_without_a_word(
    as_supervisor: Browser, supervisor: User, project: Project
) -> None:
    someone_done(working_day())
    fetched(supervisor, days_ago(7))
    assert WARNING not in text_of(as_supervisor.get(PAY))


def test_whoever_never_fetches_is_told_on_the_first_pay_day_of_a_month(
    as_supervisor: Browser, supervisor: User, project: Project
) -> None:
    day = working_day()
    person = someone_done(day)
    assert "Skattekortene er ikke hentet fra Skatteetaten." in text_of(as_supervisor.get(PAY))
    issue_pay_slip(person, day, by=supervisor, now=NOW, today=TODAY)
    assert pay_warning(TODAY) is not None
    assert pay_warning(TODAY + timedelta(days=2)) is None
    assert pay_warning(date(2026, 6, 1)) is not None


def todos() -> list[tuple[str, str]]:
    return [(str(one.text), one.url) for one in card_todos(TODAY)]


def test_old_cards_are_a_todo_when_a_pay_day_is_near(supervisor: User, project: Project) -> None:
    fetched(supervisor, days_ago(12))
    assert todos() == []
    make_work_day(TODAY + timedelta(days=3))
    assert todos() == [
        ("Skattekortene ble hentet for 12 dager siden: hent dem før neste lønn.", "/cards/import/")
    ]


def test_whoever_never_fetches_has_no_todo(project: Project) -> None:
    make_work_day()
    assert todos() == []


def test_an_answer_that_waits_takes_the_place_of_that_todo(supervisor: User, project: Project) -> None:
    make_work_day()
    fetched(supervisor, days_ago(12))
    waiting = receive_card_answer(answer_of(no_card(make_number(5))), by=supervisor, now=NOW, today=TODAY)
    assert [url for _text, url in todos()] == [f"/cards/import/{waiting.pk}/"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Kortene ble hentet i dag."),
        (1, "Kortene ble hentet i går."),
        (12, "Kortene ble hentet for 12 dager siden."),
    ],
)
def test_the_page_of_cards_says_how_old_they_are(
    as_supervisor: Browser, supervisor: User, days: int, said: str
) -> None:
    fetched(supervisor, days_ago(days))
    assert said in text_of(as_supervisor.get("/cards/"))


def test_the_import_is_the_next_step_on_the_page_of_cards(as_supervisor: Browser, project: Project) -> None:
    page = text_of(as_supervisor.get("/cards/"))
    assert "Kortene er ikke hentet fra Skatteetaten ennå." in page
    assert 'class="btn btn-primary" href="/cards/import/"' in page
