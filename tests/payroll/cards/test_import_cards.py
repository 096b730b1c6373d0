"""Using an answer: new cards, corrections, what is left alone; once more changes nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.models import Participant
from bikuben.models import Project, User
from bikuben.refusals import Refused
from payroll.import_cards import apply_card_answer, discard_card_answer, receive_card_answer
from payroll.issue_pay_slips import issue_pay_slip
from payroll.keep_tax_card import CardData, add_tax_card, card_version, correct_tax_card
from payroll.models import CardFetch, PaySlip, TaxCard, WaitingCardAnswer
from tests.cast import NOW, TODAY, make_card, make_number, make_participant, make_project
from tests.payroll.card_answers import (
    SAMPLE,
    answer_of,
    card_of,
    exemption,
    no_card,
    percent_card,
    percentage,
    table,
    table_card,
)
from tests.payroll.cards.importing import kept, use
from tests.payroll.paying import someone_done, working_day

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 14)
NUMBER = make_number(1)


@pytest.fixture
def bie(project: Project) -> Participant:
    return make_participant(identity_number=NUMBER)


def the_card() -> TaxCard:
    return TaxCard.objects.latest("valid_from")


def test_a_first_card_is_unclear_until_someone_says_otherwise(supervisor: User, bie: Participant) -> None:
    """If it is unclear whether we are her main employer, the percentage (SBF §5-1-4)."""
    fetch = use(table_card(NUMBER), by=supervisor)
    card = TaxCard.objects.get()
    assert (card.kind, card.table, card.percent, card.main_employer) == ("table", "8170", 46, False)
    assert (card.valid_from, card.official_id, card.year) == (FEBRUARY, "194688", 2026)
    assert card.history.get().history_user == supervisor
    assert (fetch.people, fetch.written, fetch.without_card, fetch.fetched_on) == (1, 1, 0, TODAY)


def test_the_supervisor_says_that_we_are_her_main_employer(supervisor: User, bie: Participant) -> None:
    use(table_card(NUMBER), by=supervisor, main_employers={bie.pk: True})
    assert TaxCard.objects.get().main_employer is True


@pytest.mark.parametrize("main", [True, False])
def test_her_latest_card_says_whether_we_are_her_main_employer(
    supervisor: User, bie: Participant, main: bool
) -> None:
    make_card(bie, "table", main_employer=main)
    use(table_card(NUMBER), by=supervisor)
    assert (the_card().table, the_card().main_employer) == ("8170", main)
    assert TaxCard.objects.count() == 2


def test_nobody_is_asked_again_where_a_table_card_says_it(supervisor: User, bie: Participant) -> None:
    make_card(bie, "table", main_employer=True)
    use(table_card(NUMBER), by=supervisor, main_employers={bie.pk: False})
    assert the_card().main_employer is True


def test_a_card_of_the_same_date_with_other_content_is_corrected(supervisor: User, bie: Participant) -> None:
    card = make_card(bie, percent=Decimal(25))
    use(percent_card(NUMBER, "30.5", issued="2025-12-18"), by=supervisor)
    corrected = TaxCard.objects.get()
    assert (corrected.pk, corrected.percent, corrected.official_id) == (card.pk, Decimal("30.5"), "194688")


def test_a_card_entered_by_hand_with_the_same_content_is_left_alone(
    supervisor: User, bie: Participant
) -> None:
    make_card(bie, percent=Decimal(25))
    before = kept()
    fetch = use(percent_card(NUMBER, "25.0"), by=supervisor)
    assert kept() == before
    assert (fetch.people, fetch.written) == (1, 0)


def test_last_years_card_gives_way_to_this_years(supervisor: User, bie: Participant) -> None:
    make_card(bie, percent=Decimal(25), year=2025)
    use(percent_card(NUMBER, "25", issued="2025-12-18"), by=supervisor)
    assert [card.year for card in TaxCard.objects.order_by("year")] == [2025, 2026]
    assert the_card().valid_from == JANUARY


def test_what_is_used_of_an_exemption_card_elsewhere_stays(supervisor: User, bie: Participant) -> None:
    make_card(bie, "exemption", limit=Decimal(65_000), used_elsewhere=Decimal(1200))
    use(card_of(NUMBER, exemption("80000")), by=supervisor)
    assert (the_card().limit, the_card().used_elsewhere) == (Decimal(80_000), Decimal(1200))


def test_no_limit_and_tax_at_source(supervisor: User, project: Project) -> None:
    first, second = make_participant(), make_participant()
    free = card_of(str(first.identity_number), exemption("0"), exemption("0", code="loennFraBiarbeidsgiver"))
    source = percent_card(str(second.identity_number), "25.0", extra="kildeskattPaaLoenn")
    use(free, source, by=supervisor)
    assert (first.tax_cards.get().kind, first.tax_cards.get().limit) == ("exemption", None)
    assert (second.tax_cards.get().kind, second.tax_cards.get().percent) == ("tax_at_source", 25)


@pytest.mark.skipif(not SAMPLE.exists(), reason="the published sample lies beside the project")
def test_the_published_sample_is_used(supervisor: User) -> None:
    make_project(organisation_number="312485494")
    numbers = ("06859899852", "06880498930", "27899996262")
    people = [make_participant(identity_number=number) for number in numbers]
    when = {"by": supervisor, "now": NOW, "today": date(2026, 6, 1)}
    waiting = receive_card_answer(SAMPLE.read_bytes(), **when)
    apply_card_answer(waiting, {people[2].pk: True}, **when)
    assert [
        (card.kind, card.valid_from, card.table, card.percent, card.limit, card.official_id)
        for card in TaxCard.objects.order_by("participant")
    ] == [
        ("tax_at_source", date(2026, 5, 26), "", Decimal(25), None, "198871"),
        ("exemption", FEBRUARY, "", None, None, "194688"),
        ("table", date(2026, 5, 26), "8170", Decimal(46), None, "199007"),
    ]


def test_a_card_without_the_withholding_we_need_is_not_guessed(supervisor: User, bie: Participant) -> None:
    fetch = use(card_of(NUMBER, table()), by=supervisor)
    assert not TaxCard.objects.exists()
    assert (fetch.people, fetch.written) == (1, 0)
    use(card_of(NUMBER, table()), by=supervisor, main_employers={bie.pk: True})
    assert TaxCard.objects.get().table == "8170"


def test_strangers_are_left_alone(supervisor: User, bie: Participant) -> None:
    fetch = use(table_card(make_number(77)), no_card(make_number(78)), by=supervisor)
    assert (fetch.people, fetch.written, fetch.without_card) == (0, 0, 0)
    assert not TaxCard.objects.exists()


def test_the_same_answer_once_more_changes_nothing(supervisor: User, project: Project) -> None:
    people = [make_participant() for _ in range(4)]
    numbers = [str(one.identity_number) for one in people]
    answers = (
        table_card(numbers[0]),
        percent_card(numbers[1], "20", "30"),
        card_of(numbers[2], exemption(), percentage()),
        no_card(numbers[3]),
    )
    use(*answers, by=supervisor, main_employers={people[0].pk: True, people[1].pk: True})
    before = kept()
    fetch = use(*answers, by=supervisor)
    assert kept() == before
    assert (fetch.written, CardFetch.objects.count()) == (0, 2)


def test_an_issued_slip_never_changes(supervisor: User, project: Project) -> None:
    day = working_day()
    person = someone_done(day)
    issue_pay_slip(person, day, by=supervisor, now=NOW, today=TODAY)
    use(percent_card(str(person.identity_number), "50", issued="2025-12-18"), by=supervisor)
    slip = PaySlip.objects.get()
    assert (slip.gross, slip.withholding, slip.percent) == (Decimal(266), Decimal(66), Decimal(25))
    assert person.tax_cards.get().percent == 50


def test_a_stale_preview_is_worked_out_again(supervisor: User, bie: Participant) -> None:
    card = make_card(bie, percent=Decimal(25))
    waiting = receive_card_answer(answer_of(percent_card(NUMBER, "30")), by=supervisor, now=NOW, today=TODAY)
    meanwhile = CardData(FEBRUARY, "percentage", percent=Decimal(30))
    add_tax_card(bie, meanwhile, by=supervisor, now=NOW, today=TODAY)
    before = kept()
    assert apply_card_answer(waiting, by=supervisor, now=NOW, today=TODAY).written == 0
    assert kept() == before
    assert card.history.count() == 1


def test_the_next_upload_takes_the_place_of_the_one_before(supervisor: User, bie: Participant) -> None:
    when = {"by": supervisor, "now": NOW, "today": TODAY}
    first = receive_card_answer(answer_of(table_card(NUMBER)), **when)
    second = receive_card_answer(answer_of(percent_card(NUMBER, "30")), **when)
    assert [one.pk for one in WaitingCardAnswer.objects.all()] == [second.pk]
    with pytest.raises(Refused) as refused:
        apply_card_answer(first, **when)
    assert refused.value.code == "no_answer"
    discard_card_answer(second)
    assert not WaitingCardAnswer.objects.exists()
    assert not TaxCard.objects.exists()


def test_a_refused_upload_leaves_the_one_that_waits(supervisor: User, bie: Participant) -> None:
    when = {"by": supervisor, "now": NOW, "today": TODAY}
    waiting = receive_card_answer(answer_of(table_card(NUMBER)), **when)
    with pytest.raises(Refused):
        receive_card_answer(b"<x/>", **when)
    assert WaitingCardAnswer.objects.get().pk == waiting.pk


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (answer_of(table_card(NUMBER), employer="312485494"), "other_employer"),
        (answer_of(table_card(NUMBER, issued="2024-02-14", year=2024)), "other_year"),
        (answer_of(no_card(NUMBER, year=2028)), "other_year"),
    ],
)
def test_an_answer_that_is_not_for_us_is_refused_whole(
    supervisor: User, bie: Participant, content: bytes, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        receive_card_answer(content, by=supervisor, now=NOW, today=TODAY)
    assert (refused.value.code, refused.value.field) == (code, "file")
    assert not WaitingCardAnswer.objects.exists()


def test_next_years_cards_come_in_december(supervisor: User, bie: Participant) -> None:
    answer = table_card(NUMBER, issued="2026-12-15", year=2027)
    use(answer, by=supervisor, today=date(2026, 12, 20))
    assert (TaxCard.objects.get().year, TaxCard.objects.get().valid_from) == (2027, date(2027, 1, 1))


def test_a_correction_by_hand_is_no_longer_skatteetatens_card(supervisor: User, bie: Participant) -> None:
    use(percent_card(NUMBER, "30"), by=supervisor)
    card = TaxCard.objects.get()
    data = CardData(FEBRUARY, "percentage", percent=Decimal(31))
    correct_tax_card(card, data, version=card_version(card), by=supervisor, now=NOW, today=TODAY)
    assert TaxCard.objects.get().official_id == ""


def test_what_waits_can_not_be_read_in_the_database(supervisor: User, bie: Participant) -> None:
    receive_card_answer(answer_of(table_card(NUMBER)), by=supervisor, now=NOW, today=TODAY)
    assert str(WaitingCardAnswer.objects.values_list("content", flat=True).get()) == "[kryptert]"
    assert NUMBER not in str(vars(WaitingCardAnswer.objects.get()))
