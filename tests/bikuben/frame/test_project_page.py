"""The project's own details."""

from __future__ import annotations

import pytest
from django.test import Client as Browser

from bikuben.models import Project

FORM = {
    "name": "Bikuben",
    "legal_name": "Verkstedet i Prøvegata",
    "is_own_entity": "1",
    "organisation_number": "974 760 673",
    "sub_organisation_number": "923609016",
    "address": "Prøvegata 1",
    "postal_code": "0150",
    "city": "Oslo",
    "zone": "1",
    "occupation_code": "9329100",
    "employment_form": "midlertidig",
}


def test_it_keeps_what_is_written(as_supervisor: Browser) -> None:
    assert as_supervisor.get("/").headers["Location"] == "/project/"
    assert as_supervisor.post("/project/", FORM).headers["Location"] == "/"
    project = Project.objects.get()
    assert project.organisation_number == "974760673"
    assert project.is_own_entity
    assert "Bikuben" in as_supervisor.get("/").content.decode()


def test_it_can_be_part_of_something_larger(as_supervisor: Browser) -> None:
    as_supervisor.post("/project/", {**FORM, "is_own_entity": "0"})
    assert not Project.objects.get().is_own_entity


def test_the_same_form_again_keeps_one_project(as_supervisor: Browser) -> None:
    as_supervisor.post("/project/", FORM)
    as_supervisor.post("/project/", {**FORM, "name": "Kuben"})
    assert Project.objects.get().name == "Kuben"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("organisation_number", "974760674", "Nummeret stemmer ikke."),
        ("organisation_number", "97476067", "Et organisasjonsnummer har ni siffer."),
        ("organisation_number", "97476067x", "Et organisasjonsnummer har bare siffer."),
        ("sub_organisation_number", "974760673", "Underenheten har et eget nummer"),
        ("occupation_code", "932910", "Yrkeskoden har sju siffer."),
        ("occupation_code", "932910\n", "Yrkeskoden har sju siffer."),
        ("postal_code", "ABCD", "Postnummeret har fire siffer."),
        ("account_number", "12345678901", "Kontonummeret stemmer ikke."),
        ("zone", "9", "zone"),
        ("is_own_entity", "2", "is_own_entity"),
        ("name", "x" * 10_000, "100"),
        ("name", "", "name"),
    ],
)
def test_bad_input_is_answered_at_its_field(
    as_supervisor: Browser, field: str, value: str, sentence: str
) -> None:
    answer = as_supervisor.post("/project/", {**FORM, field: value})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "invalid-feedback" in answer.content.decode()
    assert not Project.objects.exists()


def test_markup_in_a_name_is_text(as_supervisor: Browser) -> None:
    as_supervisor.post("/project/", {**FORM, "name": "<b>Kuben</b>"})
    page = as_supervisor.get("/").content.decode()
    assert "&lt;b&gt;Kuben&lt;/b&gt;" in page
    assert "<b>Kuben" not in page


def test_a_long_form_says_at_its_top_what_must_be_put_right(as_supervisor: Browser) -> None:
    page = as_supervisor.post("/project/", {**FORM, "city": ""}).content.decode()
    assert '<a class="bk-problem" href="#id_city">Poststed</a>' in page
    assert page.count("bk-problem") == 1
