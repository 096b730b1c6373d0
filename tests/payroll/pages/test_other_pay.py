"""Other pay than the usual, and a supplement."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assignments.models import Participant
from payroll.models import PayChoice, PaySlip, SlipKind
from tests.payroll.pages.paths import ISSUE, PAY, text_of
from tests.payroll.paying import someone_done, working_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(clock, project, supervisor) -> Participant:
    """Someone who has finished the day."""
    return someone_done(working_day())


def url(person: Participant, what: str) -> str:
    return f"{PAY}{person.pk}/{what}/"


def test_the_supervisor_pays_less_with_a_reason(person, as_supervisor, post) -> None:
    answer = post(as_supervisor, url(person, "other"), net="100", reason="Gikk etter en halvtime")
    assert answer.headers["Location"] == PAY
    post(as_supervisor, ISSUE)
    assert PaySlip.objects.get().net == 100


def test_nothing_at_all_stays_in_sight_and_can_be_taken_back(person, as_supervisor, post) -> None:
    post(as_supervisor, url(person, "other"), net="0", reason="Satt ute hele dagen")
    page = text_of(as_supervisor.get(PAY))
    assert "Uten lønn" in page
    assert "Klare for slipp" not in page
    post(as_supervisor, url(person, "usual"))
    assert "Klare for slipp" in text_of(as_supervisor.get(PAY))


@pytest.mark.parametrize("net", ["-1", "99,50", "10001", "1e9", "mye", "", "NaN"])
def test_an_impossible_amount_is_told_at_its_field(net, person, as_supervisor, post) -> None:
    for what in ("other", "supplement"):
        answer = post(as_supervisor, url(person, what), net=net, reason="x")
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in text_of(answer)
    assert not PayChoice.objects.exists()


def test_a_long_reason_is_told_at_its_field(person, as_supervisor, post) -> None:
    assert post(as_supervisor, url(person, "other"), net="100", reason="x" * 10_000).status_code == 422
    assert post(as_supervisor, url(person, "other"), net="100").status_code == 422


def test_markup_in_a_reason_is_text(person, as_supervisor, post) -> None:
    post(as_supervisor, url(person, "other"), net="100", reason="<script>alert(1)</script>")
    assert "<script>alert" not in text_of(as_supervisor.get(url(person, "other")))


def test_a_day_with_its_slip_is_not_changed(person, as_supervisor, post) -> None:
    post(as_supervisor, ISSUE)
    answer = post(as_supervisor, url(person, "other"), net="100", reason="Angret")
    assert answer.status_code == 422
    assert "Lønnsslippen er skrevet." in text_of(answer)
    assert post(as_supervisor, url(person, "usual")).status_code == 409


def test_a_supplement_is_a_slip_of_its_own(person, as_supervisor, post) -> None:
    post(as_supervisor, ISSUE)
    post(as_supervisor, url(person, "supplement"), net="50", reason="Ble lenger")
    extra = PaySlip.objects.get(kind=SlipKind.SUPPLEMENT)
    assert extra.net == Decimal(50)
    assert extra.supplements == PaySlip.objects.get(kind=SlipKind.DAY)


def test_a_day_without_a_slip_gets_no_supplement(person, as_supervisor, post) -> None:
    answer = post(as_supervisor, url(person, "supplement"), net="50", reason="Ble lenger")
    assert answer.status_code == 422
    assert "Dagen har ingen lønnsslipp å legge noe til." in text_of(answer)
