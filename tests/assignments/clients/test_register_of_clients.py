"""The register of clients."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assignments.clients import add_client, change_client
from assignments.models import Client
from bikuben.once import new_token
from bikuben.refusals import Refused
from tests.cast import make_billed_job


@pytest.fixture
def client_(db) -> Client:
    return Client.objects.create(name="Perlehuset AS", organisation_number="974760673")


def test_the_name_is_enough(as_supervisor, post) -> None:
    answer = post(as_supervisor, "/clients/new/", name="  Perlehuset   AS ")
    made = Client.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/clients/{made.pk}/")
    assert (made.name, made.organisation_number) == ("Perlehuset AS", None)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("12345678", "Et organisasjonsnummer har ni siffer."),
        ("97476067x", "Et organisasjonsnummer har bare siffer."),
        ("974760674", "Nummeret stemmer ikke. Se etter om et siffer er feil."),
    ],
)
def test_it_refuses_a_wrong_organisation_number(as_supervisor, post, project, number, sentence) -> None:
    page = post(as_supervisor, "/clients/new/", name="Perlehuset", organisation_number=number)
    assert page.status_code == 422
    assert page.context["form"].errors == {"organisation_number": [sentence]}
    assert not Client.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("name", ""), ("name", "a" * 10_000), ("email", "ikke en adresse"), ("phone", "1" * 31)],
)
def test_it_names_the_field_that_cannot_be_right(as_supervisor, post, project, name, value) -> None:
    page = post(as_supervisor, "/clients/new/", {"name": "Perlehuset", name: value})
    assert page.status_code == 422
    assert name in page.context["form"].errors
    assert not Client.objects.exists()


def test_it_refuses_a_name_and_a_number_that_are_taken(as_supervisor, post, project, client_) -> None:
    for name in ("Perlehuset AS", "perlehuset  as", "PERLEHUSET AS"):
        taken = post(as_supervisor, "/clients/new/", name=name)
        assert taken.context["form"].errors == {
            "name": ["Det er alt en oppdragsgiver med dette navnet. Se etter i lista."]
        }
    taken = post(as_supervisor, "/clients/new/", name="En annen", organisation_number="974 760 673")
    assert taken.context["form"].errors == {
        "organisation_number": [
            "Det er alt en oppdragsgiver med dette organisasjonsnummeret. Se etter i lista."
        ]
    }
    assert Client.objects.count() == 1


def test_a_name_is_taken_in_norwegian_letters_too_but_its_own_it_may_write_anew(supervisor) -> None:
    one = add_client(name="Bydel Prøvedal", by=supervisor)
    with pytest.raises(Refused, match="dette navnet"):
        add_client(name="BYDEL  PRØVEDAL", by=supervisor)
    other = add_client(name="Bydel Prøvedalen", by=supervisor)
    with pytest.raises(Refused, match="dette navnet"):
        change_client(other, name="bydel prøvedal", by=supervisor)
    assert change_client(one, name="BYDEL PRØVEDAL", by=supervisor).name == "BYDEL PRØVEDAL"


def test_it_registers_the_same_form_once(as_supervisor) -> None:
    token = new_token()
    data = {"name": "Perlehuset", "once": token}
    first, second = (as_supervisor.post("/clients/new/", data) for _ in range(2))
    assert first.url == second.url
    assert Client.objects.count() == 1


def test_it_refuses_a_page_that_is_stale(as_supervisor, post, project, client_) -> None:
    url = f"/clients/{client_.pk}/change/"
    version = as_supervisor.get(url).context["form"]["version"].value()
    assert post(as_supervisor, url, name="Først", is_active="on", version=version).status_code == 302
    assert post(as_supervisor, url, name="Sist", is_active="on", version=version).status_code == 409
    client_.refresh_from_db()
    assert client_.name == "Først"


def test_its_page_shows_markup_as_it_was_written(as_supervisor, post, project) -> None:
    post(as_supervisor, "/clients/new/", name="<b>Fet</b>")
    page = as_supervisor.get(f"/clients/{Client.objects.get().pk}/").content.decode()
    assert "&lt;b&gt;Fet&lt;/b&gt;" in page
    assert "<b>Fet" not in page


def test_the_accountant_reads_and_the_reader_does_not(as_accountant, as_reader, project, client_) -> None:
    for address in ("/clients/", f"/clients/{client_.pk}/"):
        page = as_accountant.get(address)
        assert page.status_code == 200
        assert "/change/" not in page.content.decode()
        assert as_reader.get(address).status_code == 403


def test_it_asks_the_database_as_often_for_one_client_as_for_many(as_supervisor, project, client_) -> None:
    few = _queries(as_supervisor, "/clients/")
    for number in range(20):
        make_billed_job(client=Client.objects.create(name=f"Kunde {number}"))
    assert _queries(as_supervisor, "/clients/") == few


def _queries(browser, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return len(queries)
