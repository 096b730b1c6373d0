"""Taking a slip back: why, and where the money is."""

from __future__ import annotations

import pytest

from assignments.models import WorkDay
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import CashMovement, MovementKind, PaySlip, Settlement, SlipKind, expected_balance
from payroll.pay_out import pay_out
from tests.cast import NOW, TODAY
from tests.payroll.pages.paths import PAY, text_of
from tests.payroll.paying import fill_box, someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def slip(clock, project, supervisor) -> PaySlip:
    """A slip that is paid."""
    fill_box(supervisor, 1000)
    day = working_day()
    found = issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=TODAY)
    pay_out(found, by=supervisor, now=NOW, today=TODAY)
    return found


def test_a_paid_slip_asks_where_the_money_is(slip, as_supervisor, post) -> None:
    assert "Kom pengene tilbake?" in text_of(as_supervisor.get(f"/slips/{slip.pk}/reverse/"))
    answer = post(as_supervisor, f"/slips/{slip.pk}/reverse/", reason="Feil kort")
    assert answer.status_code == 422
    assert "Svar på om pengene kom tilbake." in text_of(answer)
    assert PaySlip.objects.count() == 1


def test_the_reason_is_asked_for_at_its_field(slip, as_supervisor, post) -> None:
    answer = post(as_supervisor, f"/slips/{slip.pk}/reverse/", reason=" ", money="back")
    assert answer.status_code == 422
    assert PaySlip.objects.count() == 1


def test_money_that_came_back_is_in_the_box(slip, as_supervisor, post) -> None:
    answer = post(as_supervisor, f"/slips/{slip.pk}/reverse/", reason="Feil person", money="back")
    reversal = PaySlip.objects.get(kind=SlipKind.REVERSAL)
    assert answer.headers["Location"] == f"/slips/{reversal.pk}/"
    assert expected_balance() == 1000
    assert CashMovement.objects.get(kind=MovementKind.RETURN).amount == 200
    assert "Klare for slipp" in text_of(as_supervisor.get(PAY))


def test_money_she_keeps_settles_a_new_slip_and_no_notes_move(slip, as_supervisor, post) -> None:
    answer = post(as_supervisor, f"/slips/{slip.pk}/reverse/", reason="Feil kort", money="hers")
    settlement = Settlement.objects.get()
    assert answer.headers["Location"] == f"/slips/{settlement.slip_id}/"
    assert expected_balance() == 800
    page = text_of(as_supervisor.get(f"/slips/{settlement.slip_id}/"))
    assert "gjort opp" in page
    assert f"/slips/{settlement.reversal_id}/" in page


def test_money_that_is_to_come_back_is_in_sight_until_it_does(slip, as_supervisor, post) -> None:
    post(as_supervisor, f"/slips/{slip.pk}/reverse/", reason="Var ikke her", money="owes")
    reversal = PaySlip.objects.get(kind=SlipKind.REVERSAL)
    assert "Skal tilbake i kassa" in text_of(as_supervisor.get(PAY))
    assert "Pengene fra 1 tilbakeført slipp" in text_of(as_supervisor.get("/"))
    assert post(as_supervisor, f"/slips/{reversal.pk}/take-back/").status_code == 302
    assert expected_balance() == 1000
    assert "Skal tilbake i kassa" not in text_of(as_supervisor.get(PAY))
    assert post(as_supervisor, f"/slips/{reversal.pk}/take-back/").status_code == 409


def test_a_slip_that_was_never_fetched_needs_only_a_reason(slip, supervisor, as_supervisor, post) -> None:
    day = WorkDay.objects.get()
    waiting = issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=TODAY)
    assert "Kom pengene tilbake?" not in text_of(as_supervisor.get(f"/slips/{waiting.pk}/reverse/"))
    assert post(as_supervisor, f"/slips/{waiting.pk}/reverse/", reason="Gikk").status_code == 302
    assert expected_balance() == 800


def test_a_reversed_slip_is_not_reversed_again(slip, as_supervisor, post) -> None:
    post(as_supervisor, f"/slips/{slip.pk}/reverse/", reason="Feil", money="back")
    answer = post(as_supervisor, f"/slips/{slip.pk}/reverse/", reason="Feil", money="back")
    assert (answer.status_code, PaySlip.objects.count()) == (409, 2)
    assert "Slippen er allerede tilbakeført." in text_of(answer)
