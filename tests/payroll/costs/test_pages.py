"""The pages of what work costs, and the price of a job."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.models import Job, JobStage
from assignments.versions import version_of
from bikuben.once import new_token
from tests.cast import CHOSEN_NAMES, make_billed_job, make_job
from tests.payroll.costs.world import a_day, billed, paid, worked, worker
from tests.payroll.pages.paths import text_of

pytestmark = pytest.mark.django_db
BY = ("job", "client", "month")


@pytest.fixture
def esker(clock, project, supervisor) -> Job:
    """One day of a job for a client: 358.36 kr, 200 invoiced. One that isn't paid yet."""
    job = make_billed_job(estimate=20)
    woman, day = worker(), a_day(job)
    paid(woman, day, by=supervisor)
    billed(job, [woman], day, by=supervisor)
    worked(worker(), day)
    return job


def queries_of(browser, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert browser.get(url).status_code == 200
    return len(found)


def test_the_year_says_what_a_day_costs_and_who_pays_it(esker, as_supervisor) -> None:
    page = text_of(as_supervisor.get("/costs/?year=2026"))
    assert "358,36" in page
    assert "158,36" in page
    assert "Brette esker" in page
    assert "1 dagsverk" in page


def test_it_is_shown_by_client_too(esker, as_accountant) -> None:
    assert "Prøvekunden AS" in text_of(as_accountant.get("/costs/?by=client"))


@pytest.mark.parametrize("by", [*BY, "x", ""])
def test_a_reader_sees_sums_and_no_names(by, esker, as_reader) -> None:
    page = text_of(as_reader.get("/costs/", {"by": by}))
    assert "358,36" in page
    assert "Brette esker" not in page
    assert "Prøvekunden" not in page


@pytest.mark.parametrize("by", BY)
def test_no_participant_is_named(by, esker, as_supervisor) -> None:
    page = text_of(as_supervisor.get("/costs/", {"by": by}))
    assert not [name for name in CHOSEN_NAMES if f">{name}<" in page]
    assert "Kari Prøve" not in page


@pytest.mark.parametrize("year", ["9999", "x", "-1", "2026'", "1900", ""])
def test_a_strange_year_is_this_year(year, esker, as_supervisor) -> None:
    assert "Hva arbeidet koster 2026" in text_of(as_supervisor.get("/costs/", {"year": year}))


def test_a_year_without_pay_says_so(esker, as_supervisor) -> None:
    assert "Ingenting er betalt dette året." in text_of(as_supervisor.get("/costs/?year=2024"))


@pytest.mark.parametrize("sort", ["name", "-name", "gap", "-cost_of_day", "covered", "nonsense"])
def test_it_is_sorted(sort, esker, supervisor, as_supervisor) -> None:
    paid(worker(0), a_day(make_job(title="Annet"), date(2026, 5, 6)), by=supervisor)
    assert as_supervisor.get("/costs/", {"sort": sort}).status_code == 200


def test_the_dearest_comes_first_when_asked(esker, supervisor, as_supervisor) -> None:
    paid(worker(0), a_day(make_job(title="Annet"), date(2026, 5, 6)), by=supervisor)
    page = text_of(as_supervisor.get("/costs/?sort=-cost"))
    assert page.index("Brette esker") < page.index("Annet")


@pytest.mark.parametrize("by", BY)
def test_the_page_asks_as_often_for_many_as_for_few(by, esker, supervisor, as_supervisor) -> None:
    url = f"/costs/?by={by}"
    few = queries_of(as_supervisor, url)
    for number in range(8):
        job = make_billed_job(title=f"Oppdrag {number}", client=esker.client)
        woman, day = worker(), a_day(job, date(2026, 6, 1 + number))
        paid(woman, day, by=supervisor)
        billed(job, [woman], day, by=supervisor, today=date(2026, 7, 1))
    assert queries_of(as_supervisor, url) == few


def test_the_jobs_page_says_what_it_has_cost(esker, as_supervisor) -> None:
    page = text_of(as_supervisor.get(f"/jobs/{esker.pk}/"))
    assert "358,36" in page
    assert "1 dagsverk er ikke lønnet ennå og er ikke med." in page
    assert f"/jobs/{esker.pk}/price/" in page


def test_the_jobs_page_asks_as_often_for_many_days_as_for_few(esker, supervisor, as_supervisor) -> None:
    few = queries_of(as_supervisor, f"/jobs/{esker.pk}/")
    for number in range(9):
        paid(worker(), a_day(esker, date(2026, 6, 1 + number)), by=supervisor)
    assert queries_of(as_supervisor, f"/jobs/{esker.pk}/") == few


def test_before_anyone_is_paid_the_jobs_page_says_what_to_expect(esker, as_accountant) -> None:
    other = make_billed_job(title="Ny", client=esker.client)
    page = text_of(as_accountant.get(f"/jobs/{other.pk}/"))
    assert "Et dagsverk vil koste om lag 358 kr." in page
    assert "/price/" not in page


def test_the_price_page_shows_how_it_comes_about(esker, as_supervisor) -> None:
    page = text_of(as_supervisor.get(f"/jobs/{esker.pk}/price/"))
    for part in ("200", "85", "40,19", "29,07", "4,10", "358,36", "360 kr"):
        assert part in page
    assert "1 dagsverk er fakturert og blir som det er." in page
    assert "1 dagsverk er gjort og ikke fakturert. Det får den nye prisen." in page


def test_the_price_is_given_and_can_be_pasted(esker, as_supervisor, post) -> None:
    url = f"/jobs/{esker.pk}/price/"
    answer = post(as_supervisor, url, price="360", version=version_of(esker))
    assert (answer.status_code, answer.headers["Location"]) == (302, url)
    esker.refresh_from_db()
    assert esker.price == 360
    page = text_of(as_supervisor.get(url))
    assert "Prisen er 360 kr per dagsverk." in page
    assert "Den dekker alt." in page


@pytest.mark.parametrize("price", ["", "abc", "0", "-5", "1,234", "99999999999999999"])
def test_a_bad_price_is_said_at_the_field(price, esker, as_supervisor, post) -> None:
    answer = post(as_supervisor, f"/jobs/{esker.pk}/price/", price=price, version=version_of(esker))
    assert answer.status_code == 422
    assert "is-invalid" in answer.content.decode()
    esker.refresh_from_db()
    assert esker.price == 200


def test_a_stale_page_changes_nothing(esker, as_supervisor, post) -> None:
    url = f"/jobs/{esker.pk}/price/"
    version = version_of(esker)
    assert post(as_supervisor, url, price="300", version=version).status_code == 302
    assert post(as_supervisor, url, price="360", version=version).status_code == 409
    esker.refresh_from_db()
    assert esker.price == 300


def test_the_same_form_sent_twice_is_one_price(esker, as_supervisor) -> None:
    sent = {"once": new_token(), "price": "360", "version": version_of(esker)}
    for _time in range(2):
        as_supervisor.post(f"/jobs/{esker.pk}/price/", sent)
    assert esker.history.filter(price=Decimal(360)).count() == 1


def test_a_job_that_is_over_and_one_of_our_own_have_no_form(esker, as_supervisor) -> None:
    over = make_billed_job(client=esker.client, stage=JobStage.CLOSED, is_active=False)
    assert "Oppdraget er over." in text_of(as_supervisor.get(f"/jobs/{over.pk}/price/"))
    own = make_job()
    page = text_of(as_supervisor.get(f"/jobs/{own.pk}/price/"))
    assert "Tilskudd dekker alt." in page
    assert 'name="price"' not in page


@pytest.mark.parametrize("browser", ["as_accountant", "as_reader", "as_nobody"])
def test_only_the_supervisor_gives_a_price(browser, esker, request, post) -> None:
    asked = request.getfixturevalue(browser)
    expected = 302 if browser == "as_nobody" else 403
    url = f"/jobs/{esker.pk}/price/"
    assert asked.get(url).status_code == expected
    assert post(asked, url, price="360").status_code == expected
    esker.refresh_from_db()
    assert esker.price == 200


def test_the_figures_lead_there(esker, as_reader) -> None:
    assert "/costs/?year=2026" in text_of(as_reader.get("/figures/"))
