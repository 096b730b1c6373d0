"""How a client wants its invoices, and what each way needs."""

from __future__ import annotations

import pytest

from assignments.client_needs import missing_for_invoice
from assignments.clients import add_client, change_client
from assignments.models import Client
from bikuben.refusals import Refused
from tests.assignments.clients.world import perlehuset

WHOLE = {
    "name": "Bydel Prøve",
    "organisation_number": "974 760 673",
    "is_public": "on",
    "language": "en",
    "contact": "Per Ås",
    "phone": "22 33 44 55",
    "email": "per@kommune.example",
    "address": "Rådhusgata 1",
    "postal_code": "0151",
    "city": "Oslo",
    "channel": "ehf",
    "invoice_email": "faktura@kommune.example",
    "buyer_reference": "4711-ØK",
    "credit_days": "30",
    "has_warning": "on",
    "warning": "Hentet aldri eskene.",
}


def test_it_keeps_all_that_was_written(as_supervisor, post) -> None:
    assert post(as_supervisor, "/clients/new/", WHOLE).status_code == 302
    made = Client.objects.get()
    assert (made.organisation_number, made.is_public, made.language, made.channel) == (
        "974760673",
        True,
        "en",
        "ehf",
    )
    assert (made.buyer_reference, made.credit_days, made.warning) == ("4711-ØK", 30, "Hentet aldri eskene.")
    assert (made.postal_code, made.city, made.invoice_email) == ("0151", "Oslo", "faktura@kommune.example")


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"credit_days": "31"}, "credit_days", "En offentlig kjøper har høyst 30 dager å betale på."),
        (
            {"organisation_number": ""},
            "organisation_number",
            "EHF sendes til organisasjonsnummeret. Skriv det, eller velg en annen måte.",
        ),
        ({"postal_code": "015"}, "postal_code", "Postnummeret har fire siffer."),
        (
            {"postal_code": "०१५१"},
            "postal_code",
            "Ett av tegnene kan ikke skrives ut. Bruk bokstaver, tall og vanlige tegn.",
        ),
        ({"warning": " "}, "warning", "Skriv kort hva som skjedde, så den neste vet det."),
        (
            {"name": "Bie 🐝"},
            "name",
            "Ett av tegnene kan ikke skrives ut. Bruk bokstaver, tall og vanlige tegn.",
        ),
    ],
)
def test_it_refuses_at_the_field_what_cannot_be_right(
    as_supervisor, post, project, sent, field, sentence
) -> None:
    page = post(as_supervisor, "/clients/new/", {**WHOLE, **sent})
    assert page.status_code == 422
    assert page.context["form"].errors == {field: [sentence]}
    assert not Client.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("channel", "brevdue"),
        ("language", "xx"),
        ("credit_days", "91"),
        ("credit_days", "-1"),
        ("credit_days", "9" * 40),
        ("invoice_email", "ikke en adresse"),
        ("warning", "a" * 501),
        ("postal_code", "01510"),
        ("name", "Perle\x00huset"),
    ],
)
def test_it_names_the_field_that_cannot_be_read(as_supervisor, post, project, name, value) -> None:
    page = post(as_supervisor, "/clients/new/", {**WHOLE, name: value})
    assert page.status_code == 422
    assert name in page.context["form"].errors
    assert not Client.objects.exists()


def test_a_business_may_have_more_than_30_days(as_supervisor, post) -> None:
    sent = {**WHOLE, "credit_days": "60"}
    del sent["is_public"]
    assert post(as_supervisor, "/clients/new/", sent).status_code == 302
    assert Client.objects.get().credit_days == 60


def test_what_is_left_out_is_left_as_it_is(supervisor) -> None:
    made = perlehuset(supervisor, credit_days=20, buyer_reference="Mona")
    change_client(made, name="Perlehuset Norge AS", by=supervisor)
    made.refresh_from_db()
    assert (made.name, made.contact, made.credit_days, made.buyer_reference) == (
        "Perlehuset Norge AS",
        "Mona Strand",
        20,
        "Mona",
    )


def test_a_warning_goes_with_its_flag(supervisor) -> None:
    made = perlehuset(supervisor, has_warning=True, warning="Betalte aldri.")
    assert change_client(made, name=made.name, has_warning=False, by=supervisor).warning == ""


def test_who_changed_what_is_kept(supervisor) -> None:
    made = perlehuset(supervisor)
    change_client(made, name="Perlehuset Norge AS", by=supervisor)
    assert [(line.name, line.history_user) for line in made.history.order_by("history_id")] == [
        ("Perlehuset AS", supervisor),
        ("Perlehuset Norge AS", supervisor),
    ]


@pytest.mark.parametrize(
    ("details", "missing"),
    [
        ({"organisation_number": "974760673"}, []),
        ({}, ["Organisasjonsnummeret mangler. Det skal stå på fakturaen."]),
        (
            {"organisation_number": "974760673", "email": ""},
            ["E-postadressen for fakturaer mangler."],
        ),
        ({"organisation_number": "974760673", "email": "", "invoice_email": "f@p.example"}, []),
        ({"organisation_number": "974760673", "channel": "paper", "city": ""}, ["Postadressen mangler."]),
        (
            {"organisation_number": "974760673", "channel": "ehf"},
            ["EHF trenger deres referanse, eller et bestillingsnummer på oppdraget."],
        ),
        ({"organisation_number": "974760673", "is_public": True}, ["Offentlige kjøpere skal ha EHF."]),
    ],
)
def test_it_tells_what_the_invoice_lacks(supervisor, details, missing) -> None:
    assert missing_for_invoice(perlehuset(supervisor, **details)) == missing


def test_the_page_warns_calmly_and_so_does_a_new_job(as_supervisor, project, supervisor) -> None:
    made = perlehuset(supervisor, has_warning=True, warning="Betalte aldri <b>noe</b>.")
    for address in (f"/clients/{made.pk}/", f"/jobs/new/?client={made.pk}"):
        page = as_supervisor.get(address).content.decode()
        assert "Dårlig erfaring med Perlehuset AS" in page
        assert "Betalte aldri &lt;b&gt;noe&lt;/b&gt;." in page
    assert "Perlehuset AS (dårlig erfaring)" in as_supervisor.get("/jobs/new/").content.decode()


def test_no_one_else_is_warned_of(as_supervisor, project, supervisor) -> None:
    made = perlehuset(supervisor)
    for address in (f"/clients/{made.pk}/", f"/jobs/new/?client={made.pk}", "/jobs/new/?client=99"):
        assert "bk-notice-warn" not in as_supervisor.get(address).content.decode()


def test_it_refuses_what_no_form_would_send(supervisor) -> None:
    with pytest.raises(Refused) as refused:
        add_client(name="X", channel="brevdue", by=supervisor)
    assert refused.value.field == "channel"


def test_two_who_register_the_same_at_once_are_told(supervisor, monkeypatch) -> None:
    perlehuset(supervisor)
    monkeypatch.setattr("assignments.register_rows.refuse_invalid", lambda row: None)
    with pytest.raises(Refused) as refused:
        perlehuset(supervisor)
    assert (refused.value.code, refused.value.field) == ("taken", "name")
    assert Client.objects.count() == 1
