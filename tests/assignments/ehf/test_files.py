"""EHF files of issued papers: downloaded one by one, or all written in a folder."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assignments.credit_invoice import credit_invoice
from assignments.export_ehf import AT_A_TIME, export_ehf
from assignments.invoice_draft import Draft
from assignments.models import CreditNote, Invoice, Participant
from tests.assignments.ehf.official import findings, official_rules
from tests.assignments.ehf.reading import read, text, texts
from tests.assignments.invoices.world import (
    APRIL_20,
    APRIL_27,
    BEADS,
    charge_vat,
    issue,
    make_client,
    make_done_job,
    make_seller,
)
from tests.cast import NOW, TODAY


@pytest.fixture
def papers(db: None, supervisor) -> tuple[Invoice, Invoice, CreditNote]:
    """An invoice without VAT to a business; one with VAT to someone without a number; a note of one line."""
    make_seller()
    business = make_client(channel="ehf", buyer_reference="Kari Innkjøp")
    private = make_client(name="Åse Øvrebø", organisation_number=None, channel="paper", language="en")
    first = issue(
        supervisor,
        Draft(business, job=make_done_job({APRIL_20: 3, APRIL_27: 2}, client=business), extra_lines=(BEADS,)),
    )
    charge_vat()
    job = make_done_job({APRIL_20: 1}, client=private, price=Decimal("233.33"), title="Æsker")
    second = issue(supervisor, Draft(private, job=job))
    note = credit_invoice(
        first, lines=list(first.lines.all())[:1], reason="Feil", by=supervisor, now=NOW, today=TODAY
    )
    return first, second, note


def test_an_invoice_and_a_credit_note_are_downloaded(papers, as_accountant) -> None:
    first, _second, note = papers
    answer = as_accountant.get(f"/invoices/{first.pk}/ehf.xml")
    assert answer.headers["Content-Type"] == "application/xml"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="faktura-2026-0001.xml"'
    assert text(read(answer.content), "cac:LegalMonetaryTotal/cbc:PayableAmount") == "1149.70"
    answer = as_accountant.get(f"/credit-notes/{note.pk}/ehf.xml")
    assert 'filename="kreditnota-2026-0001.xml"' in answer.headers["Content-Disposition"]
    assert text(read(answer.content), "//cac:InvoiceDocumentReference/cbc:ID") == "2026-0001"


def test_there_is_no_file_of_what_is_not_issued(papers, as_accountant) -> None:
    assert as_accountant.get("/invoices/999999/ehf.xml").status_code == 404


def test_no_file_names_a_person(papers, tmp_path) -> None:
    """Neither who worked, nor what the project is called from day to day."""
    export_ehf(tmp_path)
    names = {name for one in Participant.objects.all() for name in (one.chosen_name, one.legal_name)}
    for path in tmp_path.iterdir():
        written = set(texts(read(path.read_bytes()), "//*[not(*)]"))
        assert written & names == set()
        assert not [value for value in written if "Bikuben" in value or "Kari Prøve" in value]


def test_all_are_written_whatever_the_channel(papers, tmp_path, capsys) -> None:
    folder = tmp_path / "ny" / "mappe"
    call_command("export_ehf", output=folder)
    assert "Fakturaer: 2. Kreditnotaer: 1." in capsys.readouterr().out
    assert sorted(path.name for path in folder.iterdir()) == [
        "faktura-2026-0001.xml",
        "faktura-2026-0002.xml",
        "kreditnota-2026-0001.xml",
    ]


def test_twice_is_the_same_bytes(papers, tmp_path) -> None:
    export_ehf(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    export_ehf(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_is_issued_passes_the_official_rules(papers, tmp_path) -> None:
    rules = official_rules()
    folder = tmp_path / "ehf"
    export_ehf(folder)
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert findings(rules, tmp_path, files) == []


def test_it_asks_the_database_as_often_for_many(papers, tmp_path, django_assert_num_queries) -> None:
    assert Invoice.objects.count() < AT_A_TIME
    with django_assert_num_queries(4):
        export_ehf(tmp_path)


def test_it_refuses_a_file_for_a_folder(papers, tmp_path) -> None:
    wrong = tmp_path / "fil"
    wrong.write_text("opptatt")
    for output in (wrong, wrong / "mappe"):
        with pytest.raises(CommandError, match="fil"):
            call_command("export_ehf", output=output)
    assert wrong.read_text() == "opptatt"


def test_a_file_that_cannot_be_written_is_named_and_nothing_half_is_left(papers, tmp_path) -> None:
    (tmp_path / "faktura-2026-0002.xml").mkdir()
    with pytest.raises(CommandError, match="Kan ikke skrive"):
        call_command("export_ehf", output=Path(tmp_path))
    assert not list(tmp_path.glob(".*"))


def test_it_wants_a_folder() -> None:
    with pytest.raises(CommandError, match="--output"):
        call_command("export_ehf")


@pytest.mark.parametrize("output", ["", " "])
def test_no_folder_is_not_the_one_that_one_stands_in(papers, tmp_path, monkeypatch, output) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match="Skriv hvilken mappe"):
        call_command("export_ehf", "--output", output)
    assert list(tmp_path.iterdir()) == []
    call_command("export_ehf", "--output", ".")
    assert len(list(tmp_path.iterdir())) == 3
