"""The door's page: one touch, what the room may read, and who may open it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assignments.models import Attendance, Participant
from bikuben.models import ReadLog, User
from tests.assignments.arrivals.test_arrive import CHECK
from tests.assignments.arrivals.world import comes, drawn, opened, people
from tests.cast import TODAY, make_participant

pytestmark = pytest.mark.usefixtures("project", "clock")
Post = Callable[..., Any]

WITHOUT_PK = ("arrivals", "places", "draw", "repeat_draw")
POSTS = ("open_day", "arrive", "first_timer", "close_list", "reopen_list", "call_reserve", "hold_draw")


def url(name: str, *args: int) -> str:
    return reverse(f"assignments:{name}", args=[TODAY, *args])


@pytest.fixture(autouse=True)
def _no_checks(settings: Any) -> None:
    settings.ATTENDANCE_CHECKS = [CHECK]


def test_one_touch_and_she_is_on_the_list(as_supervisor: Browser, supervisor: User, post: Post) -> None:
    opened(supervisor)
    [bie] = people(1)
    assert post(as_supervisor, url("arrive"), participant=bie.pk)["Location"] == url("arrivals")
    assert Attendance.objects.get().ticket == 1


def test_a_touch_by_htmx_gets_the_list_back(as_supervisor: Browser, supervisor: User) -> None:
    opened(supervisor)
    [bie] = people(1)
    answer = as_supervisor.post(
        url("arrive"),
        {"participant": bie.pk, "once": "b" * 32},
        headers={"HX-Request": "true", "HX-Target": "door"},
    )
    page = answer.content.decode()
    assert "<html" not in page
    assert 'hx-swap-oob="true"' in page
    assert "Angre" in page


def test_the_same_touch_sent_twice_gives_one_ticket(as_supervisor: Browser, supervisor: User) -> None:
    opened(supervisor)
    [bie] = people(1)
    for _touch in range(2):
        answer = as_supervisor.post(url("arrive"), {"participant": bie.pk, "once": "c" * 32})
        assert answer.status_code == 302
    assert Attendance.objects.count() == 1


def test_the_same_person_twice_is_refused(as_supervisor: Browser, supervisor: User, post: Post) -> None:
    opened(supervisor)
    [bie] = people(1)
    post(as_supervisor, url("arrive"), participant=bie.pk)
    answer = post(as_supervisor, url("arrive"), participant=bie.pk)
    assert answer.status_code == 409
    assert "Hun er allerede på lista." in answer.content.decode()


@pytest.mark.parametrize("participant", ["", "x", "-1", "0", "9" * 30, "²"])
def test_a_touch_on_nobody_is_not_found(
    as_supervisor: Browser, supervisor: User, post: Post, participant: str
) -> None:
    opened(supervisor)
    assert post(as_supervisor, url("arrive"), participant=participant).status_code == 404


@pytest.mark.parametrize("name", ["", "x" * 10_000, "ond\x00"])
def test_a_name_that_is_none_is_said_at_the_field(
    as_supervisor: Browser, supervisor: User, post: Post, name: str
) -> None:
    opened(supervisor)
    answer = post(as_supervisor, url("first_timer"), chosen_name=name)
    assert answer.status_code == 422
    assert "invalid-feedback" in answer.content.decode()
    assert not Participant.objects.exists()


def test_markup_in_a_name_is_only_text(as_supervisor: Browser, supervisor: User, post: Post) -> None:
    opened(supervisor)
    post(as_supervisor, url("first_timer"), chosen_name="<b>Bie</b>")
    page = as_supervisor.get(url("arrivals")).content.decode()
    assert "<b>Bie</b>" not in page
    assert "&lt;b&gt;Bie&lt;/b&gt;" in page


def test_a_warning_is_never_on_the_shared_page(as_supervisor: Browser, supervisor: User, post: Post) -> None:
    opened(supervisor)
    warned = make_participant(chosen_name="Varslet")
    assert post(as_supervisor, url("arrive"), participant=warned.pk)["Location"] == url(
        "look_first", warned.pk
    )
    assert "skattekort" not in as_supervisor.get(url("look_first", warned.pk)).content.decode()
    assert not ReadLog.objects.exists()
    assert "skattekort" in as_supervisor.get(url("private_view", warned.pk)).content.decode()
    log = ReadLog.objects.get()
    assert (log.user, log.subject, log.what) == (supervisor, warned.pk, ReadLog.What.PRIVATE_VIEW)
    post(as_supervisor, url("arrive"), participant=warned.pk, accept_warnings="1")
    page = as_supervisor.get(url("arrivals")).content.decode()
    assert "skattekort" not in page
    assert "bk-mark" in page


def test_what_stops_leaves_no_button(as_supervisor: Browser, supervisor: User, post: Post) -> None:
    opened(supervisor)
    stopped = make_participant(chosen_name="Stoppet")
    answer = post(as_supervisor, url("arrive"), participant=stopped.pk, accept_warnings="1")
    assert answer["Location"] == url("look_first", stopped.pk)
    for name in ("look_first", "private_view"):
        assert "Ja, hun er med" not in as_supervisor.get(url(name, stopped.pk)).content.decode()
    assert not Attendance.objects.exists()


def test_the_search_leaves_those_with_the_letters(as_supervisor: Browser, supervisor: User) -> None:
    opened(supervisor)
    people(3)
    page = as_supervisor.post(url("arrivals"), {"q": "SOL"}).content.decode()
    assert "Solveig" in page
    assert "Luna" not in page


def test_what_is_searched_for_never_stands_in_an_address(as_supervisor: Browser, supervisor: User) -> None:
    opened(supervisor)
    people(3)
    page = as_supervisor.get(url("arrivals"), {"q": "SOL"}).content.decode()
    assert "Luna" in page
    assert 'value="SOL"' not in page
    forms = re.findall(r"<form[^>]*>", page)
    assert forms
    assert [form for form in forms if 'method="post"' not in form] == []
    assert "hx-get" not in page


def test_the_page_costs_the_same_however_many_there_are(as_supervisor: Browser, supervisor: User) -> None:
    day = opened(supervisor)
    counts = []
    for count in (1, 8):
        for _one in range(count):
            comes(day, make_participant(), supervisor)
            make_participant()
        for name in ("arrivals", "places"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                as_supervisor.get(url(name))
            counts.append(len(queries))
    assert counts[:2] == counts[2:]


def test_only_the_supervisor_opens_the_door(
    as_accountant: Browser, as_reader: Browser, as_nobody: Browser, supervisor: User, post: Post
) -> None:
    _day, attendances = drawn(supervisor, count=3)
    one = attendances[0]
    pages = [url(name) for name in WITHOUT_PK]
    pages += [url("arrival", one.pk), url("look_first", one.participant_id)]
    pages += [url("private_view", one.participant_id), url("draw_record", 1)]
    forms = [url(name) for name in POSTS]
    forms += [url(name, one.pk) for name in ("leave", "annul_arrival", "undo_arrival")]
    for browser in (as_accountant, as_reader):
        assert {browser.get(page).status_code for page in pages} == {403}
        assert {post(browser, form).status_code for form in forms} == {403}
    for address in (*pages, *forms):
        assert "/login/" in as_nobody.get(address).get("Location", "/login/")
    assert not ReadLog.objects.exists()


@pytest.mark.parametrize("name", ["leave", "annul_arrival"])
def test_a_form_on_one_who_is_not_on_the_list_is_not_found(
    as_supervisor: Browser, supervisor: User, post: Post, name: str
) -> None:
    opened(supervisor)
    assert post(as_supervisor, url(name, 999), reason="other").status_code == 404


def test_annulling_without_a_reason_is_said_at_the_field(
    as_supervisor: Browser, supervisor: User, post: Post
) -> None:
    _day, attendances = drawn(supervisor, count=3)
    answer = post(as_supervisor, url("annul_arrival", attendances[0].pk))
    assert answer.status_code == 422
    assert "Velg en grunn." in answer.content.decode()
