"""Reading Skatteetaten's file: what it says, every kind of file that is refused whole, and what is one
person's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bikuben.refusals import Refused
from payroll.read_card_answer import MOST_BYTES, read_card_answer
from payroll.rules.card_answer import Deduction, Form, PayCode
from tests.cast import make_number
from tests.payroll.card_answers import (
    MAIN,
    SAMPLE,
    SECONDARY,
    answer_of,
    card_of,
    deduction,
    exemption,
    no_card,
    percent_card,
    percentage,
    person,
    table,
    table_card,
)

NUMBER, OTHER = make_number(1), make_number(2)
GOOD = table_card(NUMBER)
SECRETS = "<!ENTITY secret SYSTEM 'file:///etc/passwd'>"
LAUGHS = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10 if i else 'ha'}'>" for i in range(10))


def test_it_reads_each_shape() -> None:
    people = read_card_answer(
        answer_of(
            GOOD,
            card_of(OTHER, exemption("0"), percentage("12.5"), extra="kildeskattPaaLoenn"),
            no_card(make_number(3)),
        )
    ).people
    assert people[0].identity_number == NUMBER
    assert (people[0].year, people[0].issued_on, people[0].card_id) == (2026, date(2026, 2, 14), "194688")
    assert dict(people[0].deductions) == {
        PayCode.MAIN: Deduction(Form.TABLE, table="8170", percent=Decimal(46)),
        PayCode.SECONDARY: Deduction(Form.PERCENTAGE, percent=Decimal(46)),
    }
    assert people[1].deductions[PayCode.MAIN] == Deduction(Form.EXEMPTION)
    assert people[1].deductions[PayCode.SECONDARY].percent == Decimal("12.5")
    assert people[1].tax_at_source
    assert (people[2].status, people[2].has_card) == ("ikkeSkattekort", False)


@pytest.mark.skipif(not SAMPLE.exists(), reason="the published sample lies beside the project")
def test_it_reads_the_published_sample() -> None:
    answer = read_card_answer(SAMPLE.read_bytes())
    assert answer.organisation_numbers == {"312485494"}
    assert [one.card_id for one in answer.people] == ["198871", "194688", "199007"]
    assert [one.tax_at_source for one in answer.people] == [True, False, False]


def test_what_is_not_about_pay_is_not_looked_into() -> None:
    pension = deduction("Trekkfritak", "<noe>nytt</noe>", code="pensjonFraNAV")
    (one,) = read_card_answer(answer_of(card_of(NUMBER, table(), pension))).people
    assert set(one.deductions) == {PayCode.MAIN}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (answer_of(GOOD) + b" " * MOST_BYTES, "too_large"),
        (b"PK\x03\x04" + b"\0" * 40, "zip_file"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf_file"),
        (b"\xff\xfe<\0a\0", "unreadable"),
        (answer_of(GOOD).decode().replace("UTF-8", "UTF-16").encode("utf-16"), "unreadable"),
        (answer_of(GOOD)[:-40], "unreadable"),
        (answer_of(GOOD).replace(b"<skattekort>", b"<skattekort>\x01"), "unreadable"),
        (b"navn;nummer\nBie;123", "unreadable"),
        (b"<a>" * 3000 + b"</a>" * 3000, "unreadable"),
        (answer_of(GOOD).replace(b"8170", b"&secret;"), "unreadable"),
        (b"<skattekortTilArbeidsgiver/>", "wrong_namespace"),
        (answer_of(GOOD, namespace="urn:no:skatteetaten:skattekorttilarbeidsgiver:v2"), "wrong_namespace"),
        (b"<html><body/></html>", "wrong_root"),
        (answer_of(GOOD, head=f"<!DOCTYPE x [{SECRETS}]>").replace(b"8170", b"&secret;"), "doctype"),
        (answer_of(GOOD, head=f"<!DOCTYPE x [{LAUGHS}]>").replace(b"8170", b"&l9;"), "doctype"),
        (answer_of(GOOD, head="<!DOCTYPE x SYSTEM 'http://127.0.0.1/x.dtd'>"), "doctype"),
        (answer_of(), "no_people"),
        (answer_of(GOOD, employer="97476"), "no_employer"),
        (answer_of(GOOD, no_card(NUMBER)), "two_answers"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_an_answer_is_refused_whole(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_card_answer(content)
    assert (refused.value.code, refused.value.field) == (code, "file")
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "wrong",
    [
        person("1234567890", "ikkeSkattekort"),
        person("abcdefghijk", "ikkeSkattekort"),
        person("１２３４５６７８９０１", "ikkeSkattekort"),
        person(NUMBER, ""),
        person(NUMBER, "ikke&amp;Skattekort"),
        person(NUMBER, "ikkeSkattekort", year="26"),
        person(NUMBER, "ikkeSkattekort", year="2O26"),
    ],
)
def test_who_what_and_which_year_must_be_there(wrong: str) -> None:
    with pytest.raises(Refused) as refused:
        read_card_answer(answer_of(table_card(OTHER), wrong))
    assert refused.value.code == "impossible_value"
    assert "Svar nummer 2" in str(refused.value)
    assert NUMBER not in str(refused.value)


@pytest.mark.parametrize(
    "wrong",
    [
        person(NUMBER, "skattekortopplysningerOK"),
        card_of(NUMBER, table(), issued="2026-02-30"),
        card_of(NUMBER, table(), issued="14.02.2026"),
        card_of(NUMBER, table(), issued="2027-01-01"),
        card_of(NUMBER, table(), issued="2024-12-31"),
        card_of(NUMBER, table(), card_id=""),
        card_of(NUMBER, table(), card_id="1" * 21),
        card_of(NUMBER, table("817")),
        card_of(NUMBER, table("81700")),
        card_of(NUMBER, table().replace("ForLoenn", "ForPensjon")),
        card_of(NUMBER, percentage("-1", code=MAIN)),
        card_of(NUMBER, percentage("100", code=MAIN)),
        card_of(NUMBER, percentage("12.55", code=MAIN)),
        card_of(NUMBER, percentage("12,5", code=MAIN)),
        card_of(NUMBER, percentage("1e1", code=MAIN)),
        card_of(NUMBER, percentage("NaN", code=MAIN)),
        card_of(NUMBER, percentage("", code=MAIN)),
        card_of(NUMBER, percentage("<b>1</b>", code=MAIN)),
        card_of(NUMBER, exemption("-1")),
        card_of(NUMBER, exemption("65000.50")),
        card_of(NUMBER, exemption("99999999")),
        card_of(NUMBER, deduction("Trekkfritak", "")),
        card_of(NUMBER, deduction("", "<prosentsats>1</prosentsats>")),
        card_of(NUMBER, table(), table("8000")),
        card_of(NUMBER, percentage("1"), percentage("2")),
        percent_card(NUMBER, "10").replace(
            "<utstedtDato>", "<utstedtDato>2026-01-02</utstedtDato><utstedtDato>"
        ),
    ],
)
def test_a_value_that_cannot_be_right_is_that_persons_own(wrong: str) -> None:
    good, odd = read_card_answer(answer_of(table_card(OTHER), wrong)).people
    assert (good.unreadable, good.has_card) == ("", True)
    assert odd.unreadable
    assert (odd.identity_number, odd.has_card, dict(odd.deductions)) == (NUMBER, False, {})


def test_what_is_wrong_is_named_by_its_element_and_the_day_of_the_card_is_kept() -> None:
    (one,) = read_card_answer(answer_of(percent_card(NUMBER, "100"))).people
    assert (one.unreadable, one.issued_on) == ("prosentsats", date(2026, 2, 14))
    (at_most,) = read_card_answer(answer_of(percent_card(NUMBER, "99.0"))).people
    assert (at_most.unreadable, at_most.deductions[PayCode.MAIN].percent) == ("", Decimal(99))


def test_a_refusal_carries_nothing_of_the_file_along() -> None:
    """What a log would print of it: the message, and what it was raised from."""
    with pytest.raises(Refused) as refused:
        read_card_answer(answer_of(GOOD)[:-5] + NUMBER.encode())
    error: BaseException | None = refused.value
    while error is not None:
        assert NUMBER not in str(error) or error.__suppress_context__
        error = None if error.__suppress_context__ else error.__context__


def test_a_person_printed_shows_no_number() -> None:
    assert NUMBER not in repr(read_card_answer(answer_of(GOOD)))


def test_both_codes_may_come_in_any_order() -> None:
    back_to_front = card_of(NUMBER, percentage(code=SECONDARY), table(code=MAIN))
    (one,) = read_card_answer(answer_of(back_to_front)).people
    assert set(one.deductions) == {PayCode.MAIN, PayCode.SECONDARY}
