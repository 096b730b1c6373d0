"""The texts of the letters: the program's own, the supervisor's, and what may stand in them."""

from __future__ import annotations

import re

import pytest

from assignments.letter_texts import DEFAULTS
from assignments.letters import change_letter, checked_letter, letter_text, reset_letter
from assignments.models import ClientLanguage, LetterKind, LetterTemplate
from assignments.rules.letters import FIELDS
from bikuben.refusals import Refused
from tests.assignments.clients.world import project_that_writes

NEVER_SAID = re.compile(
    r"\b(helse|syk|rus|avhengig|prostitu|sex|overgrep|trygd|nav\b|kvinne|jente|hun\b|henne|vanlig jobb"
    r"|health|sick|addict|drug|abuse|woman|women|girl|she\b|her\b|ordinary job)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("key", DEFAULTS)
def test_the_programs_own_letters_would_be_accepted_as_written(key) -> None:
    subject, body = DEFAULTS[key]
    kept = checked_letter(*key, subject=subject, body=body)
    assert (kept.subject, kept.body) == (subject, body)


@pytest.mark.parametrize("key", DEFAULTS)
def test_they_say_nothing_of_who_takes_part_or_why(key) -> None:
    """What stands in a letter to a client is seen by anyone (GDPR art. 9)."""
    subject, body = DEFAULTS[key]
    assert not NEVER_SAID.search(subject + body)


def test_there_is_one_for_every_kind_and_language() -> None:
    assert set(DEFAULTS) == {(kind, language) for kind in LetterKind for language in ClientLanguage}


def test_the_supervisor_writes_her_own_and_goes_back(as_supervisor, post, supervisor) -> None:
    project_that_writes()
    url = "/letters/first/nb/"
    version = as_supervisor.get(url).context["form"]["version"].value()
    sent = {"subject": "Hei fra oss", "body": "Hei {kontakt}!\r\n\r\nRing {telefon}.", "version": version}
    assert post(as_supervisor, url, sent).url == "/letters/"
    assert letter_text("first", "nb").body == "Hei {kontakt}!\n\nRing {telefon}."
    assert letter_text("first", "en").subject == DEFAULTS["first", "en"][0]
    assert "deres egen" in as_supervisor.get("/letters/").content.decode()
    assert post(as_supervisor, url, sent).status_code == 409
    assert post(as_supervisor, f"{url}reset/").url == url
    assert letter_text("first", "nb").subject == DEFAULTS["first", "nb"][0]
    assert LetterTemplate.history.filter(history_type="-").get().history_user == supervisor


FIELD_LIST = ", ".join(f"{{{name}}}" for name in FIELDS)


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"body": "Hei {navn}"}, "body", f"{{navn}} er ikke et felt. Feltene er {FIELD_LIST}."),
        (
            {"body": "{klient.__class__}"},
            "body",
            f"{{klient.__class__}} er ikke et felt. Feltene er {FIELD_LIST}.",
        ),
        ({"body": "Hei {kontakt"}, "body", "En krøllparentes mangler den andre halvdelen."),
        (
            {"subject": "Til {kontakt}"},
            "subject",
            "{kontakt} kan ikke stå i overskriften: den blir emnet på en e-post.",
        ),
        ({"body": " \n "}, "body", "Skriv noe her."),
        ({"body": "Hei 🐝"}, "body", "Ett av tegnene kan ikke skrives ut: 🐝"),
    ],
)
def test_it_refuses_what_a_letter_cannot_have(as_supervisor, post, sent, field, sentence) -> None:
    project_that_writes()
    page = post(as_supervisor, "/letters/first/nb/", {"subject": "Hei", "body": "Hei", "version": 0, **sent})
    assert page.status_code == 422
    assert page.context["form"].errors == {field: [sentence]}
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"), [("subject", "a" * 121), ("body", "a" * 4001), ("subject", ""), ("body", "")]
)
def test_it_names_the_field_that_cannot_be_kept(as_supervisor, post, name, value) -> None:
    project_that_writes()
    page = post(as_supervisor, "/letters/first/nb/", {"subject": "Hei", "body": "Hei", name: value})
    assert page.status_code == 422
    assert name in page.context["form"].errors


def test_looking_shows_it_filled_in_and_keeps_nothing(as_supervisor, post) -> None:
    project_that_writes()
    sent = {"subject": "Hei", "body": "Til {klient} <b>", "look": "1", "version": 0}
    page = post(as_supervisor, "/letters/thanks/en/", sent).content.decode()
    assert "Til Eksempel AS &lt;b&gt;" in page
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize("url", ["/letters/third/nb/", "/letters/first/se/", "/letters/first/nb-NO/pdf/"])
def test_there_is_no_other_letter(as_supervisor, project, url) -> None:
    assert as_supervisor.get(url).status_code == 404


def test_two_who_write_the_first_one_at_once_do_not_undo_each_other(supervisor) -> None:
    change_letter("first", "nb", subject="Først", body="Hei", version=0, by=supervisor)
    with pytest.raises(Refused) as refused:
        change_letter("first", "nb", subject="Sist", body="Hei", version=0, by=supervisor)
    assert refused.value.code == "stale"
    reset_letter("first", "nb", by=supervisor)
    with pytest.raises(Refused):
        change_letter("first", "nb", subject="Sist", body="Hei", version=1, by=supervisor)
