"""Whatever is no whole and possible file about our account is refused with a sentence and changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from assignments.models import BankFile, ClientPayment, UnknownPayment
from assignments.read_bank_file import MOST_BYTES
from bikuben.models import Project, User
from bikuben.refusals import Refused
from tests.assignments.payments.world import Tx, camt, entry

GOOD = camt(entry(Tx(kid="12345674")))
BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
PAIN = b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn/></Document>'
REPORT = GOOD.replace(b"camt.054", b"camt.052")

BAD = {
    "empty": b"  \n",
    "too_large": b"x" * (MOST_BYTES + 1),
    "zip_file": b"PK\x03\x04rest",
    "pdf_file": b"%PDF-1.7 rest",
    "unreadable": b"<Document>",
    "unreadable latin": GOOD.replace(b"M1", "æ".encode("latin-1")),
    "unreadable wide": GOOD.decode().encode("utf-16"),
    "unreadable letters": b"\xff\xfe\x00",
    "doctype": BOMB,
    "doctype outside": OUTSIDE,
    "no_camt": b"<html><body/></html>",
    "no_camt at all": b"<Document/>",
    "no_camt with a far version": GOOD.replace(b"001.08", b"001.99").replace(b"20022:tech", b"2002:tech"),
    "another_kind": PAIN,
    "another_kind of camt": REPORT,
    "no_statements": GOOD.replace(b"Ntfctn>", b"Other>"),
    "another_account": camt(entry(Tx()), account="<IBAN>NO8330001234567</IBAN>"),
    "another_account abroad": camt(entry(Tx()), account="<IBAN>SE9386011117947</IBAN>"),
    "another_account nowhere": camt(entry(Tx()), account=" "),
    "amount": camt(entry(Tx(), amount="NaN")),
    "amount below zero": camt(entry(Tx(), amount="-5.00")),
    "amount too fine": camt(entry(Tx(), amount="1.001")),
    "amount too large": camt(entry(Tx(), amount="1e30")),
    "amount in words": camt(entry(Tx(), amount="tusen")),
    "currency": camt(entry(Tx(), currency="EUR")),
    "date": camt(entry(Tx(), on="2026-13-45")),
    "date missing": GOOD.replace(b"BookgDt", b"OtherDt"),
    "future": camt(entry(Tx(), on="2026-05-05")),
}


@pytest.mark.parametrize("kind", BAD)
def test_it_is_refused_at_its_field(take_in: Any, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        take_in(BAD[kind])
    assert (refused.value.code, refused.value.field) == (kind.split()[0], "file")
    for model in (BankFile, ClientPayment, UnknownPayment):
        assert not model.objects.exists()


def test_where_nothing_is_said_of_booking_the_value_date_holds(take_in: Any) -> None:
    take_in(camt(entry(Tx(), on="2026-05-01")).replace(b"BookgDt", b"ValDt"))
    assert UnknownPayment.objects.get().date.isoformat() == "2026-05-01"


def test_no_sentence_repeats_what_the_file_says(take_in: Any) -> None:
    for content in BAD.values():
        with pytest.raises(Refused) as refused:
            take_in(content.replace(b"12345674", b"hemmelig"))
        assert "hemmelig" not in str(refused.value)


def test_a_project_without_an_account_is_told_so(take_in: Any, project: Project) -> None:
    Project.objects.update(account_number="")
    with pytest.raises(Refused) as refused:
        take_in(GOOD)
    assert refused.value.code == "no_account"


def test_what_the_bank_left_out_and_we_do_not_read_is_no_reason_to_refuse(take_in: Any) -> None:
    bare = GOOD.replace(b"<CreDtTm>2026-05-04T08:00:00</CreDtTm>", b"").replace(b"<MsgId>M1</MsgId>", b"")
    assert take_in(bare).bank_file.unmatched == 1


def test_what_no_schema_knows_is_passed_over(take_in: Any, supervisor: User) -> None:
    extended = GOOD.replace(b"<Sts>", b"<Tillegg>1</Tillegg><Sts>")
    assert take_in(extended).bank_file.unmatched == 1
