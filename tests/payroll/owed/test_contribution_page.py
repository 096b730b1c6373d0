"""The contribution of a year: each base with its rate, and the way to its slips."""

from __future__ import annotations

from datetime import date

import pytest

from bikuben.models import Project
from payroll.mark_paid import mark_paid
from tests.cast import NOW, TODAY, make_participant
from tests.payroll.owed.world import CONTRIBUTION, settings_with, slip
from tests.payroll.pages.paths import text_of

pytestmark = pytest.mark.django_db
URL = "/owed/contribution/"


@pytest.fixture(autouse=True)
def _now(clock, project) -> None:
    """The clock stands still."""


def test_each_month_shows_its_base_its_rate_and_its_slips(participant, supervisor, as_accountant) -> None:
    slip(participant, date(2026, 3, 2), by=supervisor)
    slip(participant, date(2026, 4, 2), by=supervisor, gross=1000)
    page = text_of(as_accountant.get(URL))
    assert "2. termin, mars og april" in page
    assert "Betales innen fredag 15. mai 2026." in page
    assert '<a href="/slips/?year=2026&amp;month=3">Mars</a>: 266 kr × 14,1 prosent, sone 1' in page
    assert "37,51 kr" in page
    assert '<dd class="bk-sum">179 kr</dd>' in page
    assert "ikke betalt" in page


def test_a_paid_term_and_a_running_one_say_so(participant, supervisor, as_supervisor) -> None:
    slip(participant, date(2026, 3, 2), by=supervisor)
    slip(participant, TODAY, by=supervisor)
    mark_paid(CONTRIBUTION, date(2026, 3, 1), by=supervisor, now=NOW, today=TODAY)
    page = text_of(as_supervisor.get(URL))
    assert '<span class="bk-state bk-state-done">betalt</span>' in page
    assert '<span class="bk-state">så langt</span>' in page


def test_an_overdue_term_says_so(participant, supervisor, as_supervisor) -> None:
    slip(participant, date(2026, 1, 5), by=supervisor)
    assert '<span class="bk-state bk-state-stop">forfalt</span>' in text_of(as_supervisor.get(URL))


def test_an_exempt_charity_has_no_contribution_and_is_told_the_limits(
    participant, supervisor, as_supervisor
) -> None:
    settings_with(charity_exemption=True)
    slip(participant, date(2026, 3, 2), by=supervisor, gross=72_000)
    page = text_of(as_supervisor.get(URL))
    assert "ingen avgift" in page
    assert "Nær 80 000 kr i år." in page
    assert "hele enheten" not in page
    Project.objects.update(is_own_entity=False)
    assert "Grensene gjelder for hele enheten dere er en del av." in text_of(as_supervisor.get(URL))


@pytest.mark.parametrize("year", ["9999", "x", "-1", "2026'", ""])
def test_a_strange_year_is_this_year(year, as_supervisor) -> None:
    assert "Arbeidsgiveravgift 2026" in text_of(as_supervisor.get(URL, {"year": year}))


def test_a_year_without_pay_says_so(as_supervisor) -> None:
    assert "Ingen lønn er utbetalt dette året." in text_of(as_supervisor.get(URL, {"year": "2020"}))


def test_it_asks_as_often_for_many_slips_as_for_few(participant, supervisor, queries_of) -> None:
    settings_with(charity_exemption=True)
    slip(participant, date(2026, 1, 5), by=supervisor, gross=75_000)
    few = queries_of(URL)
    for number in range(2, 6):
        slip(make_participant(), date(2026, number, 4), by=supervisor, gross=75_000)
    assert queries_of(URL) == few
