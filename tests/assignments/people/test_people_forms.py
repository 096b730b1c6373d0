"""Forms about people: sent well, sent twice, sent stale, sent wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from assignments.end_participant import end_participant
from assignments.models import EmploymentBreak, Participant
from bikuben.models import User
from bikuben.once import new_token
from tests.cast import NOW, make_number, make_participant

Post = Callable[..., Any]
NEW = {"chosen_name": "Bie", "language": "nb", "started_on": "2026-05-04"}


def her(page: str, participant: Participant) -> str:
    return reverse(f"assignments:{page}", args=[participant.pk])


def test_it_registers_with_a_chosen_name(as_supervisor: Browser, post: Post) -> None:
    response = post(as_supervisor, reverse("assignments:new_participant"), NEW)
    made = Participant.objects.get()
    assert response.headers["Location"] == her("participant", made)
    assert (made.chosen_name, made.started_on) == ("Bie", date(2026, 5, 4))


def test_a_form_sent_twice_registers_once(as_supervisor: Browser) -> None:
    data = {**NEW, "once": new_token()}
    first = as_supervisor.post(reverse("assignments:new_participant"), data)
    second = as_supervisor.post(reverse("assignments:new_participant"), data)
    assert Participant.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("chosen_name", "", "Skriv hva hun vil kalles."),
        ("chosen_name", "b" * 10_000, "Det er for langt."),
        ("legal_name", "漢字", "kan ikke skrives ut"),
        ("identity_number", "00000000000", "ingen fødselsdato"),
        ("identity_number", "123", "elleve siffer"),
        ("started_on", "9999-12-31", "Det årstallet kan ikke stemme."),
        ("started_on", "31.02.2026", "Skriv en dato"),
        ("card_applied_on", "2026-05-05", "Denne dagen har ikke kommet ennå."),
    ],
)
def test_bad_input_gets_a_sentence_at_its_field_and_changes_nothing(
    as_supervisor: Browser, post: Post, field: str, value: str, sentence: str
) -> None:
    response = post(as_supervisor, reverse("assignments:new_participant"), {**NEW, field: value})
    assert response.status_code == 422
    assert sentence in " ".join(response.context["form"].errors[field])
    assert not Participant.objects.exists()


def test_changing_keeps_the_number_that_is_not_shown(as_supervisor: Browser, post: Post) -> None:
    person = make_participant(number=3)
    post(as_supervisor, her("change_participant", person), {**NEW, "version": 0, "legal_name": "Nye Prøve"})
    changed = Participant.objects.get()
    assert (changed.identity_number, changed.legal_name) == (make_number(3), "Nye Prøve")


def test_a_stale_page_is_refused_with_a_sentence(as_supervisor: Browser, post: Post) -> None:
    person = make_participant()
    url = her("change_participant", person)
    post(as_supervisor, url, {**NEW, "version": 0, "address": "Her"})
    response = post(as_supervisor, url, {**NEW, "version": 0, "address": "Der"})
    assert response.status_code == 422
    assert "Noen har endret dette i mellomtiden" in response.content.decode()
    assert Participant.objects.get().address == "Her"


def test_the_private_form_keeps_benefits_and_permit(as_supervisor: Browser, post: Post) -> None:
    person = make_participant()
    data = {
        "version": 0,
        "needs_permit": "on",
        "permit_until": "2026-09-01",
        "benefits": ["disability", "housing_support"],
        "disability_since": "2025-02-01",
        "note": "linje en\nlinje to",
    }
    assert post(as_supervisor, her("participant_private", person), data).status_code == 302
    kept = Participant.objects.get()
    assert kept.benefits == {"disability", "housing_support"}
    assert (kept.permit_until, kept.note) == (date(2026, 9, 1), "linje en\nlinje to")


def test_she_pauses_resumes_ends_and_comes_back(as_supervisor: Browser, post: Post) -> None:
    person = make_participant()
    post(as_supervisor, her("pause_participant", person), version="0")
    assert Participant.objects.get().paused_on == date(2026, 5, 4)
    assert post(as_supervisor, her("pause_participant", person), version="0").status_code == 409
    post(as_supervisor, her("resume_participant", person), version="1")
    no_reason = post(as_supervisor, her("end_participant", person), version="2", ended_on="2026-05-04")
    assert no_reason.status_code == 422
    post(
        as_supervisor, her("end_participant", person), version="2", ended_on="2026-05-04", reason="treatment"
    )
    assert Participant.objects.get().end_reason == "treatment"
    post(as_supervisor, her("reopen_participant", person), version="3")
    assert Participant.objects.get().is_active


@pytest.mark.parametrize(("choice", "breaks"), [({}, 1), ({"was_mistake": "1"}, 0)])
def test_a_button_says_that_she_had_not_ended(
    as_supervisor: Browser, post: Post, supervisor: User, choice: dict[str, str], breaks: int
) -> None:
    person, long_ago = make_participant(), date(2026, 4, 13)
    end_participant(
        person, reason="moved", ended_on=long_ago, by=supervisor, now=NOW - timedelta(days=21), today=long_ago
    )
    page = as_supervisor.get(her("participant", person)).content.decode()
    assert 'name="was_mistake" value="1">Hun hadde ikke sluttet</button>' in page
    post(as_supervisor, her("reopen_participant", person), version="1", **choice)
    assert Participant.objects.get().is_active
    assert EmploymentBreak.objects.count() == breaks


def test_erasing_asks_once_and_waits_for_the_law(as_supervisor: Browser, post: Post) -> None:
    taking_part = make_participant()
    page = as_supervisor.get(her("erase_participant", taking_part)).content.decode()
    assert "Før opp at hun har sluttet først" in page
    assert post(as_supervisor, her("erase_participant", taking_part)).status_code == 409
    long_gone = make_participant(started_on=date(2018, 1, 8), ended_on=date(2019, 1, 7), end_reason="moved")
    assert "Slette alt om" in as_supervisor.get(her("erase_participant", long_gone)).content.decode()
    assert post(as_supervisor, her("erase_participant", long_gone)).status_code == 302
    assert Participant.objects.get(pk=long_gone.pk).erased_at is not None
    page = as_supervisor.get(her("participant", long_gone)).content.decode()
    assert "slettet" in page
