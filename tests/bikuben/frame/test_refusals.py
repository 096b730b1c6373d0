"""A refusal reaches the person as a sentence, with a way back."""

from __future__ import annotations

import pytest
from django import forms
from django.test import Client as Browser

from bikuben.refusals import Refused
from bikuben.views.refusing import refuse_in_form

pytestmark = pytest.mark.usefixtures("probes")


class DayForm(forms.Form):
    places = forms.IntegerField()


def test_a_refusal_that_no_page_expected_is_a_page_of_its_own(as_reader: Browser) -> None:
    answer = as_reader.post("/refuse/", headers={"Referer": "http://testserver/users/?sort=role"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Dagen er stengt." in page
    assert "Ingenting er endret." in page
    assert 'href="/users/?sort=role"' in page


@pytest.mark.parametrize("referer", ["http://elsewhere.example/x", "", "http://testserver/refuse/"])
def test_the_way_back_never_leads_elsewhere(as_reader: Browser, referer: str) -> None:
    page = as_reader.post("/refuse/", headers={"Referer": referer}).content.decode()
    assert '<a class="btn btn-primary bk-back" href="/">' in page


def test_a_refused_piece_of_a_page_takes_the_whole_page(as_reader: Browser) -> None:
    assert as_reader.post("/refuse/", headers={"HX-Request": "true"}).headers["HX-Retarget"] == "body"


def test_it_stands_at_its_field() -> None:
    form = DayForm({"places": "3"})
    refuse_in_form(form, Refused("For få plasser.", field="places"))
    assert form.errors == {"places": ["For få plasser."]}


def test_it_stands_above_the_form_where_there_is_no_such_field() -> None:
    form = DayForm({"places": "3"})
    refuse_in_form(form, Refused("Dagen er stengt.", field="day"))
    assert form.errors == {"__all__": ["Dagen er stengt."]}
