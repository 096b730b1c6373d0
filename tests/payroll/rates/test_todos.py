"""Next year's rates are waited for from 10 December, in words for whoever fetches them."""

from __future__ import annotations

from datetime import date

import pytest

from payroll.todos import pay_todos
from tests.payroll.rates.files import small_file
from tests.payroll.rates.world import enter_other, import_file

pytestmark = pytest.mark.django_db


def said(day: date) -> list[tuple[str, str, bool]]:
    return [(str(todo.text), todo.url, todo.urgent) for todo in pay_todos(day)]


def test_nothing_is_asked_for_before_the_tables_are_out() -> None:
    assert said(date(2026, 12, 9)) == []


def test_from_10_december_she_is_told_what_to_fetch_and_where() -> None:
    assert said(date(2026, 12, 10)) == [
        (
            "Hent trekktabellene for 2027 på skatteetaten.no, og legg dem inn under Satser. "
            "Uten dem kan ingen få lønn det året.",
            "/rates/",
            False,
        )
    ]


def test_it_hastes_when_the_year_has_come() -> None:
    assert [urgent for _text, _url, urgent in said(date(2027, 1, 2))] == [True]


def test_then_the_rest_is_asked_for_and_then_nothing(supervisor) -> None:
    import_file(small_file())
    [(text, url, _urgent)] = said(date(2026, 12, 10))
    assert (text, url) == (
        "Se over de andre satsene for 2027. Uten dem kan ingen få lønn det året.",
        "/rates/",
    )
    enter_other(supervisor)
    assert said(date(2026, 12, 10)) == []
