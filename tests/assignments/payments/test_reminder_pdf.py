"""The reminder as the client reads it, in both languages: for what, how much, where to, and no one's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from assignments.documents.reminder_data import ReminderDocument, from_reminder
from assignments.documents.reminder_pdf import reminder_pdf
from assignments.documents.sales_data import Party
from assignments.issue_reminder import issue_reminder
from bikuben.models import User
from tests.assignments.payments.world import make_invoice
from tests.cast import NOW, TODAY, make_participant
from tests.paper_text import pages_of

LONG = Party("Wilhelmmine-Åslaugmarie Brandtzæg-Szczepańskas " * 2, "974760673", "Gata 1", "0150", "Oslo")


@pytest.fixture
def document(supervisor: User) -> ReminderDocument:
    invoice = make_invoice(supervisor, 36_500, on=TODAY - timedelta(days=60))
    due = TODAY - timedelta(days=46)
    return from_reminder(issue_reminder(invoice, by=supervisor, now=NOW, today=due + timedelta(days=14)))


def text_of(pdf: bytes) -> str:
    (page,) = pages_of(pdf)
    return page


def test_it_says_what_and_how_much_and_where_to(document: ReminderDocument) -> None:
    text = text_of(reminder_pdf(document))
    for words in (
        "Purring 2026-0001",
        "Prøvekunden AS",
        "Ikke betalt av faktura 2026-0001 36 500,00",
        "Forsinkelsesrente 12 % fra 19.03.2026 til 02.04.2026 168,00",
        "Purregebyr 38,00",
        "36 706,00 kr",
        "8601 11 17947",
        document.kid,
        "16. april 2026",
    ):
        assert words in text


def test_it_is_english_for_whoever_reads_english(document: ReminderDocument) -> None:
    text = text_of(reminder_pdf(replace(document, language="en")))
    assert "36,706.00" in text
    assert "16 April 2026" in text


def test_the_second_one_has_other_words(document: ReminderDocument) -> None:
    assert "skrevet til dere før" in text_of(reminder_pdf(replace(document, step=2)))


def test_the_fees_of_both_are_counted_and_each_rate_is_named(supervisor: User) -> None:
    due = date(2026, 6, 15)
    invoice = make_invoice(supervisor, 36_500, on=due - timedelta(days=14))
    issue_reminder(invoice, by=supervisor, now=NOW, today=due + timedelta(days=14))
    second = issue_reminder(invoice, by=supervisor, now=NOW, today=due + timedelta(days=29))
    text = text_of(reminder_pdf(from_reminder(second)))
    assert "2 purregebyr 76,00" in text
    assert "Forsinkelsesrente 12 % / 12,25 % fra 15.06.2026 til 14.07.2026" in text


def test_it_names_the_compensation(document: ReminderDocument) -> None:
    other = replace(document, fee=Decimal(0), compensation=Decimal(460), total=Decimal(37_128))
    assert "Kompensasjon etter forsinkelsesrenteloven § 3 a 460,00" in text_of(reminder_pdf(other))


def test_sums_that_do_not_add_up_cannot_be_printed(document: ReminderDocument) -> None:
    with pytest.raises(ValueError):
        replace(document, total=Decimal(1))


def test_it_holds_no_name_of_a_participant_and_long_names_stay_on_the_sheet(
    document: ReminderDocument,
) -> None:
    make_participant(chosen_name="Solveig")
    pdf = reminder_pdf(replace(document, seller=LONG, buyer=LONG))
    assert "Solveig" not in text_of(pdf)
    assert pdf == reminder_pdf(replace(document, seller=LONG, buyer=LONG))
