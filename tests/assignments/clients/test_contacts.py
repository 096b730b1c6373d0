"""Whom the project talks to at a client."""

from __future__ import annotations

import pytest

from assignments.contacts import add_contact, change_contact, contact_name, mail_address, whom_to_ring
from assignments.models import ContactPerson
from bikuben.refusals import Refused
from tests.assignments.clients.world import perlehuset


def test_it_adds_and_changes_a_contact(as_supervisor, post, project, supervisor) -> None:
    client = perlehuset(supervisor)
    new = post(
        as_supervisor,
        f"/clients/{client.pk}/contacts/new/",
        name="Ola  Berg",
        role="lagersjef",
        phone="22 10 20 30",
    )
    made = ContactPerson.objects.get()
    assert (new.status_code, made.name, made.is_active) == (302, "Ola Berg", True)
    url = f"/contacts/{made.pk}/change/"
    version = as_supervisor.get(url).context["form"]["version"].value()
    assert post(as_supervisor, url, name="Ola Berg", role="butikksjef", version=version).status_code == 302
    made.refresh_from_db()
    assert (made.role, made.phone, made.is_active) == ("butikksjef", "", False)
    assert "ikke der lenger" in as_supervisor.get(f"/clients/{client.pk}/").content.decode()
    assert post(as_supervisor, url, name="Sent ute", version=version).status_code == 409


@pytest.mark.parametrize(
    ("name", "value"),
    [("name", ""), ("name", " "), ("name", "a" * 121), ("email", "x"), ("phone", "1" * 31), ("role", "🐝")],
)
def test_it_names_the_field_that_cannot_be_right(
    as_supervisor, post, project, supervisor, name, value
) -> None:
    url = f"/clients/{perlehuset(supervisor).pk}/contacts/new/"
    page = post(as_supervisor, url, {"name": "Ola Berg", name: value})
    assert page.status_code == 422
    assert name in page.context["form"].errors
    assert not ContactPerson.objects.exists()


def test_the_client_itself_is_asked_first_and_then_whoever_is_still_there(supervisor) -> None:
    client = perlehuset(supervisor)
    assert whom_to_ring(client) == ("Mona Strand", "22 33 44 55")
    bare = perlehuset(supervisor, name="Bare et navn", contact="", phone="", email="")
    assert (*whom_to_ring(bare), mail_address(bare)) == ("", "", "")
    gone = add_contact(bare, name="Anne", phone="1111", email="anne@p.example", by=supervisor)
    add_contact(bare, name="Berit", phone="2222", by=supervisor)
    assert (*whom_to_ring(bare), mail_address(bare)) == ("Anne", "1111", "anne@p.example")
    change_contact(gone, name="Anne", phone="1111", is_active=False, by=supervisor)
    bare.refresh_from_db()
    assert (*whom_to_ring(bare), mail_address(bare)) == ("Berit", "2222", "")


def test_the_number_is_that_of_the_one_who_is_named(supervisor) -> None:
    client = perlehuset(supervisor, contact="", phone="22 00 00 00")
    add_contact(client, name="Uten Nummer", by=supervisor)
    assert whom_to_ring(client) == ("Uten Nummer", "22 00 00 00")
    add_contact(client, name="Tiril Oppspinn", phone="400 00 106", by=supervisor)
    assert whom_to_ring(client) == ("Tiril Oppspinn", "400 00 106")
    client.contact, client.phone = "Mona Strand", ""
    assert whom_to_ring(client) == ("Tiril Oppspinn", "400 00 106")
    assert contact_name(client) == "Mona Strand"


def test_a_nameless_contact_is_refused(supervisor) -> None:
    with pytest.raises(Refused, match="Skriv et navn"):
        add_contact(perlehuset(supervisor), name="  ", by=supervisor)
