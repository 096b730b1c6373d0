"""The pages of the import: upload, preview, use, throw away; and the list of numbers to ask for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from assignments.models import Participant
from bikuben.models import Project, ReadLog, User
from bikuben.once import new_token
from bikuben.uploads import MOST_BYTES
from payroll.import_cards import receive_card_answer
from payroll.models import CardFetch, TaxCard, WaitingCardAnswer
from tests.cast import NOW, TODAY, make_card, make_number, make_participant
from tests.payroll.card_answers import answer_of, card_of, exemption, no_card, percent_card, table, table_card
from tests.payroll.cards.importing import IMPORT
from tests.payroll.pages.paths import text_of

Post = Callable[..., Any]
ASK = "/cards/ask/"
NUMBER = make_number(1)


@pytest.fixture
def bie(project: Project) -> Participant:
    return make_participant(identity_number=NUMBER, chosen_name="Bie")


def upload(post: Post, browser: Browser, content: bytes) -> Any:
    return post(browser, IMPORT, file=SimpleUploadedFile("svar.xml", content))


def test_the_accountant_uploads_looks_and_uses(as_accountant: Browser, post: Post, bie: Participant) -> None:
    make_card(bie, "table")
    page = upload(post, as_accountant, answer_of(table_card(NUMBER)))
    assert page.status_code == 302
    url = page.headers["Location"]
    preview = text_of(as_accountant.get(url))
    assert "Bie" in preview
    assert "Tabell 8100 → <strong>Tabell 8170</strong>, fra 14. februar 2026" in preview
    assert NUMBER not in preview
    assert TaxCard.objects.count() == 1
    done = post(as_accountant, f"{url}apply/")
    assert done.headers["Location"] == "/cards/"
    listed = text_of(as_accountant.get("/cards/"))
    assert "1 kort er ført." in listed
    assert "Kortene ble hentet i dag." in listed
    assert not WaitingCardAnswer.objects.exists()


def test_the_supervisor_says_whose_main_employer_we_are(
    as_supervisor: Browser, post: Post, bie: Participant
) -> None:
    url = upload(post, as_supervisor, answer_of(table_card(NUMBER))).headers["Location"]
    preview = text_of(as_supervisor.get(url))
    assert "Er vi hovedarbeidsgiveren hennes?" in preview
    assert "Ja: Tabell 8170" in preview
    assert "Nei eller usikkert: 46 %<" in preview
    post(as_supervisor, f"{url}apply/", {f"main-{bie.pk}": "1"})
    assert TaxCard.objects.get().main_employer is True


@pytest.mark.parametrize("said", ["2", "ja", "1" * 500])
def test_a_choice_that_is_not_there_changes_nothing(
    as_supervisor: Browser, post: Post, bie: Participant, said: str
) -> None:
    url = upload(post, as_supervisor, answer_of(table_card(NUMBER))).headers["Location"]
    assert post(as_supervisor, f"{url}apply/", {f"main-{bie.pk}": said}).status_code == 409
    assert not TaxCard.objects.exists()


def test_the_preview_says_what_has_to_be_looked_at(
    as_supervisor: Browser, supervisor: User, project: Project
) -> None:
    names = ("Anna", "Bie", "Clara", "Dina", "Eva", "Frida")
    people = [make_participant(chosen_name=name) for name in names]
    make_card(people[3], valid_from=TODAY, official_id="200100")
    make_card(people[4])
    numbers = [str(one.identity_number) for one in people]
    answer = answer_of(
        no_card(numbers[0], "vurderArbeidstillatelse"),
        no_card(numbers[1], "heltNytt"),
        card_of(numbers[2], exemption(code="loennFraNAV")),
        percent_card(numbers[3], "30"),
        percent_card(numbers[4], "25"),
        table_card(make_number(99)),
    )
    waiting = receive_card_answer(answer, by=supervisor, now=NOW, today=TODAY)
    page = text_of(as_supervisor.get(f"{IMPORT}{waiting.pk}/"))
    assert "Se på arbeidstillatelsen hennes." in page
    assert "Skatteetaten svarte «heltNytt»" in page
    assert "Kortet sier ikke hva som skal trekkes av lønn herfra." in page
    assert "Skatteetaten har gitt et nyere kort som er ført her, og det gjelder." in page
    assert "1 er som før" in page
    assert "Ikke i svaret" in page
    assert "Frida" in page
    assert f"<li>{make_number(99)[:6]} *****</li>" in page
    assert "Ingen kort er endret siden sist." in page
    assert not any(number in page for number in (*numbers, make_number(99)))


def test_a_question_stands_where_only_the_main_employers_withholding_is_there(
    as_supervisor: Browser, supervisor: User, bie: Participant
) -> None:
    waiting = receive_card_answer(answer_of(card_of(NUMBER, table())), by=supervisor, now=NOW, today=TODAY)
    page = text_of(as_supervisor.get(f"{IMPORT}{waiting.pk}/"))
    assert "Nei eller usikkert: kortet sier ikke noe om det" in page


def test_throwing_it_away_changes_nothing(as_supervisor: Browser, post: Post, bie: Participant) -> None:
    url = upload(post, as_supervisor, answer_of(table_card(NUMBER))).headers["Location"]
    assert post(as_supervisor, f"{url}discard/").headers["Location"] == IMPORT
    assert not WaitingCardAnswer.objects.exists()
    assert not CardFetch.objects.exists()
    late = [post(as_supervisor, f"{url}{act}/") for act in ("apply", "discard")]
    for gone in (as_supervisor.get(url), *late):
        assert gone.status_code == 409
        assert "Last opp fila på nytt" in text_of(gone)


def test_a_form_sent_twice_uses_the_answer_once(
    as_supervisor: Browser, supervisor: User, bie: Participant
) -> None:
    waiting = receive_card_answer(answer_of(table_card(NUMBER)), by=supervisor, now=NOW, today=TODAY)
    form = {"once": new_token()}
    answers = [as_supervisor.post(f"{IMPORT}{waiting.pk}/apply/", form) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert CardFetch.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Fila er tom."),
        (b"PK\x03\x04", "zip-fil"),
        (b"%PDF-1.4", "PDF"),
        (b"<a/>" + b" " * 5 * 1024 * 1024, "større enn 5 MB"),
        (b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "DOCTYPE"),
        (answer_of(table_card(NUMBER), employer="312485494"), "en annen arbeidsgiver enn 974760673"),
    ],
)
def test_a_wrong_file_gets_a_sentence_at_its_field(
    as_supervisor: Browser, post: Post, bie: Participant, content: bytes, sentence: str
) -> None:
    answer = upload(post, as_supervisor, content)
    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"].errors["file"])
    assert not WaitingCardAnswer.objects.exists()


def test_no_file_at_all(as_supervisor: Browser, post: Post, bie: Participant) -> None:
    for sent in (post(as_supervisor, IMPORT), post(as_supervisor, IMPORT, file="svar.xml")):
        assert sent.status_code == 422
        assert "Velg fila du lastet ned." in text_of(sent)


def test_a_file_larger_than_any_is_kept_in_memory_no_further(
    as_supervisor: Browser, post: Post, bie: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.NamedTemporaryFile", None)
    answer = upload(post, as_supervisor, b"<a/>" * (MOST_BYTES // 4 + 100_000))
    assert answer.status_code == 422
    assert "større enn 5 MB" in text_of(answer)


def test_the_numbers_are_shown_by_a_touch_that_is_kept(
    as_accountant: Browser, accountant: User, post: Post, bie: Participant
) -> None:
    make_participant(missing=True, chosen_name="Luna")
    gone = make_participant(ended_on=TODAY, end_reason="moved")
    asked = text_of(as_accountant.get(ASK))
    assert NUMBER not in asked
    assert "Luna" in asked
    assert not ReadLog.objects.exists()
    shown = text_of(post(as_accountant, ASK))
    assert f">{NUMBER}</textarea>" in shown
    assert str(gone.identity_number) not in shown
    log = ReadLog.objects.get()
    assert (log.user, log.subject, log.what) == (accountant, bie.pk, "identity_number")


def test_nobody_to_ask_about(as_supervisor: Browser, post: Post, project: Project) -> None:
    assert "Ingen har fødselsnummer" in text_of(post(as_supervisor, ASK))


def test_the_reader_and_nobody_see_none_of_it(
    as_reader: Browser, as_nobody: Browser, supervisor: User, bie: Participant, post: Post
) -> None:
    waiting = receive_card_answer(answer_of(table_card(NUMBER)), by=supervisor, now=NOW, today=TODAY)
    for url in (ASK, IMPORT, f"{IMPORT}{waiting.pk}/"):
        assert as_reader.get(url).status_code == 403
        assert as_nobody.get(url).status_code == 302
    for url in (ASK, IMPORT, f"{IMPORT}{waiting.pk}/apply/", f"{IMPORT}{waiting.pk}/discard/"):
        assert post(as_reader, url).status_code == 403
        assert post(as_nobody, url).status_code == 302
    assert WaitingCardAnswer.objects.exists()


def test_nothing_of_the_file_reaches_a_log(
    as_supervisor: Browser, post: Post, bie: Participant, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for content in (answer_of(table_card(NUMBER))[:-9], answer_of(table_card(NUMBER), no_card(NUMBER))):
        answer = upload(post, as_supervisor, content)
        assert NUMBER not in text_of(answer)
    url = upload(post, as_supervisor, answer_of(table_card(NUMBER))).headers["Location"]
    post(as_supervisor, f"{url}apply/")
    assert NUMBER not in caplog.text
    assert "Bie" not in caplog.text


@pytest.mark.parametrize("url", ["/cards/", IMPORT, ASK, "preview"])
def test_it_costs_the_same_for_one_and_for_many(
    as_supervisor: Browser, supervisor: User, project: Project, url: str
) -> None:
    def queries(people: int) -> int:
        while Participant.objects.count() < people:
            person = make_participant()
            if person.pk % 2:
                make_card(person)
        numbers = [str(one.identity_number) for one in Participant.objects.all()]
        cards = [table_card(one) if place % 3 else no_card(one) for place, one in enumerate(numbers)]
        waiting = receive_card_answer(answer_of(*cards), by=supervisor, now=NOW, today=TODAY)
        with CaptureQueriesContext(connection) as found:
            page = as_supervisor.get(f"{IMPORT}{waiting.pk}/" if url == "preview" else url)
        assert page.status_code == 200
        return len(found)

    assert queries(2) == queries(14)
