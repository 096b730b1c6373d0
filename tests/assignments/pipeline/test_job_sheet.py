"""The sheet for the table: what is to be done, never who does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.documents.job_sheet import JobSheet, job_sheet_of, job_sheet_pdf
from assignments.models import Client, ContactPerson
from tests.cast import make_billed_job, make_job, make_participant, make_work_day
from tests.paper_text import pages_of, properties_of
from tests.payroll.paying import finished_shift

SHEET = JobSheet(
    project="Bikuben",
    title="Pakke gaveesker",
    client="Prøvekunden AS",
    quantity="400 esker",
    wanted_by=date(2026, 5, 29),
    steps=("Brett esken.", "Knyt båndet."),
    contact="Vera Oppdikt",
    phone="400 00 101",
)


def test_it_says_what_how_many_by_when_and_whom_to_ring() -> None:
    (page,) = pages_of(job_sheet_pdf(SHEET, language="nb"))
    for text in (
        "Pakke gaveesker",
        "for Prøvekunden AS",
        "400 esker",
        "Ønskes ferdig",
        "Fredag 29. mai 2026",
        "Brett esken.",
        "Knyt båndet.",
        "Vera Oppdikt",
        "400 00 101",
    ):
        assert text in page


def test_it_is_printed_in_english_too() -> None:
    (page,) = pages_of(job_sheet_pdf(SHEET, language="en"))
    assert "Friday 29 May 2026" in page


def test_a_job_of_which_little_is_said_has_room_to_write() -> None:
    bare = JobSheet("", "Esker", "", "", None, (), "", "")
    (page,) = pages_of(job_sheet_pdf(bare, language="nb"))
    assert "Esker" in page
    assert "Hvor mange" not in page
    assert "ring" not in page


def test_a_long_list_goes_on_overleaf_and_loses_nothing() -> None:
    steps = tuple(f"Steg {number} skal gjøres nøye og telles etterpå" for number in range(1, 41))
    pages = pages_of(job_sheet_pdf(replace(SHEET, steps=steps), language="nb"))
    assert len(pages) > 1
    assert all(f"Steg {number} " in " ".join(pages) for number in range(1, 41))
    assert "Vera Oppdikt" in pages[-1]


@settings(derandomize=True, max_examples=25, deadline=None)
@given(
    title=st.text(max_size=120),
    steps=st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=2000), max_size=6),
)
def test_it_prints_whatever_is_written(title: str, steps: list[str]) -> None:
    sheet = replace(SHEET, title=title, steps=tuple(steps))
    assert job_sheet_pdf(sheet, language="nb").startswith(b"%PDF")


def test_the_contact_of_the_job_goes_before_the_clients(db) -> None:
    client = Client.objects.create(name="Prøvekunden AS", contact="Resepsjonen", phone="22 00 00 00")
    job = make_billed_job(client=client, what_to_do="Brett.\n\n  Tell.\n")
    assert (job_sheet_of(job, "").contact, job_sheet_of(job, "").phone) == ("Resepsjonen", "22 00 00 00")
    job.contact = ContactPerson.objects.create(client=client, name="Vera Oppdikt", phone="400 00 101")
    found = job_sheet_of(job, "")
    assert (found.contact, found.phone, found.steps) == ("Vera Oppdikt", "400 00 101", ("Brett.", "Tell."))
    assert job_sheet_of(make_job(), "").client == ""


def test_nobody_who_works_stands_on_it(as_supervisor, as_accountant, as_reader, project, job) -> None:
    her = make_participant(chosen_name="Solveig")
    finished_shift(her, make_work_day(main_job=job, state="working"), job=job)
    url = f"/jobs/{job.pk}/sheet.pdf"
    answer = as_supervisor.get(url)
    assert answer["Content-Disposition"] == 'inline; filename="oppdragsark.pdf"'
    text = " ".join(pages_of(answer.content)) + properties_of(answer.content)
    assert "Solveig" not in text
    assert str(her.legal_name) not in text
    assert (as_accountant.get(url).status_code, as_reader.get(url).status_code) == (200, 403)


@pytest.mark.parametrize("pk", ["0", "99999999999999999999"])
def test_an_unknown_job_has_no_sheet(as_supervisor, project, pk) -> None:
    assert as_supervisor.get(f"/jobs/{pk}/sheet.pdf").status_code == 404
