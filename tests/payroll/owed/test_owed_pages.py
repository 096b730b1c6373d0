"""The page of what is owed: one touch, undone with one; a file; bad input changes nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from bikuben.models import Project
from payroll.mark_paid import mark_paid
from payroll.models import OfficialPayment
from tests.cast import NOW, TODAY, make_participant
from tests.payroll.owed.bank import read_bank_file, texts
from tests.payroll.owed.world import (
    GARNISHMENT,
    OWN_ACCOUNT,
    TAX_ACCOUNT,
    THURSDAY,
    WEDNESDAY,
    WITHHOLDING,
    order_for,
    reversal_of,
    settings_with,
    slip,
)
from tests.payroll.pages.paths import text_of

pytestmark = pytest.mark.django_db
OWED, PAID, SEVERAL, FILE = "/owed/", "/owed/paid/", "/owed/several/", "/owed/several/bank-file/"
PIECE = {"HX-Request": "true", "HX-Target": "owed"}


@pytest.fixture(autouse=True)
def _now(clock, project) -> None:
    """The clock stands still."""
    Project.objects.update(account_number=OWN_ACCOUNT)


@pytest.fixture
def due(participant, supervisor) -> str:
    """66 kr withheld on Thursday, due today; the key its button sends."""
    settings_with()
    slip(participant, by=supervisor)
    return "withholding_2026-04-30__6600"


def test_the_payment_is_ready_to_be_copied(due, as_supervisor) -> None:
    page = text_of(as_supervisor.get(OWED))
    assert "Betales i dag" in page
    for value in (TAX_ACCOUNT, "Skattetrekk 30.04.2026 974760673", "66", "04.05.2026"):
        assert f'<span class="owed-value">{value}</span>' in page
    assert "/slips/?date=2026-04-30" in page


def test_a_missing_account_says_where_to_enter_it(participant, supervisor, as_supervisor) -> None:
    order = order_for(participant, account_number="")
    slip(participant, by=supervisor, taken=[(order, 10)])
    page = text_of(as_supervisor.get(OWED))
    assert '/pay-settings/#accounts"' in page
    assert f'<a href="/people/{participant.pk}/">Mangler.' in page


def test_one_touch_marks_it_paid_and_another_takes_it_back(due, as_accountant, post) -> None:
    answer = post(as_accountant, PAID, pick=due)
    assert answer.headers["Location"] == OWED
    payment = OfficialPayment.objects.get()
    assert (payment.amount, payment.date) == (66, TODAY)
    assert "Sist betalt" in text_of(as_accountant.get(OWED))
    post(as_accountant, f"/owed/payments/{payment.pk}/take-back/")
    assert OfficialPayment.objects.filter(reverses=payment).exists()
    assert "tar tilbake 2026-0001" in text_of(as_accountant.get("/owed/payments/"))


def test_the_page_stays_where_it_was(due, as_supervisor, post) -> None:
    from bikuben.once import new_token

    answer = as_supervisor.post(PAID, {"pick": due, "once": new_token()}, headers=PIECE)
    page = text_of(answer)
    assert answer.status_code == 200
    assert "<html" not in page
    assert "Sist betalt" in page


def test_a_form_sent_twice_marks_once(due, as_supervisor) -> None:
    from bikuben.once import new_token

    sent = {"pick": due, "once": new_token()}
    for _time in range(2):
        assert as_supervisor.post(PAID, sent).status_code == 302
    assert OfficialPayment.objects.count() == 1


@pytest.mark.parametrize(
    "pick",
    [
        "",
        "x",
        "withholding_2026-04-30__6700",
        "withholding_2026-04-29__6600",
        "withholding_2026-02-30__6600",
        "garnishment_2026-04-30_999999999999999999-_6600",
        "garnishment_2026-04-30__6600",
        "contribution_2026-04-30__6600",
    ],
)
@pytest.mark.parametrize(
    ("path", "status"),
    [
        (PAID, 409),
        (SEVERAL, 422),
        (FILE, 422),
        ("/owed/credit/used/", 409),
        ("/owed/credit/came-back/", 409),
    ],
)
def test_what_is_no_open_payment_changes_nothing(pick, path, status, due, as_supervisor, post) -> None:
    answer = post(as_supervisor, path, pick=pick)
    assert answer.status_code == status
    assert "bk-notice-warn" in text_of(answer)
    assert not OfficialPayment.objects.exists()


def test_several_go_in_one_file_and_are_marked_with_one_touch(
    due, participant, supervisor, as_supervisor, post
) -> None:
    slip(participant, WEDNESDAY, by=supervisor)
    page = text_of(as_supervisor.get(SEVERAL))
    assert page.count(" checked") == 3
    picks = [due, "withholding_2026-04-29__6600"]
    answer = post(as_supervisor, FILE, pick=picks)
    assert answer.headers["Content-Type"] == "application/xml"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="bikuben-20260504100000000000.xml"'
    )
    assert texts(read_bank_file(answer.content), "InstdAmt") == ["66.00", "66.00"]
    assert not OfficialPayment.objects.exists()
    assert post(as_supervisor, SEVERAL, pick=picks).headers["Location"] == OWED
    assert OfficialPayment.objects.count() == 2


def test_what_was_chosen_stays_chosen_when_it_is_refused(
    due, participant, supervisor, as_supervisor, post
) -> None:
    order = order_for(participant, account_number="")
    slip(participant, by=supervisor, withheld=0, taken=[(order, 10)])
    assert text_of(as_supervisor.get(SEVERAL)).count(" checked") == 2
    answer = post(as_supervisor, FILE, pick=f"garnishment_2026-04-30_{order.pk}-_1000")
    assert answer.status_code == 422
    assert "Kontonummeret mangler for utleggstrekk" in text_of(answer)
    assert text_of(answer).count(" checked") == 1


def test_a_credit_is_told_in_plain_words_and_used(due, participant, supervisor, as_supervisor, post) -> None:
    wrong = slip(make_participant(), WEDNESDAY, by=supervisor, withheld=20)
    mark_paid(WITHHOLDING, WEDNESDAY, by=supervisor, now=NOW, today=TODAY)
    reversal_of(wrong, by=supervisor)
    page = text_of(as_supervisor.get(OWED))
    assert "20 kr til gode" in page
    assert "betalt 20 kr, riktig er 0 kr" in page
    post(as_supervisor, "/owed/credit/used/", pick="withholding_2026-04-29__2000")
    page = text_of(as_supervisor.get(OWED))
    assert "til gode" not in page
    assert 'value="withholding_2026-04-30__4600"' in page


def test_a_garnishment_names_her_by_her_chosen_name_only(supervisor, as_supervisor) -> None:
    one, other = (
        make_participant(chosen_name=name, legal_name=f"Maren {name}sen") for name in ("Solveig", "Luna")
    )
    slip(one, by=supervisor, taken=[(order_for(one), 10)])
    slip(other, by=supervisor, taken=[(order_for(other, "coordinated"), 10)])
    for url in (OWED, SEVERAL):
        page = text_of(as_supervisor.get(url))
        assert "Solveig" in page
        assert "Maren" not in page
        assert "Luna" not in page


def test_a_running_term_is_shown_so_far_and_can_not_be_paid(
    participant, supervisor, as_supervisor, clock
) -> None:
    slip(participant, by=supervisor)
    clock.set(NOW.replace(month=4, day=30))
    page = text_of(as_supervisor.get(OWED))
    assert "Så langt" in page
    assert "contribution_2026" not in page


def test_what_was_paid_on_of_hers_is_in_her_copy(supervisor, as_supervisor) -> None:
    person, other = make_participant(), make_participant()
    url = f"/people/{person.pk}/copy/"
    assert "Utleggstrekk betalt videre" not in text_of(as_supervisor.get(url))
    for one, amount in ((person, 37), (other, 53)):
        order = order_for(one)
        slip(one, by=supervisor, taken=[(order, amount)])
        mark_paid(GARNISHMENT, THURSDAY, order, by=supervisor, now=NOW, today=TODAY)
    page = text_of(as_supervisor.get(url))
    assert "Utleggstrekk betalt videre" in page
    assert "Namsfogden i Prøvestad" in page
    assert ">37<" in page
    assert ">53<" not in page


def test_nothing_owed_is_said(as_supervisor) -> None:
    for url in (OWED, SEVERAL):
        assert "Ingenting å betale nå." in text_of(as_supervisor.get(url))
    assert "Ingenting er merket som betalt ennå." in text_of(as_supervisor.get("/owed/payments/"))


def test_the_message_is_norwegian_whoever_reads_the_page(due, as_supervisor) -> None:
    with override("en"):
        as_supervisor.cookies["django_language"] = "en"
        page = text_of(as_supervisor.get(OWED))
    assert 'lang="en"' in page
    assert "Skattetrekk 30.04.2026 974760673" in page


def test_the_pages_ask_as_often_for_many_as_for_few(due, participant, supervisor, queries_of) -> None:
    pages = (OWED, SEVERAL, "/owed/payments/")
    slip(participant, date(2026, 4, 1), by=supervisor, taken=[(order_for(participant), 5)])
    mark_paid(WITHHOLDING, date(2026, 4, 1), by=supervisor, now=NOW, today=TODAY)
    few = [queries_of(url) for url in pages]
    for number in range(2, 8):
        person = make_participant()
        order = order_for(person)
        slip(person, date(2026, 4, number), by=supervisor, taken=[(order, 5)])
        slip(person, date(2026, 3, number), by=supervisor, taken=[(order, 5)])
        mark_paid(WITHHOLDING, date(2026, 4, number), by=supervisor, now=NOW, today=TODAY)
        mark_paid(GARNISHMENT, date(2026, 3, number), order, by=supervisor, now=NOW, today=TODAY)
    assert [queries_of(url) for url in pages] == few


def test_slips_are_found_by_their_payout_date(due, participant, supervisor, as_supervisor) -> None:
    slip(participant, WEDNESDAY, by=supervisor)
    page = text_of(as_supervisor.get("/slips/", {"date": "2026-04-30"}))
    assert page.count('href="/slips/') == 1
    assert as_supervisor.get("/slips/", {"date": "2026-02-31"}).status_code == 200
    assert THURSDAY.isoformat() in page
