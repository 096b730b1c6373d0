"""The steps of the day (Fremmøte · Trekning · Arbeid · Lønn · Kasse) and the way around the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from bikuben.notices import Todo
from bikuben.roles import allowed_url, may_open

CALM_TODOS = 4  # shown at once of what can wait


class StepState(StrEnum):
    """How far a step has come."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True)
class Step:
    """One step of the day. Without `url` it can't be opened yet."""

    label: str | Promise
    url: str = ""
    state: StepState = StepState.NEXT


@dataclass(frozen=True)
class Place:
    """One entry of the navigation."""

    label: str | Promise
    url: str
    is_here: bool


def day_steps(user: Any, today: date) -> list[Step]:
    """The day's steps from `DAY_STEPS`: dotted paths of callables `(today) -> list[Step]`, in order.

    A step that `user` may not open keeps its place and loses its link; who may open none sees none.
    """
    steps = [step for provider in settings.DAY_STEPS for step in import_string(provider)(today)]
    shown = [
        step if step.url and may_open(user, step.url) else Step(label=step.label, state=step.state)
        for step in steps
    ]
    return shown if any(step.url for step in shown) else []


def todos(user: Any, today: date) -> list[Todo]:
    """What waits to be done, from `TODO_PROVIDERS`: urgent first, then what is for today.

    Only what `user` may do.
    """
    found = [todo for provider in settings.TODO_PROVIDERS for todo in import_string(provider)(today)]
    hers = [
        todo for todo in found if may_open(user, todo.url) and (not todo.roles or user.role in todo.roles)
    ]
    return sorted(hers, key=lambda todo: (not todo.urgent, not todo.today))


def first_todos(found: list[Todo]) -> tuple[list[Todo], list[Todo]]:
    """What is shown at once, and the rest: all that is urgent or for today, then at most `CALM_TODOS`."""
    shown = sum(todo.urgent or todo.today for todo in found) + CALM_TODOS
    return found[:shown], found[shown:]


def places(user: Any, path: str) -> list[Place]:
    """The navigation for `user`, from `NAVIGATION`: (label, URL name, further addresses).

    The longest address that `path` begins with is where we are, and is marked; the start page is only itself.
    """
    entries = [(label, allowed_url(user, name), further) for label, name, further in settings.NAVIGATION]
    open_to_user = [(label, url, (url, *further)) for label, url, further in entries if url]
    found = [(len(one), url) for _, url, those in open_to_user for one in those if _lies_under(path, one)]
    here = max(found, default=(0, None))[1]
    return [Place(label=label, url=url, is_here=url == here) for label, url, _ in open_to_user]


def _lies_under(path: str, address: str) -> bool:
    """Whether `path` begins with `address`, where * stands for any part of it."""
    return path == address if address == "/" else fnmatchcase(path, f"{address}*")
