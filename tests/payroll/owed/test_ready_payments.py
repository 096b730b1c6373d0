"""An open amount as a payment: whose account, which KID or message, and nobody's name."""

from __future__ import annotations

from datetime import date

import pytest

from payroll.owed import open_amounts
from payroll.payment_ready import is_account, ready_payments
from tests.cast import TODAY, make_participant
from tests.payroll.owed.world import (
    COURT_ACCOUNT,
    GARNISHMENT,
    KID,
    TAX_ACCOUNT,
    THURSDAY,
    WITHHOLDING,
    order_for,
    settings_with,
    slip,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _project(project) -> None:
    """The employer, whose number is 974760673."""


def ready(kind, today: date = TODAY) -> list:
    return [one for one in ready_payments(open_amounts(today)) if one.kind == kind]


def test_withholding_goes_to_the_account_of_the_settings_with_a_message(participant, supervisor) -> None:
    settings_with()
    slip(participant, by=supervisor)
    (one,) = ready(WITHHOLDING)
    assert (one.payee, one.account, one.kid) == ("Skatteetaten", TAX_ACCOUNT, "")
    assert one.message == "Skattetrekk 30.04.2026 974760673"
    assert (one.amount, one.plain_amount, one.due) == (66, "66", TODAY)
    assert one.may_be_in_file


def test_a_kid_of_the_settings_goes_with_it(participant, supervisor) -> None:
    settings_with(withholding_kid=KID)
    slip(participant, by=supervisor)
    assert ready(WITHHOLDING)[0].kid == KID


def test_without_an_account_it_can_be_read_and_not_sent(participant, supervisor) -> None:
    slip(participant, by=supervisor)
    (one,) = ready(WITHHOLDING)
    assert one.account == ""
    assert not one.may_be_in_file


def test_a_term_is_named_by_its_number(participant, supervisor) -> None:
    settings_with()
    slip(participant, by=supervisor)
    (one,) = [one for one in ready_payments(open_amounts(TODAY)) if one.term]
    assert one.message == "Arbeidsgiveravgift 2. termin 2026 974760673"


def test_a_running_term_and_a_credit_are_no_payments(participant, supervisor) -> None:
    slip(participant, by=supervisor, withheld=-66)
    assert [one.open for one in open_amounts(THURSDAY)] == [-66, 38]
    assert ready_payments(open_amounts(THURSDAY)) == []


def test_coordinated_orders_of_one_date_are_one_payment(participant, supervisor) -> None:
    settings_with()
    for person in (participant, make_participant()):
        order = order_for(person, "coordinated", payee="Skatteetaten", account_number="", reference="")
        slip(person, by=supervisor, taken=[(order, 20)])
    (one,) = ready(GARNISHMENT)
    assert (one.payee, one.account, one.amount) == ("Skatteetaten", TAX_ACCOUNT, 40)
    assert one.message == "Utleggstrekk 30.04.2026 974760673"
    assert one.order is None
    assert len(one.key.orders) == 2


def test_coordinated_orders_with_different_kids_are_not(participant, supervisor) -> None:
    for person, kid in ((participant, KID), (make_participant(), "79927398713")):
        slip(person, by=supervisor, taken=[(order_for(person, "coordinated", reference=kid), 20)])
    assert sorted(one.kid for one in ready(GARNISHMENT)) == [KID, "79927398713"]


def test_other_orders_are_one_payment_each_to_their_own_account(participant, supervisor) -> None:
    order = order_for(participant, reference="1234 5678 2")
    again = order_for(participant, reference="Sak 22-119")
    slip(participant, by=supervisor, taken=[(order, 50), (again, 10)])
    first, second = ready(GARNISHMENT)
    assert (first.order, first.account, first.kid, first.amount) == (order, COURT_ACCOUNT, KID, 50)
    assert (second.order, second.kid, second.message) == (again, "", "Sak 22-119")
    assert first.may_be_in_file
    assert second.may_be_in_file


@pytest.mark.parametrize(
    "text", ["Trekk for KARI", "Bie, sak 4", "Prøve", "{number}", "fnr {spaced}", "sak 4 / bie"]
)
def test_a_text_that_names_her_goes_in_no_file(text, supervisor) -> None:
    participant = make_participant(chosen_name="Bie", legal_name="Kari Prøve")
    number = str(participant.identity_number)
    written = text.format(number=number, spaced=f"{number[:6]} {number[6:]}")
    slip(participant, by=supervisor, taken=[(order_for(participant, reference=written), 50)])
    (one,) = ready(GARNISHMENT)
    assert one.names_someone
    assert not one.may_be_in_file


def test_a_payee_that_names_her_goes_in_no_file(supervisor) -> None:
    participant = make_participant(legal_name="Kari Prøve")
    slip(participant, by=supervisor, taken=[(order_for(participant, payee="Ola Prøve"), 50)])
    assert ready(GARNISHMENT)[0].names_someone


@pytest.mark.parametrize(
    ("text", "is_one"),
    [(TAX_ACCOUNT, True), ("12345678912", False), ("", False), ("1234567", False), ("x" * 11, False)],
)
def test_an_account_has_eleven_digits_and_its_check_digit(text, is_one) -> None:
    assert is_account(text) == is_one
