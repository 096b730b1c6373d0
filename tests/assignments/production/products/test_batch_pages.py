"""The pages of a batch that are made here: its check list and its labels."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from assignments.check_lists import set_check_points
from assignments.models import Batch, CheckPoint
from assignments.products import switch_product
from tests.assignments.production.world import Production
from tests.cast import TODAY
from tests.paper_text import pages_of


def page(name: str, batch: Batch) -> str:
    return reverse(f"assignments:{name}", args=[batch.pk])


@pytest.fixture
def batch(production: Production) -> Batch:
    return production.batch(12)


@pytest.fixture
def points(production: Production) -> list[CheckPoint]:
    switch_product(production.product, "check_list", True, by=production.by)
    return set_check_points(production.product, ["Låsen lukker seg", "Perlen sitter fast"], by=production.by)


def answered(points: list[CheckPoint], **fields: str) -> dict[str, str]:
    data = {}
    for point in points:
        data |= {f"ok_{point.pk}": "ok", f"note_{point.pk}": ""}
    return data | fields


def test_the_check_list_is_answered_and_corrected(
    as_supervisor: Browser, batch: Batch, points: list[CheckPoint], post: Any
) -> None:
    url = page("batch_checks", batch)
    assert post(as_supervisor, url, answered(points)).headers["Location"] == url
    last = points[1].pk
    post(as_supervisor, url, answered(points, **{f"ok_{last}": "not", f"note_{last}": "Løs"}))
    assert [(one.is_ok, one.note) for one in batch.checks.all()] == [(True, ""), (False, "Løs")]


@pytest.mark.parametrize("value", ["", "x", "\x00"])
def test_an_answer_that_cant_be_is_said_at_its_point(
    as_supervisor: Browser, batch: Batch, points: list[CheckPoint], post: Any, value: str
) -> None:
    field = f"ok_{points[0].pk}"
    answer = post(as_supervisor, page("batch_checks", batch), answered(points, **{field: value}))
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert not batch.checks.exists()


def test_not_right_without_a_note_is_said_at_the_note(
    as_supervisor: Browser, batch: Batch, points: list[CheckPoint], post: Any
) -> None:
    data = answered(points, **{f"ok_{points[0].pk}": "not"})
    answer = post(as_supervisor, page("batch_checks", batch), data)
    assert answer.status_code == 422
    assert "Skriv kort hva" in str(answer.context["form"].errors[f"note_{points[0].pk}"])


def test_a_closed_batch_shows_its_answers_and_takes_none(
    as_supervisor: Browser, batch: Batch, points: list[CheckPoint], post: Any
) -> None:
    url = page("batch_checks", batch)
    post(as_supervisor, url, answered(points))
    Batch.objects.filter(pk=batch.pk).update(closed_on=TODAY)
    text = as_supervisor.get(url).content.decode()
    assert "Partiet er avsluttet" in text
    assert "Låsen lukker seg" in text
    assert post(as_supervisor, url, answered(points)).status_code == 409


def test_a_product_without_check_list_says_so(as_supervisor: Browser, batch: Batch, post: Any) -> None:
    url = page("batch_checks", batch)
    assert "Sjekklista er slått av" in as_supervisor.get(url).content.decode()
    assert post(as_supervisor, url).status_code == 409


def test_labels_are_as_many_as_made_else_as_planned(
    as_supervisor: Browser, production: Production, batch: Batch
) -> None:
    url = page("batch_labels", batch)
    assert as_supervisor.get(url).context["form"]["count"].value() == 12
    production.make(batch, 7)
    form = as_supervisor.get(url).context["form"]
    assert form["count"].value() == 7
    assert "bars" not in form.fields


def test_labels_are_printed_from_the_first_free_one(as_supervisor: Browser, batch: Batch) -> None:
    answer = as_supervisor.get(page("batch_labels_pdf", batch), {"paper": "L7160", "count": 7, "first": 20})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "MB-2026" not in answer.headers["Content-Disposition"]
    assert [one.count("MB-2026-001") for one in pages_of(answer.content)] == [2, 5]


def test_without_being_asked_they_are_as_proposed(as_supervisor: Browser, batch: Batch) -> None:
    answer = as_supervisor.get(page("batch_labels_pdf", batch))
    assert pages_of(answer.content)[0].count("MB-2026-001") == 12


def test_bars_are_offered_where_they_are_switched_on(
    as_supervisor: Browser, production: Production, batch: Batch
) -> None:
    url, asked = page("batch_labels_pdf", batch), {"paper": "L7160", "count": 1, "bars": "code128"}
    plain = as_supervisor.get(url, asked).content
    switch_product(production.product, "barcodes", True, by=production.by)
    assert as_supervisor.get(page("batch_labels", batch)).context["form"]["bars"].value() == "code128"
    with_bars = as_supervisor.get(url, asked).content
    with_squares = as_supervisor.get(url, asked | {"bars": "qr"}).content
    assert len({plain, with_bars, with_squares}) == 3
    assert as_supervisor.get(url, asked | {"bars": "none"}).content == plain


@pytest.mark.parametrize(
    ("field", "value"),
    [("paper", ""), ("paper", "L1"), ("count", ""), ("count", "0"), ("count", "2001"), ("count", "9" * 40),
     ("count", "x"), ("first", "0"), ("first", "22"), ("first", "\x00")],
)  # fmt: skip
def test_what_cant_be_printed_is_said_at_its_field(
    as_supervisor: Browser, batch: Batch, field: str, value: str
) -> None:
    asked = {"paper": "L7160", "count": "1", "first": "1", field: value}
    answer = as_supervisor.get(page("batch_labels_pdf", batch), asked)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]


def test_letters_that_bars_dont_know_get_squares(
    as_supervisor: Browser, production: Production, batch: Batch
) -> None:
    Batch.objects.filter(pk=batch.pk).update(code="NØ-2026-001")
    switch_product(production.product, "barcodes", True, by=production.by)
    assert as_supervisor.get(page("batch_labels", batch)).context["form"]["bars"].value() == "qr"
    asked = {"paper": "L7160", "count": "1", "bars": "code128"}
    answer = as_supervisor.get(page("batch_labels_pdf", batch), asked)
    assert "Velg QR-kode" in str(answer.context["form"].errors["bars"])
