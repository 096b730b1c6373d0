"""Skatteetaten's own card against one entered by hand, and against an older or newer one of their own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client as Browser

from assignments.models import Participant
from bikuben.models import Project, User
from payroll.import_cards import receive_card_answer
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import PaySlip, TaxCard
from tests.cast import NOW, TODAY, make_card, make_number, make_participant
from tests.payroll.card_answers import answer_of, percent_card
from tests.payroll.cards.importing import IMPORT, kept, use
from tests.payroll.pages.paths import text_of
from tests.payroll.paying import someone_done, working_day

FEBRUARY, MARCH, APRIL = date(2026, 2, 14), date(2026, 3, 2), date(2026, 4, 1)
NUMBER = make_number(1)


@pytest.fixture
def bie(project: Project) -> Participant:
    return make_participant(identity_number=NUMBER, chosen_name="Bie")


def cards() -> list[tuple[date, Decimal, str]]:
    return list(TaxCard.objects.order_by("valid_from").values_list("valid_from", "percent", "official_id"))


def test_skatteetatens_card_takes_the_place_of_a_later_one_entered_by_hand(
    supervisor: User, bie: Participant
) -> None:
    card = make_card(bie, percent=Decimal(25), valid_from=APRIL)
    fetch = use(percent_card(NUMBER, "30"), by=supervisor)
    assert fetch.written == 1
    assert cards() == [(FEBRUARY, 30, "194688")]
    assert [one.percent for one in card.history.order_by("pk")][-1] == 30
    assert TaxCard.objects.get().pk == card.pk
    before = kept()
    assert use(percent_card(NUMBER, "30"), by=supervisor).written == 0
    assert kept() == before


def test_all_later_ones_entered_by_hand_give_way_and_an_earlier_stays(
    supervisor: User, bie: Participant
) -> None:
    make_card(bie, percent=Decimal(20))
    gone = make_card(bie, percent=Decimal(25), valid_from=MARCH)
    make_card(bie, percent=Decimal(26), valid_from=APRIL)
    use(percent_card(NUMBER, "30"), by=supervisor)
    assert cards() == [(date(2026, 1, 1), 20, ""), (FEBRUARY, 30, "194688")]
    history = TaxCard.history.filter(id=gone.pk).latest()
    assert (history.history_type, history.percent, history.history_user) == ("-", 25, supervisor)


def test_entered_by_hand_after_the_card_was_fetched_it_gives_way_to_the_next_fetch(
    supervisor: User, bie: Participant
) -> None:
    use(percent_card(NUMBER, "30"), by=supervisor)
    make_card(bie, percent=Decimal(25), valid_from=APRIL)
    assert use(percent_card(NUMBER, "30"), by=supervisor).written == 1
    assert cards() == [(FEBRUARY, 30, "194688")]


def test_of_two_from_skatteetaten_the_newer_stands_whichever_file_comes_last(
    supervisor: User, bie: Participant
) -> None:
    use(percent_card(NUMBER, "35", issued="2026-03-02", card_id="2"), by=supervisor)
    before = kept()
    assert use(percent_card(NUMBER, "30", card_id="1"), by=supervisor).written == 0
    assert kept() == before
    assert use(percent_card(NUMBER, "40", issued="2026-04-01", card_id="3"), by=supervisor).written == 1
    assert cards() == [(MARCH, 35, "2"), (APRIL, 40, "3")]


def test_the_preview_says_what_takes_the_place_of_what(
    as_supervisor: Browser, supervisor: User, bie: Participant
) -> None:
    make_card(bie, percent=Decimal(25), valid_from=APRIL)
    waiting = receive_card_answer(answer_of(percent_card(NUMBER, "30")), by=supervisor, now=NOW, today=TODAY)
    page = text_of(as_supervisor.get(f"{IMPORT}{waiting.pk}/"))
    assert "25 % → <strong>30 %</strong>, fra 14. februar 2026" in page
    assert "i stedet for det som er ført for hånd" in page


def test_a_slip_that_followed_it_stays_and_the_next_follows_skatteetatens(
    supervisor: User, project: Project
) -> None:
    day = working_day()
    person = someone_done(day)
    make_card(person, percent=Decimal(20), valid_from=APRIL)
    other = someone_done(day)
    make_card(other, percent=Decimal(20), valid_from=APRIL)
    first = issue_pay_slip(person, day, by=supervisor, now=NOW, today=TODAY)
    answers = [percent_card(str(one.identity_number), "50") for one in (person, other)]
    use(*answers, by=supervisor)
    second = issue_pay_slip(other, day, by=supervisor, now=NOW, today=TODAY)
    first = PaySlip.objects.get(pk=first.pk)
    assert (first.gross, first.withholding, first.net) == (249, 49, 200)
    assert (second.gross, second.withholding, second.net) == (399, 199, 200)
