"""Every file passes UBL's schema, EN 16931 and Peppol's rules with the Norwegian ones."""

from __future__ import annotations

from decimal import Decimal
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assignments.documents.ehf import ehf
from tests.assignments.ehf.documents import (
    PRIVATE,
    documents,
    make_credit_note,
    make_document,
    make_line,
)
from tests.assignments.ehf.official import findings, official_rules

MIXED = [
    make_line(place, vat_percent=Decimal(percent))
    for place, percent in enumerate(["25.0", "15.0", "12.0", "0"], start=1)
]


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    return official_rules()


def test_the_usual_ones_pass(rules, tmp_path) -> None:
    usual = {
        "plain": make_document(),
        "public": make_document(buyer_is_public=True, order_reference="PO-7"),
        "private": make_document(buyer=PRIVATE, buyer_reference=""),
        "mixed": make_document(*MIXED, in_business_register=True),
        "exempt and registered": make_document(vat_registered=True),
        "nothing to pay": make_document(make_line(unit_price=Decimal(0))),
        "credit": make_credit_note(),
        "credit mixed": make_credit_note(*MIXED),
        "ore": make_document(make_line(quantity=Decimal("2.35"), unit_price=Decimal("99.95"), unit="stk")),
        "discount": make_document(make_line(discount=Decimal("33.33"), vat_percent=Decimal("25.0"))),
        "month": make_document(*(make_line(place) for place in range(1, 41))),
    }
    assert findings(rules, tmp_path, {name: ehf(one) for name, one in usual.items()}) == []


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(made=st.lists(documents(), min_size=8, max_size=8))
def test_whatever_is_issued_passes(made, rules, tmp_path) -> None:
    files = {f"{place}.xml": ehf(one) for place, one in enumerate(made)}
    assert findings(rules, tmp_path, files) == []


def test_it_is_the_rules_that_let_it_pass(rules, tmp_path) -> None:
    broken = ehf(make_document()).replace(b">600.00<", b">601.00<", 1)
    assert "fatal" in {flag for _name, flag, _rule in findings(rules, tmp_path, {"broken.xml": broken})}


def test_foretaksregisteret_is_the_only_warning_and_only_where_it_is_not_true(rules, tmp_path) -> None:
    path = tmp_path / "one.xml"
    path.write_bytes(ehf(make_document()))
    assert [rule for _flag, rule, _text in rules.findings(path)] == ["NO-R-002"]
    path.write_bytes(ehf(make_document(in_business_register=True)))
    assert rules.findings(path) == []
