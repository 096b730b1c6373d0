"""The pages of tax cards: supervisor and accountant, nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from assignments.models import Participant
from bikuben.models import Project, ReadLog
from payroll.exemption_todos import exemption_todos
from payroll.keep_tax_card import card_version
from payroll.models import TaxCard
from tests.cast import TODAY, make_card, make_participant

Post = Callable[..., Any]


def new_card(participant: Participant) -> str:
    return reverse("payroll:new_card", args=[participant.pk])


def test_the_accountant_keeps_a_card(as_accountant: Browser, post: Post, participant: Participant) -> None:
    data = {"kind": "percentage", "valid_from": "2026-01-01", "percent": "12,5"}
    assert post(as_accountant, new_card(participant), data).status_code == 302
    assert TaxCard.objects.get().percent == Decimal("12.5")


def test_a_secondary_employer_uses_the_percentage(
    as_supervisor: Browser, post: Post, participant: Participant
) -> None:
    data = {
        "kind": "table",
        "valid_from": "2026-01-01",
        "table": "8100",
        "percent": "34",
        "main_employer": "0",
    }
    post(as_supervisor, new_card(participant), data)
    assert TaxCard.objects.get().main_employer is False
    page = as_supervisor.get(reverse("assignments:participant", args=[participant.pk])).content.decode()
    assert "34 % (tabell 8100 hos hovedarbeidsgiveren)" in page


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({"kind": ""}, "kind", "Velg hva slags kort det er."),
        ({"valid_from": "9999-01-01"}, "valid_from", "i år, i fjor eller neste år"),
        ({"kind": "table", "table": "7777"}, "table", "Det finnes ingen tabell"),
        ({"kind": "table", "table": "8" * 10_000}, "table", "Det finnes ingen tabell"),
        ({"percent": ""}, "percent", "Skriv prosenten."),
        ({"percent": "12,55"}, "percent", "én desimal"),
        ({"percent": "-1"}, "percent", "fra 0 til 99,9"),
        ({"percent": "en tredel"}, "percent", "som et tall"),
        ({"kind": "exemption", "limit": "-1"}, "limit", "mindre enn null"),
        ({"kind": "exemption", "limit": "1e99"}, "limit", ""),
    ],
)
def test_bad_input_gets_a_sentence_at_its_field(
    as_supervisor: Browser,
    post: Post,
    participant: Participant,
    data: dict[str, str],
    field: str,
    sentence: str,
) -> None:
    good = {"kind": "percentage", "valid_from": "2026-01-01", "percent": "25"}
    response = post(as_supervisor, new_card(participant), {**good, **data})
    assert response.status_code == 422
    assert sentence in " ".join(response.context["form"].errors[field])
    assert not TaxCard.objects.exists()


def test_a_card_is_corrected_and_a_stale_page_is_refused(
    as_supervisor: Browser, post: Post, participant: Participant
) -> None:
    card = make_card(participant)
    url = reverse("payroll:card", args=[card.pk])
    data = {"kind": "exemption", "valid_from": "2026-01-01", "limit": "65 000", "version": card_version(card)}
    assert post(as_supervisor, url, data).status_code == 302
    assert TaxCard.objects.get().limit == Decimal(65_000)
    stale = post(as_supervisor, url, {**data, "limit": "1"})
    assert stale.status_code == 422
    assert "Noen har endret dette" in stale.content.decode()


def test_the_list_of_cards_shows_what_is_missing_first(as_accountant: Browser) -> None:
    make_card(make_participant(chosen_name="Anna"))
    make_participant(chosen_name="Åse")
    response = as_accountant.get(reverse("payroll:cards"))
    assert [row.record.name for row in response.context["table"].rows] == ["Åse", "Anna"]
    assert "50 % (uten kort)" in response.content.decode()


@pytest.mark.parametrize(
    ("used", "shown", "asked"),
    [
        (64_999, "1", []),
        (
            65_000,
            "Frikortet er brukt opp: 50 %",
            ["1 deltaker trenger nytt skattekort: frikortet er brukt opp"],
        ),
    ],
)
def test_an_exemption_card_that_is_used_up_is_said_in_words(
    as_supervisor: Browser, participant: Participant, used: int, shown: str, asked: list[str]
) -> None:
    make_card(participant, "exemption", limit=Decimal(65_000), used_elsewhere=Decimal(used))
    (row,) = as_supervisor.get(reverse("payroll:cards")).context["table"].rows
    assert shown in row.get_cell("left")
    page = as_supervisor.get(reverse("assignments:participant", args=[participant.pk])).content.decode()
    assert ("Frikortet er brukt opp: 50 %" in page) is bool(asked)
    assert [str(one.text) for one in exemption_todos(TODAY)] == asked


def test_the_agreement_is_printed_by_the_supervisor_and_needs_a_name(
    as_supervisor: Browser, as_accountant: Browser, project: Project
) -> None:
    person, nameless = make_participant(language="en"), make_participant(missing=True)
    url = reverse("payroll:agreement", args=[person.pk])
    assert as_supervisor.get(url).content.startswith(b"%PDF")
    assert as_accountant.get(url).status_code == 403
    assert as_supervisor.get(reverse("payroll:agreement", args=[nameless.pk])).status_code == 409


def test_her_year_is_printed_and_the_copy_noted(
    as_supervisor: Browser, project: Project, participant: Participant
) -> None:
    sheet = as_supervisor.get(reverse("payroll:year_sheet", args=[participant.pk, 2026]))
    assert sheet.content.startswith(b"%PDF")
    assert ReadLog.objects.get().what == "copy"


@pytest.mark.parametrize("name", ["new_card", "her_cards"])
def test_the_reader_sees_no_cards(as_reader: Browser, participant: Participant, name: str) -> None:
    card = make_card(participant, valid_from=date(2026, 2, 1))
    urls = [reverse(f"payroll:{name}", args=[participant.pk]), reverse("payroll:card", args=[card.pk])]
    for url in [*urls, reverse("payroll:cards")]:
        assert as_reader.get(url).status_code == 403
