"""Letters to one or to several: looked at, written down, printed, sent, taken back."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.approaches import finish_follow_up
from assignments.clients import change_client
from assignments.letters import change_letter
from assignments.models import Approach, Client
from assignments.write_letters import MOST, filled_letters, for_letters, write_letters
from bikuben.once import new_token
from bikuben.refusals import Refused
from tests.assignments.clients.world import TODAY, perlehuset, project_that_writes
from tests.cast import make_billed_job, make_project
from tests.paper_text import pages_of, properties_of

STEP = {"next_step": "Ring og hør", "next_on": "2026-05-18"}


@pytest.fixture
def two(supervisor) -> list[Client]:
    project_that_writes()
    return [
        perlehuset(supervisor),
        perlehuset(supervisor, name="Aurora Ltd", language="en", contact="Anne Smith", email=""),
    ]


def test_several_get_a_letter_with_a_next_step_in_two_weeks(as_supervisor, post, two, supervisor) -> None:
    page = as_supervisor.get("/letters/write/")
    assert [page.context["form"][name].value() for name in ("letter", "next_step")] == [
        "first",
        "Ring og hør",
    ]
    assert page.context["form"]["next_on"].value() == date(2026, 5, 18)
    sent = {"letter": "first", "kind": "letter", "clients": [one.pk for one in two], **STEP}
    look = as_supervisor.get("/letters/write/", {**sent, "look": "1"})
    read_back = look.content.decode()
    assert "2 brev" in read_back
    assert "Hei Mona Strand" in read_back
    assert "Hello Anne Smith" in read_back
    for one in two:
        assert f'<input type="hidden" name="clients" value="{one.pk}"' in read_back
    assert not Approach.objects.exists()
    answer = post(as_supervisor, "/letters/write/", sent)
    first = Approach.objects.get(batch=None)
    assert answer.url == f"/letters/batch/{first.pk}/"
    assert [
        (one.client.name, one.kind, one.letter, one.date, one.next_on, one.note)
        for one in Approach.objects.order_by("client__name")
    ] == [
        (
            "Aurora Ltd",
            "letter",
            "first",
            TODAY,
            date(2026, 5, 18),
            "Do you have work for willing hands?",
        ),
        (
            "Perlehuset AS",
            "letter",
            "first",
            TODAY,
            date(2026, 5, 18),
            "Har dere arbeid som hender kan gjøre?",
        ),
    ]
    assert {line.history_user for line in Approach.history.all()} == {supervisor}
    assert as_supervisor.get(answer.url).status_code == 200


def test_the_file_has_a_sheet_for_each_in_her_language(as_supervisor, two, supervisor) -> None:
    supervisor.first_name = "Berit Bie"
    supervisor.save()
    first = write_letters(two, letter="first", by=supervisor, today=TODAY)
    answer = as_supervisor.get(f"/letters/batch/{first.pk}/pdf/")
    assert answer.headers["Content-Disposition"] == 'inline; filename="brev.pdf"'
    english, norwegian = pages_of(answer.content)
    assert "Aurora Ltd Anne Smith Storgata 12 0184 Oslo" in english
    assert "Oslo, 4 May 2026" in english
    assert "Hello Anne Smith" in english
    assert "Perlehuset AS Mona Strand Storgata 12 0184 Oslo" in norwegian
    assert "Oslo, 4. mai 2026" in norwegian
    assert "Prisen er 200 kroner" in norwegian
    assert "Ring meg på 22 00 11 22" in norwegian
    assert "Berit Bie Bikuben" in norwegian
    assert "Perlehuset" not in properties_of(answer.content)


def test_a_letter_stays_as_it_was_written(as_supervisor, two, supervisor) -> None:
    """Whatever becomes of the text later; one from before it was kept is filled in anew."""
    for language in ("nb", "en"):
        change_letter("first", language, subject="Hei", body="Et dagsverk er {pris} kr.", by=supervisor)
    first = write_letters(two, letter="first", by=supervisor, today=TODAY)
    for language in ("nb", "en"):
        change_letter("first", language, subject="Nytt", body="Et dagsverk er dyrt.", by=supervisor)
    pages = pages_of(as_supervisor.get(f"/letters/batch/{first.pk}/pdf/").content)
    assert ["Et dagsverk er 200 kr." in page for page in pages] == [True, True]
    assert first.letter_subject == "Hei"
    Approach.objects.update(letter_body="")
    pages = pages_of(as_supervisor.get(f"/letters/batch/{first.pk}/pdf/").content)
    assert ["Et dagsverk er dyrt." in page for page in pages] == [True, True]


def test_a_long_letter_goes_on_to_more_sheets(as_supervisor, two, supervisor) -> None:
    change_letter("first", "nb", subject="Hei", body="Linje\n" * 60 + "Slutt", by=supervisor)
    first = write_letters(two[:1], letter="first", by=supervisor, today=TODAY)
    pages = pages_of(as_supervisor.get(f"/letters/batch/{first.pk}/pdf/").content)
    assert len(pages) == 2
    assert "Slutt" in pages[1]


def test_an_e_mail_has_nobodys_name_in_its_subject(as_supervisor, two, supervisor) -> None:
    first = write_letters(two[:1], letter="follow_up", kind="email", by=supervisor, today=TODAY)
    page = as_supervisor.get(f"/letters/batch/{first.pk}/")
    (row,) = page.context["rows"]
    address, _question, rest = row["mailto"].partition("?")
    subject, _and, body = rest.partition("&")
    assert address == "mailto:mona@perlehuset.example"
    assert unquote(subject) == "subject=Vi har ledige hender"
    assert "Hei Mona Strand" in unquote(body)
    assert "\n\n\n" not in unquote(body)
    assert "/pdf/" not in page.content.decode()


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"clients": []}, "clients", "Velg hvem du vil skrive til."),
        ({"kind": "email"}, "clients", "Mangler e-postadresse: Aurora Ltd."),
        (
            {"letter": "thanks"},
            "clients",
            "Aurora Ltd har ikke hatt noe oppdrag ennå. Velg et annet brev til dem.",
        ),
        ({"next_on": "2026-05-03"}, "next_on", "Neste steg kan ikke komme før dette."),
        ({"next_step": ""}, "next_step", "Skriv hva neste steg er."),
    ],
)
def test_it_refuses_and_writes_nothing_down(as_supervisor, post, two, sent, field, sentence) -> None:
    whole = {"letter": "first", "kind": "letter", "clients": [one.pk for one in two], **STEP, **sent}
    for page in (
        as_supervisor.get("/letters/write/", {**whole, "look": "1"}),
        post(as_supervisor, "/letters/write/", whole),
    ):
        assert page.status_code == 422
        assert page.context["form"].errors == {field: [sentence]}
    assert not Approach.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("letter", "third"),
        ("kind", "call"),
        ("clients", ["x"]),
        ("clients", ["99"]),
        ("next_step", "a" * 201),
    ],
)
def test_it_names_the_field_that_cannot_be_read(as_supervisor, post, two, name, value) -> None:
    whole = {"letter": "first", "kind": "letter", "clients": [two[0].pk], **STEP, name: value}
    page = post(as_supervisor, "/letters/write/", whole)
    assert page.status_code == 422
    assert name in page.context["form"].errors


def test_a_letter_never_has_a_hole(supervisor) -> None:
    make_project()
    with pytest.raises(Refused) as refused:
        write_letters([perlehuset(supervisor)], letter="first", by=supervisor, today=TODAY)
    assert (refused.value.field, refused.value.code) == ("letter", "empty_field")


def test_whoever_has_no_name_is_greeted_without(two, supervisor) -> None:
    nameless = perlehuset(supervisor, name="Uten Navn AS", contact="")
    chosen = list(for_letters().filter(pk=nameless.pk))
    (letter,) = filled_letters(chosen, "first", by=supervisor, day=TODAY)
    assert letter.body.startswith("Hei\n\nVi er et lite verksted")


def test_a_first_letter_goes_to_strangers_without_a_bad_experience(as_supervisor, two, supervisor) -> None:
    make_billed_job(client=two[0])
    perlehuset(supervisor, name="Dårlig AS", has_warning=True, warning="Betalte aldri.")
    page = as_supervisor.get("/letters/write/")
    assert [one.name for one in page.context["form"].fields["clients"].queryset] == ["Aurora Ltd"]


def test_a_former_client_and_too_many_are_refused(two, supervisor) -> None:
    change_client(two[0], name=two[0].name, is_active=False, by=supervisor)
    with pytest.raises(Refused, match="Ikke lenger oppdragsgiver: Perlehuset AS"):
        write_letters(two, letter="first", by=supervisor, today=TODAY)
    Client.objects.bulk_create(Client(name=f"Butikk {number}") for number in range(MOST + 1))
    with pytest.raises(Refused, match="Velg høyst 200 om gangen"):
        write_letters(Client.objects.filter(is_active=True), letter="first", by=supervisor, today=TODAY)


def test_thanks_name_the_latest_job(as_supervisor, two, supervisor) -> None:
    make_billed_job(client=two[0], title="Brette esker")
    make_billed_job(client=two[0], title="Pakke julegaver")
    make_billed_job(client=two[0], title="Ble ikke noe av", stage="lost", lost_reason="price")
    first = write_letters(two[:1], letter="thanks", by=supervisor, today=TODAY)
    (page,) = pages_of(as_supervisor.get(f"/letters/batch/{first.pk}/pdf/").content)
    assert "Takk for at vi fikk gjøre «Pakke julegaver»." in page


def test_the_same_form_writes_once(as_supervisor, two) -> None:
    sent = {"letter": "first", "kind": "letter", "clients": [two[0].pk], "once": new_token(), **STEP}
    first, second = (as_supervisor.post("/letters/write/", sent) for _time in range(2))
    assert first.url == second.url
    assert Approach.objects.count() == 1


def test_a_batch_is_taken_back_whole_unless_one_is_followed_up(as_supervisor, post, two, supervisor) -> None:
    first = write_letters(two, letter="first", next_step="Ring", next_on=TODAY, by=supervisor, today=TODAY)
    assert post(as_supervisor, f"/letters/batch/{first.pk}/undo/").status_code == 302
    assert not Approach.objects.exists()
    again = write_letters(two, letter="first", next_step="Ring", next_on=TODAY, by=supervisor, today=TODAY)
    finish_follow_up(again.others.get(), by=supervisor, today=TODAY)
    assert post(as_supervisor, f"/letters/batch/{again.pk}/undo/").status_code == 409
    assert Approach.objects.count() == 2


def test_each_of_a_batch_leads_to_the_whole(as_supervisor, two, supervisor) -> None:
    first = write_letters(two, letter="first", by=supervisor, today=TODAY)
    page = as_supervisor.get(f"/letters/batch/{first.others.get().pk}/")
    assert len(page.context["rows"]) == 2


def test_what_is_no_letter_has_no_batch(as_supervisor, two, supervisor) -> None:
    call = Approach.objects.create(client=two[0], kind="call", date=TODAY)
    for address in (f"/letters/batch/{call.pk}/", f"/letters/batch/{call.pk}/pdf/", "/letters/batch/99/"):
        assert as_supervisor.get(address).status_code == 404


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("", ["Aurora Ltd"]),
        ("hoped", ["Aurora Ltd"]),
        ("worked", ["Perlehuset AS"]),
        ("all", ["Aurora Ltd", "Perlehuset AS"]),
        ("<b>", ["Aurora Ltd"]),
    ],
)
def test_one_can_choose_among_some(as_supervisor, two, supervisor, who, names) -> None:
    make_billed_job(client=two[0])
    write_letters(two[:1], letter="first", by=supervisor, today=TODAY)
    page = as_supervisor.get("/letters/write/", {"who": who})
    assert [one.name for one in page.context["form"].fields["clients"].queryset] == names


def test_one_client_comes_chosen_from_its_page(as_supervisor, two) -> None:
    page = as_supervisor.get("/letters/write/", {"client": two[0].pk, "letter": "thanks"})
    assert list(page.context["form"].fields["clients"].queryset) == two[:1]
    assert "Skriv til Perlehuset AS" in page.content.decode()
    assert page.context["form"]["clients"].value() == [two[0].pk]
    assert page.context["form"]["letter"].value() == "thanks"
    assert as_supervisor.get("/letters/write/", {"client": "9" * 30, "letter": "x"}).status_code == 200


def test_going_back_keeps_what_was_chosen(as_supervisor, two, supervisor) -> None:
    write_letters(two[:1], letter="first", by=supervisor, today=TODAY)
    sent = {"letter": "follow_up", "kind": "email", "clients": [two[0].pk], "who": "never", **STEP}
    page = as_supervisor.get("/letters/write/", {**sent, "again": "1"})
    assert page.status_code == 200
    assert {one.name for one in page.context["form"].fields["clients"].queryset} == {
        "Aurora Ltd",
        "Perlehuset AS",
    }
    assert page.context["form"]["clients"].value() == [str(two[0].pk)]


def test_many_letters_cost_as_many_queries_as_few(as_supervisor, two, supervisor) -> None:
    few = write_letters(two, letter="first", by=supervisor, today=TODAY)
    more = [perlehuset(supervisor, name=f"Butikk {number}") for number in range(20)]
    many = write_letters([*two, *more], letter="first", by=supervisor, today=TODAY)
    for end in ("", "pdf/"):
        counts = [_queries(as_supervisor, f"/letters/batch/{one.pk}/{end}") for one in (few, many)]
        assert counts[0] == counts[1]


def _queries(browser, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return len(queries)
