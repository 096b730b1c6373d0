"""The today page: the steps, the next step, and what waits."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client as Browser

from bikuben.notices import Todo
from bikuben.steps import Step, StepState

HERE = "tests.bikuben.frame.test_today"


def steps(today: date) -> list[Step]:
    return [
        Step(label="Fremmøte", url="/project/", state=StepState.DONE),
        Step(label="Arbeid", url="/users/", state=StepState.NOW),
        Step(label="Kasse"),
    ]


def todos(today: date) -> list[Todo]:
    return [Todo(text=f"Vanlig {today}", url="/users/"), Todo(text="Haster", url="/users/", urgent=True)]


def many(today: date) -> list[Todo]:
    calm = [Todo(text=f"Rolig {number}.", url="/users/") for number in range(6)]
    return [*calm, Todo(text="Denne dagen", url="/users/", today=True)]


def few(today: date) -> list[Todo]:
    return [one for one in many(today) if one.text in {f"Rolig {number}." for number in range(4)}]


def panel(request: HttpRequest, today: date) -> tuple[str, dict[str, Any]]:
    return "405.html", {}


@pytest.fixture(autouse=True)
def hooks(settings: Any, project: Any) -> None:
    settings.DAY_STEPS = [f"{HERE}.steps"]
    settings.TODO_PROVIDERS = [f"{HERE}.todos"]
    settings.DAY_PANEL = ""


def test_it_says_what_day_it_is(as_supervisor: Browser) -> None:
    assert "Mandag 4. mai" in as_supervisor.get("/").content.decode()


def test_it_shows_how_far_the_day_has_come(as_supervisor: Browser) -> None:
    page = as_supervisor.get("/").content.decode()
    assert "bk-step-done" in page
    assert '<a href="/users/" aria-current="step">' in page
    assert page.count('<li class="bk-step ') == 3


def test_what_is_urgent_comes_first(as_supervisor: Browser) -> None:
    page = as_supervisor.get("/").content.decode()
    assert page.index("Haster") < page.index("Vanlig 2026-05-04")


def test_what_is_for_today_comes_next_and_what_can_wait_is_folded(
    as_supervisor: Browser, settings: Any
) -> None:
    settings.TODO_PROVIDERS = [f"{HERE}.{name}" for name in ("many", "todos")]
    shown, _, folded = as_supervisor.get("/").content.decode().partition('<details class="bk-more">')
    places = [shown.index(text) for text in ("Haster", "Denne dagen", *(f"Rolig {n}." for n in range(4)))]
    assert places == sorted(places)
    assert "Og 3 til" in folded
    assert "Rolig 4." in folded
    assert "Rolig 4." not in shown


def test_nothing_is_folded_where_four_can_wait(as_supervisor: Browser, settings: Any) -> None:
    settings.TODO_PROVIDERS = [f"{HERE}.few"]
    assert "bk-more" not in as_supervisor.get("/").content.decode()


def test_who_may_not_do_it_is_not_asked_to(as_reader: Browser) -> None:
    page = as_reader.get("/").content.decode()
    assert "Haster" not in page
    assert "bk-steps" not in page
    assert "Ingenting venter." in page


def test_a_floor_above_puts_the_day_in_its_middle(as_supervisor: Browser, settings: Any) -> None:
    settings.DAY_PANEL = f"{HERE}.panel"
    assert "Den tar bare imot et skjema" in as_supervisor.get("/").content.decode()
