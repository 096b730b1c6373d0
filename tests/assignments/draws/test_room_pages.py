"""The room's screen: what it shows when, that it leads nowhere, and that the seed waits for the draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from assignments.hold_draw import close_list, hold_draw
from assignments.models import Draw, DrawSeed
from bikuben.models import Project, User
from tests.assignments.arrivals.world import NAMES, comes, drawn, opened, people
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.usefixtures("project", "clock")
Post = Callable[..., Any]

DRAW = f"/day/{TODAY}/draw/"
HOLD = f"/day/{TODAY}/draw/hold/"
REPEAT = f"/day/{TODAY}/repeat/"
PAGES = ("arrivals", "places", "draw", "repeat_draw")


def text(browser: Browser, url: str) -> str:
    return browser.get(url, follow=True).content.decode()


def test_it_shows_the_commitment_before_anyone_has_come(as_supervisor: Browser, supervisor: User) -> None:
    opened(supervisor)
    assert DrawSeed.objects.get().commitment in text(as_supervisor, DRAW)


def test_it_leads_nowhere_without_the_password(as_supervisor: Browser, supervisor: User) -> None:
    opened(supervisor)
    as_supervisor.get(DRAW)
    for url in ("/", reverse("assignments:arrivals", args=[TODAY]), REPEAT):
        assert as_supervisor.get(url)["Location"] == DRAW


def test_the_seed_is_on_no_page_before_the_draw(as_supervisor: Browser, supervisor: User) -> None:
    day = opened(supervisor)
    seed = DrawSeed.objects.get().seed
    for participant in people(3):
        comes(day, participant, supervisor)
    for close in (False, True):
        if close:
            close_list(day, by=supervisor, now=NOW)
        for name in PAGES:
            assert seed not in text(as_supervisor, reverse(f"assignments:{name}", args=[TODAY]))
        as_supervisor.force_login(supervisor)
    hold_draw(day, "tåke", by=supervisor, now=NOW, today=TODAY)
    assert seed in text(as_supervisor, DRAW)


def test_the_word_is_typed_and_the_result_read_out_one_at_a_time(
    as_supervisor: Browser, supervisor: User, post: Post
) -> None:
    day = opened(supervisor)
    for participant in people(3):
        comes(day, participant, supervisor)
    answer = post(as_supervisor, reverse("assignments:close_list", args=[TODAY]))
    assert answer["Location"] == DRAW
    answer = post(as_supervisor, HOLD, word="tåke")
    assert answer["Location"] == f"{DRAW}?shown=0"
    names = [NAMES[ticket - 1] for ticket in Draw.objects.get().order]
    for shown in range(4):
        page = text(as_supervisor, f"{DRAW}?shown={shown}")
        assert [name in page for name in names] == [place < shown for place in range(3)]
    assert all(name in text(as_supervisor, f"{DRAW}?shown=all") for name in names)


@pytest.mark.parametrize("shown", ["-1", "x", "99999999999999", "²"])
def test_a_strange_number_shows_all(as_supervisor: Browser, supervisor: User, shown: str) -> None:
    drawn(supervisor, count=3)
    as_supervisor.get(DRAW)
    answer = as_supervisor.get(DRAW, {"shown": shown})
    assert answer.status_code == 200
    assert Draw.objects.get().seed_hex in answer.content.decode()


@pytest.mark.parametrize("word", ["", " ", "x" * 10_000])
def test_a_word_that_is_none_is_said_at_the_field(
    as_supervisor: Browser, supervisor: User, post: Post, word: str
) -> None:
    day = opened(supervisor)
    for participant in people(3):
        comes(day, participant, supervisor)
    close_list(day, by=supervisor, now=NOW)
    answer = post(as_supervisor, HOLD, word=word)
    assert answer.status_code == 422
    assert "invalid-feedback" in answer.content.decode()
    assert not Draw.objects.exists()


def test_a_draw_on_a_closed_day_is_refused(as_supervisor: Browser, supervisor: User, post: Post) -> None:
    day, _attendances = drawn(supervisor, count=3)
    type(day).objects.filter(pk=day.pk).update(state="closed")
    answer = post(as_supervisor, HOLD, word="tåke")
    assert answer.status_code == 409
    assert Draw.objects.count() == 1


def test_a_repeat_shows_the_new_commitment_before_the_word(
    as_supervisor: Browser, supervisor: User, post: Post
) -> None:
    drawn(supervisor, count=3)
    assert post(as_supervisor, REPEAT, reason="").status_code == 422
    assert post(as_supervisor, REPEAT, reason="Feil liste")["Location"] == DRAW
    seed = DrawSeed.objects.get(attempt=2)
    page = text(as_supervisor, DRAW)
    assert seed.commitment in page
    assert seed.seed not in page
    assert post(as_supervisor, HOLD, word="sol").status_code == 302
    assert Draw.objects.count() == 2


def test_the_record_is_a_pdf_without_names(as_supervisor: Browser, supervisor: User) -> None:
    drawn(supervisor, count=3)
    answer = as_supervisor.get(f"{DRAW}1/record.pdf")
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
    assert as_supervisor.get(f"{DRAW}2/record.pdf").status_code == 404


def test_a_planned_day_has_no_screen(as_supervisor: Browser, work_day: Any, project: Project) -> None:
    assert as_supervisor.get(DRAW)["Location"] == reverse("assignments:places", args=[TODAY])
    assert as_supervisor.get("/day/2026-05-09/draw/").status_code == 404


def test_the_same_touch_twice_calls_one_reserve(as_supervisor: Browser, supervisor: User) -> None:
    day, _attendances = drawn(supervisor, count=4)
    type(day).objects.filter(pk=day.pk).update(places=3)
    url = reverse("assignments:call_reserve", args=[TODAY])
    for _touch in range(2):
        assert as_supervisor.post(url, {"once": "a" * 32}).status_code == 302
    assert day.attendances.filter(state="place").count() == 3
