"""The pages about people: what each shows, to whom, and what it never shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from assignments.models import Participant
from bikuben.models import ReadLog
from tests.cast import make_card, make_number, make_participant

Post = Callable[..., Any]


def her(page: str, participant: Participant, *args: Any) -> str:
    return reverse(f"assignments:{page}", args=[participant.pk, *args])


def text_of(response: Any) -> str:
    return response.content.decode()


def test_it_lists_those_who_take_part_by_name_in_norwegian_order(as_supervisor: Browser) -> None:
    for name in ("Åse", "Øyunn", "Ærlig", "Anna"):
        make_participant(chosen_name=name)
    make_participant(chosen_name="Borte", ended_on=date(2026, 4, 1), end_reason="moved")
    page = text_of(as_supervisor.get(reverse("assignments:people")))
    order = [page.index(f">{name}<") for name in ("Anna", "Ærlig", "Øyunn", "Åse")]
    assert order == sorted(order)
    assert "Borte" not in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, {"Aktiv", "Vei"}),
        ({"state": "on_the_way"}, {"Vei"}),
        ({"state": "paused"}, {"Hvile"}),
        ({"state": "ended"}, {"Slutt"}),
        ({"state": "everyone"}, {"Aktiv", "Vei", "Hvile", "Slutt"}),
        ({"missing": "card"}, {"Vei"}),
        ({"missing": "agreement"}, {"Vei"}),
        ({"missing": "permit"}, {"Aktiv"}),
        ({"missing": "nonsense", "state": "nonsense"}, {"Aktiv", "Vei"}),
    ],
)
def test_it_narrows_the_list(as_supervisor: Browser, query: dict[str, str], names: set[str]) -> None:
    active = make_participant(chosen_name="Aktiv", needs_permit=True, permit_until=date(2026, 5, 20))
    make_card(active)
    make_participant(chosen_name="Vei", next_step="ringe", agreement_signed_on=None)
    make_participant(chosen_name="Hvile", paused_on=date(2026, 4, 1))
    make_participant(chosen_name="Slutt", ended_on=date(2026, 4, 1), end_reason="moved")
    response = as_supervisor.get(reverse("assignments:people"), query)
    assert {row.record.chosen_name for row in response.context["table"].rows} == names


def test_only_the_supervisor_narrows_to_permits(as_supervisor: Browser, as_accountant: Browser) -> None:
    make_participant(chosen_name="Kort", needs_permit=True, permit_until=date(2026, 5, 20))
    make_participant(chosen_name="Lang")
    counts = [
        len(browser.get(reverse("assignments:people"), {"missing": "permit"}).context["table"].rows)
        for browser in (as_supervisor, as_accountant)
    ]
    assert counts == [1, 2]
    assert "tillatelse" not in text_of(as_accountant.get(reverse("assignments:people")))


def test_it_finds_a_name_however_it_is_written_and_a_whole_number(as_supervisor: Browser) -> None:
    make_participant(chosen_name="Zoë", legal_name="Żaneta Prøve", number=5)
    make_participant(chosen_name="Luna", number=6)
    for words in ("zoe", "PRØVE zaneta", make_number(5), f"{make_number(5)[:6]} {make_number(5)[6:]}"):
        response = as_supervisor.post(reverse("assignments:people"), {"q": words})
        assert [row.record.chosen_name for row in response.context["table"].rows] == ["Zoë"], words


def test_it_says_so_when_a_number_cannot_be_right(as_supervisor: Browser) -> None:
    response = as_supervisor.post(reverse("assignments:people"), {"q": "12345678901"})
    assert response.status_code == 422
    assert "Nummeret stemmer ikke" in text_of(response)


def test_the_list_costs_the_same_however_long(
    as_supervisor: Browser, django_assert_num_queries: Callable[..., Any]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            as_supervisor.get(reverse("assignments:people"))
        return len(queries)

    for _i in range(3):
        make_card(make_participant(benefits=["disability"]))
    few = cost()
    for _i in range(9):
        make_card(make_participant(benefits=["disability"]), "exemption", limit=65_000)
    assert cost() == few


def test_her_page_masks_her_number_until_it_is_asked_for(
    as_supervisor: Browser, post: Post, participant: Participant
) -> None:
    number = participant.identity_number
    page = text_of(as_supervisor.get(her("participant", participant)))
    assert f"{number[:6]} *****" in page
    assert number[6:] not in page
    assert not ReadLog.objects.exists()
    shown = post(as_supervisor, her("show_number", participant))
    assert f"{number[:6]} {number[6:]}" in text_of(shown)
    log = ReadLog.objects.get()
    assert (log.what, log.subject, log.user.username) == ("identity_number", participant.pk, "leder")
    assert shown.headers["Cache-Control"] == "no-store, private"


def test_the_change_page_never_shows_the_number(as_supervisor: Browser, participant: Participant) -> None:
    page = text_of(as_supervisor.get(her("change_participant", participant)))
    assert participant.identity_number[6:] not in page


def test_the_accountant_sees_cards_and_pay_but_no_notes_benefits_or_draws(
    as_accountant: Browser, as_supervisor: Browser
) -> None:
    person = make_participant(note="hemmelig notat", benefits=["disability"], next_step="ringe legen")
    page = text_of(as_accountant.get(her("participant", person)))
    assert "Skattekort" in page
    for hidden in ("hemmelig", "ringe legen", "Uføretrygd", "ganger uten plass", "Det private"):
        assert hidden not in page
    assert "ganger uten plass" in text_of(as_supervisor.get(her("participant", person)))


@pytest.mark.parametrize(
    "page",
    [
        "change_participant",
        "participant_private",
        "end_participant",
        "erase_participant",
        "participant_hours",
    ],
)
def test_the_rest_is_the_supervisors_alone(
    as_supervisor: Browser, as_accountant: Browser, as_reader: Browser, participant: Participant, page: str
) -> None:
    assert as_supervisor.get(her(page, participant)).status_code == 200
    for other in (as_accountant, as_reader):
        assert other.get(her(page, participant)).status_code == 403


def test_the_reader_sees_no_people(as_reader: Browser, as_nobody: Browser, participant: Participant) -> None:
    for url in (reverse("assignments:people"), her("participant", participant)):
        assert as_reader.get(url).status_code == 403
        assert as_nobody.get(url).status_code == 302


def test_the_private_page_shows_what_she_gets_and_notes_who_looked(as_supervisor: Browser) -> None:
    person = make_participant(note="liker perler", benefits=["social_assistance"])
    page = text_of(as_supervisor.get(her("participant_private", person)))
    assert "liker perler" in page
    assert "Sosialhjelp:" in page
    assert ReadLog.objects.get().what == "private_view"


def test_her_hours_of_a_fortnight_can_be_printed(as_supervisor: Browser, participant: Participant) -> None:
    assert "20. april" in text_of(as_supervisor.get(her("participant_hours", participant)))
    sheet = as_supervisor.get(her("hours_pdf", participant, date(2026, 4, 20)))
    assert sheet.headers["Content-Type"] == "application/pdf"
    assert participant.legal_name not in sheet.headers["Content-Disposition"]


def test_markup_in_a_name_is_shown_as_text(as_supervisor: Browser) -> None:
    person = make_participant(chosen_name="<b>Bie</b><script>", legal_name="<img src=x>")
    for url in (reverse("assignments:people"), her("participant", person), her("end_participant", person)):
        page = text_of(as_supervisor.get(url))
        assert "<b>Bie" not in page
        assert "<img src=x>" not in page
    assert "&lt;b&gt;Bie" in page
