"""The page of the year, its chart, its file, what payroll adds, and the list of all figures."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.test import Client as Browser
from lxml import etree

from assignments.documents.production_chart import production_chart
from assignments.models import DayState, Product
from bikuben.models import User
from payroll.issue_pay_slips import issue_pay_slip
from payroll.pay_out import pay_out
from payroll.production_cost import production_cost_panel
from tests.assignments.production.outlet_settlements.world import build_shop, sell
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY, make_card, make_participant, make_project, make_work_day
from tests.payroll.paying import fill_box, finished_shift

URL = "/production/year/2026/"


@pytest.fixture
def shop(supervisor: User) -> Production:
    make_project()
    made = build_shop(supervisor)
    sell(made, 12)
    return made


def paid_day(shop: Production) -> None:
    fill_box(shop.by, 2000, today=TODAY)
    one = make_participant()
    make_card(one)
    day = make_work_day(TODAY, main_job=shop.job, state=DayState.WORKING)
    finished_shift(one, day, job=shop.job)
    slip = issue_pay_slip(one, day, by=shop.by, now=NOW, today=TODAY)
    pay_out(slip, by=shop.by, now=NOW, today=TODAY)


def text_of(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def test_the_reader_sees_the_figures_and_no_labour(shop: Production, as_reader: Browser) -> None:
    paid_day(shop)
    text = text_of(as_reader.get(URL))
    for words in ("2 248,80", "4 188", "187,40", "MelliBee"):
        assert words in text, words
    assert "Med lønn" not in text


def test_labour_is_told_to_those_who_pay_it(shop: Production, as_accountant: Browser) -> None:
    assert "Ingen dagsverk på produksjonen er lønnet" in text_of(as_accountant.get(URL))
    paid_day(shop)
    panel = production_cost_panel(2026, frozenset({shop.job.pk}), shop.by, TODAY)
    assert panel is not None
    labour = panel.context["row"].cost
    assert labour > 266  # 200 in the hand and a quarter withheld, contribution on top
    assert panel.context["with"].surplus == Decimal("2248.80") - labour
    text = text_of(as_accountant.get(URL))
    assert "Med lønn" in text
    assert "1 lønnet dagsverk" in text


def test_the_chart_has_its_numbers_written_and_no_style(shop: Production, as_reader: Browser) -> None:
    text = text_of(as_reader.get(URL))
    assert "style=" not in text
    assert 'role="img"' in text
    assert ">12</text>" in text


def test_the_chart_is_made_of_any_numbers() -> None:
    for months in ([(0, 0)] * 12, [(100_000, 1)] * 12, [(-3, -1)] * 12):
        drawn = production_chart(months, made="laget", sold="solgt", title="A & <B>")
        root = etree.fromstring(drawn)
        assert root.get("aria-label") == "A & <B>"
        assert not [node for node in root.iter() if node.get("style")]


def test_the_file_is_a_spreadsheets(shop: Production, as_reader: Browser) -> None:
    Product.objects.create(name="=1+1", prefix="FX", job=shop.job)
    answer = as_reader.get(f"{URL}figures.csv")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    by_name = {row[1]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    assert set(by_name) == {"MelliBee", "'=1+1", "I alt"}
    assert by_name["MelliBee"]["Solgt for"] == "4188,00"
    assert by_name["MelliBee"]["Overskudd"] == "2248,80"
    assert by_name["MelliBee"]["Overskudd per stykke"] == "187,40"


@pytest.mark.parametrize("year", ["2019", "2027", "99999999999999999999", "0"])
def test_a_year_that_cant_be_isnt_found(as_reader: Browser, year: str) -> None:
    assert as_reader.get(f"/production/year/{year}/").status_code == 404
    assert as_reader.get(f"/production/year/{year}/figures.csv").status_code == 404


def test_an_empty_year_says_so(as_reader: Browser) -> None:
    assert "Ingen produkter ennå." in text_of(as_reader.get("/production/year/2020/"))


def test_the_page_costs_the_same_however_much_there_is(
    shop: Production, as_accountant: Browser, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(40) as first:
        as_accountant.get(URL)
    for number in range(3):
        sell(shop, 1, date(2026, 4, 2 + number), price=f"30{number}")
    with django_assert_max_num_queries(len(first)):
        as_accountant.get(URL)


def test_all_figures_tell_what_was_made_and_sold(shop: Production, as_reader: Browser) -> None:
    assert "30 laget, 12 solgt" in text_of(as_reader.get("/figures/?year=2026"))
    assert "laget, " not in text_of(as_reader.get("/figures/?year=2025"))
