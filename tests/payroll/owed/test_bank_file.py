"""The file of what was chosen: its days, its texts, and when there is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bikuben.models import Project
from bikuben.refusals import Refused
from payroll.bank_file import bank_file, new_message_id
from payroll.models import OfficialPayment
from payroll.owed import open_amounts
from payroll.payment_key import PaymentKey
from payroll.payment_ready import ready_payments
from tests.cast import NOW, TODAY, make_participant
from tests.payroll.owed.bank import read_bank_file, texts
from tests.payroll.owed.world import (
    KID,
    OWN_ACCOUNT,
    THURSDAY,
    WEDNESDAY,
    WITHHOLDING,
    order_for,
    settings_with,
    slip,
)

pytestmark = pytest.mark.django_db
SATURDAY = date(2026, 5, 9)


@pytest.fixture(autouse=True)
def _accounts(project) -> None:
    """All accounts are known."""
    Project.objects.update(account_number=OWN_ACCOUNT)
    settings_with(withholding_kid=KID)


def everything(today: date = TODAY) -> list[PaymentKey]:
    return [one.key for one in ready_payments(open_amounts(today))]


def made(keys: list[PaymentKey], today: date = TODAY) -> bytes:
    return bank_file(keys, message_id=new_message_id(NOW), now=NOW, today=today)


def test_each_is_paid_on_its_due_date_and_the_overdue_now(participant, supervisor) -> None:
    slip(participant, WEDNESDAY, by=supervisor)
    slip(participant, by=supervisor, withheld=50)
    root = read_bank_file(made(everything()))
    assert texts(root, "MsgId") == ["BIKUBEN-20260504100000000000"]
    assert texts(root, "ReqdExctnDt") == ["2026-05-04", "2026-05-15"]
    assert texts(root, "EndToEndId") == [
        "SKATT-20260429-6600",
        "SKATT-20260430-5000",
        "AVGIFT-20260301-7500",
    ]
    assert texts(root, "InstdAmt") == ["66.00", "50.00", "75.00"]
    assert texts(root, "Ref") == [KID, KID]
    assert texts(root, "Ustrd") == ["Arbeidsgiveravgift 2. termin 2026 974760673"]
    assert not OfficialPayment.objects.exists()


def test_what_is_overdue_on_a_saturday_is_paid_on_monday(participant, supervisor) -> None:
    slip(participant, by=supervisor)
    root = read_bank_file(made(everything(SATURDAY)[:1], SATURDAY))
    assert texts(root, "ReqdExctnDt") == ["2026-05-11"]


def test_no_name_of_hers_is_in_it(supervisor) -> None:
    participant = make_participant(chosen_name="Solveig", legal_name="Maren Østensen")
    slip(participant, by=supervisor, taken=[(order_for(participant, payee="Søksmål Inkasso AS"), 50)])
    content = made(everything()).decode()
    assert "Søksmål Inkasso AS" in content
    for name in ("Solveig", "Maren", "stensen", str(participant.identity_number)):
        assert name not in content


def test_a_text_that_names_her_is_refused(participant, supervisor) -> None:
    order = order_for(participant, reference=f"Trekk {participant.legal_name}")
    slip(participant, by=supervisor, withheld=0, taken=[(order, 50)])
    with pytest.raises(Refused) as refused:
        made(everything())
    assert refused.value.code == "names_someone"
    assert str(participant.legal_name) not in str(refused.value)


def test_a_missing_account_is_refused_and_named_by_what_it_is_for(participant, supervisor) -> None:
    order = order_for(participant, account_number="")
    slip(participant, by=supervisor, withheld=0, taken=[(order, 50)])
    with pytest.raises(Refused) as refused:
        made(everything())
    assert refused.value.code == "no_account"
    assert "utleggstrekk" in str(refused.value)


def test_without_an_account_of_its_own_the_project_pays_nothing(participant, supervisor) -> None:
    slip(participant, by=supervisor)
    Project.objects.update(account_number="")
    with pytest.raises(Refused) as refused:
        made(everything())
    assert refused.value.code == "no_own_account"


def test_none_chosen_and_another_amount_are_refused(participant, supervisor) -> None:
    slip(participant, by=supervisor)
    stale = PaymentKey(WITHHOLDING, THURSDAY, frozenset(), Decimal(67))
    for keys, code in (([], "none_chosen"), ([stale], "amount_changed")):
        with pytest.raises(Refused) as refused:
            made(keys)
        assert refused.value.code == code
