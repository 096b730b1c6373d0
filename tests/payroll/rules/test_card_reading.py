"""Which of the withholdings on an electronic card is ours. SBF §5-1-4."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from payroll.rules.card_answer import OK, Deduction, Form, PayCode, PersonAnswer, Reading, reading
from payroll.rules.cards import CardKind

TABLE = Deduction(Form.TABLE, table="8170", percent=Decimal(46))
PERCENT = Deduction(Form.PERCENTAGE, percent=Decimal(33))
FREE = Deduction(Form.EXEMPTION, limit=Decimal(65_000))


def answer(
    main: Deduction | None = None,
    secondary: Deduction | None = None,
    *,
    issued: date = date(2026, 2, 14),
    at_source: bool = False,
) -> PersonAnswer:
    said = {PayCode.MAIN: main, PayCode.SECONDARY: secondary}
    deductions = {code: one for code, one in said.items() if one is not None}
    return PersonAnswer("", OK, 2026, issued, "7", deductions, tax_at_source=at_source)


def read(one: PersonAnswer, *, main: bool) -> Reading:
    found = reading(one, main_employer=main)
    assert found is not None
    return found


@pytest.mark.parametrize(("main", "kind"), [(True, CardKind.TABLE), (False, CardKind.TABLE)])
def test_a_table_card_keeps_the_table_and_the_secondary_employers_percentage(
    main: bool, kind: CardKind
) -> None:
    found = read(answer(TABLE, PERCENT), main=main)
    assert (found.kind, found.table, found.percent) == (kind, "8170", Decimal(33))
    assert found.main_employer is main


def test_a_table_alone_keeps_its_own_percentage() -> None:
    assert read(answer(TABLE), main=True).percent == Decimal(46)


def test_a_percentage_for_the_main_employer_is_a_percentage_card() -> None:
    found = read(answer(PERCENT, PERCENT), main=True)
    assert (found.kind, found.table, found.percent) == (CardKind.PERCENTAGE, "", Decimal(33))


@pytest.mark.parametrize("main", [True, False])
def test_a_percentage_with_tax_at_source_is_tax_at_source(main: bool) -> None:
    found = read(answer(PERCENT, PERCENT, at_source=True), main=main)
    assert (found.kind, found.percent) == (CardKind.TAX_AT_SOURCE, Decimal(33))


@pytest.mark.parametrize("limit", [None, Decimal(65_000)])
def test_an_exemption_has_its_limit_or_none(limit: Decimal | None) -> None:
    found = read(answer(Deduction(Form.EXEMPTION, limit=limit), FREE), main=True)
    assert (found.kind, found.limit, found.percent) == (CardKind.EXEMPTION, limit, None)


@pytest.mark.parametrize(
    ("one", "main"),
    [
        (answer(), True),
        (answer(secondary=PERCENT), True),
        (answer(TABLE), False),
        (answer(TABLE, Deduction(Form.TABLE, table="8170")), False),
        (PersonAnswer("", "ikkeSkattekort", 2026), True),
    ],
)
def test_what_the_card_does_not_say_is_not_guessed(one: PersonAnswer, main: bool) -> None:
    assert reading(one, main_employer=main) is None


@pytest.mark.parametrize(
    ("issued", "valid_from"),
    [
        (date(2025, 12, 18), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 5, 26), date(2026, 5, 26)),
    ],
)
def test_a_card_issued_before_its_year_is_in_force_from_new_year(issued: date, valid_from: date) -> None:
    assert read(answer(TABLE, PERCENT, issued=issued), main=True).valid_from == valid_from
