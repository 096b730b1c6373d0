"""The copy of all that is kept about a participant (GDPR article 15), for the supervisor to hand over."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assignments.change_participant import change_participant
from assignments.models import Participant
from bikuben.identity import printed_identity_number
from bikuben.models import ReadLog, User
from payroll.choose_pay import choose_pay, pay_as_usual
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import PaySlip
from tests.cast import NOW, TODAY, make_card
from tests.payroll.paying import someone_done, working_day

pytestmark = pytest.mark.django_db


def page_of(browser: Browser, person: Participant) -> str:
    return browser.get(reverse("assignments:copy_for_her", args=[person.pk])).content.decode()


def changed(person: Participant, by: User, **details: Any) -> Participant:
    change_participant(person, by=by, now=NOW, today=TODAY, **details)
    return Participant.objects.get(pk=person.pk)


def test_it_has_a_button_to_print_and_words_where_scripts_are_off(
    clock, project, as_supervisor, participant
) -> None:
    page = page_of(as_supervisor, participant)
    assert re.search(r'<button type="button"[^>]* data-print hidden>Skriv ut</button>', page)
    assert "<p data-print-words>Skriv ut fra nettleserens meny.</p>" in page
    assert re.search(r'<script src="[^"]*bikuben/print[^"]*\.js" defer>', page)


def test_it_holds_all_that_is_written_about_her(clock, project, supervisor, as_supervisor) -> None:
    person = changed(
        someone_done(working_day()),
        supervisor,
        note="liker perler",
        address="Prøvegata 1",
        benefits=["disability"],
    )
    page = page_of(as_supervisor, person)
    for text in (
        person.chosen_name,
        person.legal_name,
        printed_identity_number(str(person.identity_number)),
        "liker perler",
        "Prøvegata 1",
        "uføretrygd",
        "har ingen bankkonto",
    ):
        assert text in page


def test_it_tells_what_stood_before(clock, project, supervisor, as_supervisor) -> None:
    person = changed(someone_done(working_day()), supervisor, address="Gamleveien 1")
    person = changed(person, supervisor, address="Nyveien 2")
    page = page_of(as_supervisor, person)
    assert "Gamleveien 1" in page
    assert "Nyveien 2" in page


def test_it_holds_her_cards_days_and_slips(clock, project, supervisor, as_supervisor) -> None:
    day = working_day()
    person = someone_done(day)
    issue_pay_slip(person, day, by=supervisor, now=NOW, today=TODAY)
    slip, page = PaySlip.objects.get(), page_of(as_supervisor, person)
    assert slip.full_number in page
    assert ">200<" in page
    assert "04.05.2026" in page
    assert "jobbet" in page


def test_it_holds_the_reason_for_other_pay_though_taken_back(
    clock, project, supervisor, as_supervisor
) -> None:
    day = working_day()
    person = someone_done(day)
    choose_pay(person, day, net=Decimal(100), reason="Gikk etter en halvtime", by=supervisor, now=NOW)
    pay_as_usual(person, day, by=supervisor, now=NOW)
    page = page_of(as_supervisor, person)
    assert "Gikk etter en halvtime" in page
    assert "tatt bort" in page


def test_it_is_on_record_and_says_so_itself(participant, supervisor, as_supervisor) -> None:
    page = page_of(as_supervisor, participant)
    log = ReadLog.objects.get()
    assert (log.what, log.subject, log.user) == ("copy", participant.pk, supervisor)
    assert "utskrift til henne" in page


def test_it_holds_nothing_of_another(clock, project, as_supervisor) -> None:
    day = working_day()
    person, other = someone_done(day), someone_done(day)
    page = page_of(as_supervisor, person)
    assert str(other.legal_name) not in page
    assert str(other.chosen_name) not in page


def test_it_costs_the_same_however_much_there_is(clock, project, supervisor, as_supervisor) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            page_of(as_supervisor, person)
        return len(queries)

    person = someone_done(working_day())
    person = changed(person, supervisor, address="Gamleveien 0")
    few = cost()
    for number in range(1, 6):
        person = changed(person, supervisor, address=f"Gamleveien {number}")
        make_card(person, year=2026 - number)
    assert cost() == few
