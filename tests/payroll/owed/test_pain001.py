"""The file for the bank: valid whatever is paid, its sums add up, the same bytes for the same payments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils.timezone import localtime
from hypothesis import given
from hypothesis import strategies as st

from payroll.documents.pain001 import Payer, Transfer, pain001
from tests.cast import NOW
from tests.payroll.owed.bank import NS, read_bank_file, texts

PAYER = Payer("Verkstedet i Prøvegata", "974760673", "86011117947")
MADE_AT = localtime(NOW)
ACCOUNT = "15032080119"


def transfer(reference: str = "SKATT-20260430", day: date = date(2026, 5, 4), **fields: object) -> Transfer:
    defaults = {
        "payee": "Skatteetaten",
        "account": ACCOUNT,
        "amount": Decimal(132),
        "message": "Skattetrekk 30.04.2026 974760673",
    }
    return Transfer(reference, day, **{**defaults, **fields})


def made(*transfers: Transfer, payer: Payer = PAYER) -> bytes:
    return pain001(payer, transfers, message_id="BIKUBEN-1", made_at=MADE_AT)


def test_one_payment_with_a_message() -> None:
    root = read_bank_file(made(transfer()))
    assert texts(root, "MsgId") == ["BIKUBEN-1"]
    assert texts(root, "CreDtTm") == ["2026-05-04T10:00:00"]
    assert texts(root, "ReqdExctnDt") == ["2026-05-04"]
    assert texts(root, "InstdAmt") == ["132.00"]
    assert texts(root, "Ustrd") == ["Skattetrekk 30.04.2026 974760673"]
    assert root.findtext(".//p:DbtrAcct/p:Id/p:Othr/p:Id", namespaces=NS) == "86011117947"
    assert root.findtext(".//p:CdtrAcct/p:Id/p:Othr/p:Id", namespaces=NS) == ACCOUNT


def test_a_kid_goes_before_the_message_as_a_structured_reference() -> None:
    root = read_bank_file(made(transfer(kid="123456782")))
    assert texts(root, "Ref") == ["123456782"]
    assert texts(root, "Cd").count("SCOR") == 1
    assert texts(root, "Ustrd") == []


def test_there_is_one_payment_information_for_each_day() -> None:
    root = read_bank_file(
        made(
            transfer("A", date(2026, 5, 15), amount=Decimal(70)),
            transfer("B", date(2026, 5, 4)),
            transfer("C", date(2026, 5, 15), amount=Decimal("0.50")),
        )
    )
    assert texts(root, "ReqdExctnDt") == ["2026-05-04", "2026-05-15"]
    assert texts(root, "PmtInfId") == ["BIKUBEN-1-1", "BIKUBEN-1-2"]
    assert texts(root, "CtrlSum") == ["202.50", "132.00", "70.50"]
    assert texts(root, "EndToEndId") == ["B", "A", "C"]


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-1)])
def test_nothing_to_pay_makes_no_file(amount: Decimal) -> None:
    with pytest.raises(ValueError, match="more than nothing"):
        made(transfer(amount=amount))
    with pytest.raises(ValueError, match="more than nothing"):
        made()


TRANSFERS = st.lists(
    st.builds(
        Transfer,
        reference=st.integers(0, 10**9).map(lambda number: f"UTLEGG-20260430-{number}"),
        execution_day=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        payee=st.text(max_size=120),
        account=st.just(ACCOUNT),
        amount=st.integers(1, 10**9).map(lambda ore: Decimal(ore).scaleb(-2)),
        kid=st.sampled_from(["", "123456782"]),
        message=st.text(max_size=200),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one.reference,
)


@given(TRANSFERS, st.text(max_size=120))
def test_any_payments_give_a_valid_file_the_same_each_time(transfers: list[Transfer], name: str) -> None:
    payer = Payer(name, "974760673", "86011117947")
    content = made(*transfers, payer=payer)
    root = read_bank_file(content)
    assert sum(Decimal(text) for text in texts(root, "InstdAmt")) == sum(one.amount for one in transfers)
    assert made(*transfers, payer=payer) == content
