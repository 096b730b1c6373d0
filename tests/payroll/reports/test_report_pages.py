"""The reports' pages: state and deadline, every figure with its slips, what is missing, and the files."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assignments.models import Participant
from bikuben.models import ReadLog, User
from bikuben.once import new_token
from payroll.models import MonthlyReport, PaySlip
from payroll.reverse_pay_slip import reverse_pay_slip
from tests.cast import NOW, TODAY, browser_for
from tests.payroll.reports.schemas import texts, valid
from tests.payroll.reports.world import APRIL, EIGHTH, deliver, fill_in, message_id, paid, someone_with_card

pytestmark = pytest.mark.django_db
PAGE = reverse("payroll:report", args=[APRIL])
DELIVER = reverse("payroll:deliver_report", args=[APRIL])
XML = reverse("payroll:report_xml", args=[APRIL])
OSLO = ZoneInfo("Europe/Oslo")


def read(browser: Browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_address_of_a_month() -> None:
    assert PAGE == "/reports/2026-04/"


def test_the_year_shows_each_month_with_state_and_deadline(april, as_accountant: Browser) -> None:
    page = read(as_accountant, reverse("payroll:reports"))
    assert "April 2026" in page
    assert "ikke levert" in page
    assert "05.05.2026" in page
    assert "Juni 2026" not in page
    assert f'href="{PAGE}"' in page


def test_the_month_is_said_in_words(april, as_supervisor: Browser) -> None:
    page = re.sub("</?a[^>]*>", "", read(as_supervisor, PAGE))
    assert "2 personer meldes med 798 kr før skatt. Av det er 198 kr trukket i skatt." in page
    assert "Avgiften er 14,1 prosent av 798 kr (sone 1)." in page
    assert "frist 5. mai" in page


def test_every_figure_leads_to_its_slips(april, as_supervisor: Browser) -> None:
    """And the slips that they lead to add up to it."""
    page = read(as_supervisor, PAGE)
    hers = f"/slips/?year=2026&amp;month=4&amp;person={april[0].pk}"
    assert f'<a href="{hers}">532</a>' in page
    assert f'<a href="{hers}">132</a>' in page
    day = "/slips/?year=2026&amp;month=4&amp;date=2026-04-10"
    assert f'<a href="{day}">132</a>' in page
    table = as_supervisor.get(hers.replace("&amp;", "&")).context["table"]
    assert sum(row.record.gross for row in table.rows) == 532
    table = as_supervisor.get(day.replace("&amp;", "&")).context["table"]
    assert sum(row.record.withholding for row in table.rows) == 132


def test_every_sum_leads_to_the_slips_of_the_month(april, as_supervisor: Browser) -> None:
    """The tiles (2 people, 798 before tax, 198 withheld, 113 in contribution), the text and «I alt»."""
    page = read(as_supervisor, PAGE)
    month = '<a href="/slips/?year=2026&amp;month=4">'
    for figure in ("2", "798", "198", "113"):
        assert f"<dd>{month}{figure}</a></dd>" in page
    assert f"2 personer meldes med {month}798</a> kr før skatt. Av det er {month}198</a> kr" in page
    assert f"Avgiften er 14,1 prosent av {month}798</a> kr" in page
    # In the tile, the text and the foot; before tax as the base too, withheld under the payout dates too.
    assert (page.count(f"{month}798</a>"), page.count(f"{month}198</a>")) == (4, 4)
    table = as_supervisor.get("/slips/", {"year": 2026, "month": 4}).context["table"]
    assert sum(row.record.gross for row in table.rows) == 798


@pytest.mark.parametrize("value", ["0", "-1", "x", "9" * 30, "1.5", "1e3", "' OR 1=1"])
def test_a_wrong_person_in_the_address_breaks_nothing(april, as_supervisor: Browser, value: str) -> None:
    assert as_supervisor.get("/slips/", {"person": value, "day": value}).status_code == 200


def test_no_identity_number_stands_on_a_page(april, as_supervisor: Browser, supervisor: User) -> None:
    deliver(supervisor)
    for address in (PAGE, reverse("payroll:reports")):
        page = read(as_supervisor, address)
        assert all(one.identity_number not in page for one in april)
    assert ReadLog.objects.count() == 0


def test_what_is_missing_stops_with_a_link(april, complete, as_supervisor: Browser, post) -> None:
    fill_in(complete, sub_organisation_number="", occupation_code="")
    page = read(as_supervisor, PAGE)
    assert "Underenhetens organisasjonsnummer mangler." in page
    assert "Yrkeskoden mangler." in page
    assert reverse("bikuben:project") in page
    assert DELIVER not in page
    assert post(as_supervisor, DELIVER).status_code == 409
    assert MonthlyReport.objects.count() == 0


def test_an_accountant_is_not_led_to_what_only_the_supervisor_fills_in(
    april, complete, as_accountant: Browser
) -> None:
    fill_in(complete, occupation_code="")
    page = read(as_accountant, PAGE)
    assert "Yrkeskoden mangler. Lederen fyller det ut." in page
    assert reverse("bikuben:project") not in page


def test_delivering_locks_and_gives_the_file(april, as_accountant: Browser, post) -> None:
    answer = post(as_accountant, DELIVER)
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    page = read(as_accountant, PAGE)
    assert "Låst 4. mai 2026." in page
    assert f'href="{XML}"' in page
    assert DELIVER not in page
    assert texts(valid(as_accountant.get(XML).content), "inntekt/beloep") == ["532", "266"]


def test_delivering_twice_at_once_delivers_once(april, as_supervisor: Browser) -> None:
    token = new_token()
    answers = [as_supervisor.post(DELIVER, {"once": token}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert MonthlyReport.objects.count() == 1


def test_fetching_a_file_is_kept_in_the_read_log(april, as_supervisor: Browser, supervisor: User) -> None:
    answer = as_supervisor.get(XML)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="a-melding-2026-04-utkast.xml"'
    assert answer.headers["Cache-Control"].find("no-store") >= 0
    looks = ReadLog.objects.order_by("subject")
    assert [(one.subject, one.what, one.user) for one in looks] == [
        (person.pk, ReadLog.What.IDENTITY_NUMBER, supervisor) for person in april
    ]


def test_a_change_is_said_and_corrected(april, as_supervisor: Browser, supervisor: User, post) -> None:
    deliver(supervisor)
    reverse_pay_slip(
        PaySlip.objects.get(participant=april[0], date=EIGHTH),
        reason="Feil",
        money_came_back=True,
        by=supervisor,
        now=NOW,
        today=TODAY,
    )
    page = read(as_supervisor, PAGE)
    assert "timelønn: 532 kr ble til 266 kr" in page
    assert "Lever rettingen" in page
    post(as_supervisor, DELIVER)
    message = valid(as_supervisor.get(XML).content)
    assert texts(message, "erstatterMeldingsId") == [message_id()]
    first = valid(as_supervisor.get(XML, {"edition": "1"}).content)
    assert texts(first, "inntekt/beloep") == ["532", "266"]
    assert as_supervisor.get(XML, {"edition": "7"}).status_code == 404


def test_past_its_deadline_a_month_says_so(april, as_supervisor: Browser, clock) -> None:
    clock.set(datetime(2026, 5, 6, 9, 0, tzinfo=OSLO))
    assert "Fristen var 5. mai." in read(as_supervisor, PAGE)
    assert "over fristen" in read(as_supervisor, reverse("payroll:reports"))


def test_a_unit_gets_its_own_files(april, complete, as_supervisor: Browser) -> None:
    fill_in(complete, is_own_entity=False)
    page = read(as_supervisor, PAGE)
    assert "Fil til lønnskontoret" in page
    for name in ("report_csv", "report_xlsx"):
        address = reverse(f"payroll:{name}", args=[APRIL])
        assert address in page
        assert as_supervisor.get(address).status_code == 200


@pytest.mark.parametrize("month", ["2026-13", "2026-4", "1999-01", "2026-04-01", "april"])
def test_there_is_no_page_for_what_is_no_month(april, as_supervisor: Browser, month: str) -> None:
    assert as_supervisor.get(f"/reports/{month}/").status_code == 404


def test_a_year_without_rates_is_said(april, complete, as_supervisor: Browser) -> None:
    assert as_supervisor.get("/reports/2031-04/").status_code == 200
    assert as_supervisor.get("/reports/?year=2031").status_code == 200
    assert as_supervisor.get("/reports/2031-04/a-melding.xml").status_code == 404


@pytest.mark.parametrize("user", ["reader", None])
def test_others_see_nothing(april, user: str | None, request: pytest.FixtureRequest) -> None:
    browser = browser_for(request.getfixturevalue(user) if user else None)
    for address in (PAGE, XML, reverse("payroll:reports")):
        assert browser.get(address).status_code == (403 if user else 302)


def test_a_year_costs_the_same_however_many_people(
    april, as_supervisor: Browser, supervisor: User, django_assert_num_queries
) -> None:
    address = reverse("payroll:reports")
    as_supervisor.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        as_supervisor.get(address)
    for _ in range(4):
        paid(someone_with_card(), date(2026, 4, 13), by=supervisor)
    with django_assert_num_queries(len(few)):
        as_supervisor.get(address)
    assert Participant.objects.count() == 6
