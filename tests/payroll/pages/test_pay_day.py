"""The pay page through a day: written, printed, paid and signed."""

from __future__ import annotations

import pytest

from assignments.models import WorkDay
from bikuben.once import new_token
from payroll.models import CashMovement, MovementKind, PaidSlip, PaySlip, expected_balance
from tests.cast import make_card, make_participant
from tests.paper_text import pages_of
from tests.payroll.pages.paths import ISSUE, PAY, PRINT, text_of
from tests.payroll.paying import fill_box, finished_shift, someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(clock, project, supervisor) -> WorkDay:
    """A day at work with 1 000 kroner in the box."""
    fill_box(supervisor, 1000)
    return working_day()


def test_all_slips_are_written_with_one_button_and_wait_for_signature(day, as_supervisor, post) -> None:
    for _ in range(3):
        someone_done(day)
    assert "Skriv alle slipper (3)" in text_of(as_supervisor.get(PAY))
    assert post(as_supervisor, ISSUE).headers["Location"] == PAY
    page = text_of(as_supervisor.get(PAY))
    assert PaySlip.objects.count() == 3
    assert "Ikke hentet" in page
    assert "· 600 kr" in page
    assert page.count("Betalt og signert") == 3
    assert "Skriv ut alle (3)" in page


def test_paid_and_signed_is_one_touch_and_the_money_leaves_the_box(day, as_supervisor, post) -> None:
    someone_done(day)
    post(as_supervisor, ISSUE)
    slip = PaySlip.objects.get()
    answer = post(as_supervisor, f"/slips/{slip.pk}/paid/")
    assert answer.headers["Location"] == f"{PAY}#not-fetched"
    assert CashMovement.objects.get(kind=MovementKind.PAYOUT).amount == -200
    assert expected_balance() == 800
    assert "Alle har fått lønna si" in text_of(as_supervisor.get(PAY))


def test_a_form_sent_twice_pays_once(day, as_supervisor) -> None:
    someone_done(day)
    token = new_token()
    for _ in range(2):
        assert as_supervisor.post(ISSUE, {"once": token}).status_code == 302
    slip = PaySlip.objects.get()
    token = new_token()
    for _ in range(2):
        answer = as_supervisor.post(f"/slips/{slip.pk}/paid/", {"once": token})
        assert answer.headers["Location"] == f"{PAY}#not-fetched"
    assert PaidSlip.objects.count() == 1
    assert expected_balance() == 800


def test_a_stale_page_is_told_so_and_nothing_changes(day, as_supervisor, post) -> None:
    person = someone_done(day)
    post(as_supervisor, ISSUE)
    slip = PaySlip.objects.get()
    post(as_supervisor, f"/slips/{slip.pk}/paid/")
    answer = post(as_supervisor, f"/slips/{slip.pk}/paid/")
    assert (answer.status_code, PaidSlip.objects.count()) == (409, 1)
    assert "Denne slippen er allerede betalt." in text_of(answer)
    answer = post(as_supervisor, f"/day/2026-05-04/pay/{person.pk}/issue/")
    assert (answer.status_code, PaySlip.objects.count()) == (409, 1)
    assert post(as_supervisor, ISSUE).status_code == 409


def test_more_than_the_box_holds_is_not_paid(day, as_supervisor, post) -> None:
    for _ in range(6):
        someone_done(day)
    post(as_supervisor, ISSUE)
    slips = list(PaySlip.objects.all())
    answers = [post(as_supervisor, f"/slips/{slip.pk}/paid/").status_code for slip in slips]
    assert answers == [302, 302, 302, 302, 302, 409]
    assert expected_balance() == 0


def test_who_leaves_early_gets_her_slip_now(day, as_supervisor, post) -> None:
    early = someone_done(day)
    someone_done(day)
    answer = post(as_supervisor, f"/day/2026-05-04/pay/{early.pk}/issue/")
    assert answer.headers["Location"] == f"{PAY}#not-fetched"
    assert PaySlip.objects.get().participant == early


def test_a_missing_number_is_a_neutral_mark_that_leads_to_her_page(day, as_supervisor, post) -> None:
    someone_done(day)
    her = make_participant(missing=True, chosen_name="Linerle")
    finished_shift(her, day)
    page = text_of(as_supervisor.get(PAY))
    assert f'class="bk-mark" href="/people/{her.pk}/"' in page
    assert f"/day/2026-05-04/pay/{her.pk}/issue/" not in page
    assert "fødselsnummer" not in page
    post(as_supervisor, ISSUE)
    assert PaySlip.objects.count() == 1
    assert "Linerle" in text_of(as_supervisor.get(PAY))


def test_the_day_is_printed_as_one_file_a_sheet_each(day, as_supervisor, post) -> None:
    someone_done(day)
    table = make_participant()
    make_card(table, "table", table="9100")
    finished_shift(table, day)
    post(as_supervisor, ISSUE)
    answer = as_supervisor.get(PRINT)
    assert answer.headers["Content-Disposition"] == 'inline; filename="lonnsslipper-2026-05-04.pdf"'
    first, second = pages_of(answer.content)
    assert "Skatt, 25 prosent av 266 kr" in first
    assert "Skatt etter tabell 9100 av 216 kr" in second
    for page in (first, second):
        assert "200 kr" in page


def test_paid_slips_are_left_out_of_the_printing_until_asked_for(day, as_supervisor, post) -> None:
    for _ in range(2):
        someone_done(day)
    post(as_supervisor, ISSUE)
    post(as_supervisor, f"/slips/{PaySlip.objects.first().pk}/paid/")
    assert len(pages_of(as_supervisor.get(PRINT).content)) == 1
    assert len(pages_of(as_supervisor.get(f"{PRINT}?again=1").content)) == 2


def test_the_page_asks_the_database_as_often_for_nine_as_for_two(
    day, as_supervisor, post, queries_of
) -> None:
    for _ in range(2):
        someone_done(day)
    post(as_supervisor, ISSUE)
    post(as_supervisor, f"/slips/{PaySlip.objects.first().pk}/paid/")
    for _ in range(2):
        someone_done(day)
    few = queries_of(PAY)
    for _ in range(5):
        someone_done(day)
    post(as_supervisor, ISSUE)
    for slip in PaySlip.objects.filter(paid=None)[:3]:
        post(as_supervisor, f"/slips/{slip.pk}/paid/")
    for _ in range(5):
        someone_done(day)
    assert queries_of(PAY) == few
