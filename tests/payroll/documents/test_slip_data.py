"""What is printed is what the paper says, line by line in its order."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest

from payroll.documents.slip_data import PrintedLine, from_paper
from payroll.models import PaySlip
from tests.payroll.documents.test_pay_slip import SLIP

MADE_HERE = {"day_as_a_whole", "number", "lines", "garnishments", "refers_to", "settled"}
COPIED = [field.name for field in fields(SLIP) if field.name not in MADE_HERE]
LINES = [
    SimpleNamespace(
        position=2,
        basis="percentage",
        base=Decimal("156.50"),
        withheld=Decimal(78),
        table="",
        percent=Decimal(50),
    ),
    SimpleNamespace(
        position=1, basis="exemption", base=Decimal("121.50"), withheld=Decimal(0), table="", percent=None
    ),
]


def paper(**changed: Any) -> PaySlip:
    plain = {name: getattr(SLIP, name) for name in COPIED}
    slip = SimpleNamespace(
        **plain,
        full_number="2026-0042",
        reverses=None,
        supplements=None,
        lines=SimpleNamespace(all=lambda: LINES),
        garnishments=SimpleNamespace(all=list),
    )
    slip.__dict__.update(changed)
    return cast(PaySlip, slip)


@pytest.mark.parametrize("name", [*COPIED, "full_number", "reverses", "supplements", "lines", "garnishments"])
def test_the_paper_has_everything_that_is_copied(name: str) -> None:
    assert hasattr(PaySlip, name)


def test_it_copies_the_paper_with_its_lines_in_order() -> None:
    printed = from_paper(paper())
    assert printed.number == "2026-0042"
    assert all(getattr(printed, name) == getattr(SLIP, name) for name in COPIED)
    assert printed.lines == (
        PrintedLine("exemption", Decimal("121.50"), Decimal(0)),
        PrintedLine("percentage", Decimal("156.50"), Decimal(78), percent=Decimal(50)),
    )
    assert printed.refers_to == ""


@pytest.mark.parametrize("link", ["reverses", "supplements"])
def test_it_refers_to_the_slip_that_it_reverses_or_supplements(link: str) -> None:
    assert (
        from_paper(paper(**{link: SimpleNamespace(full_number="2026-0007", basis="table")})).refers_to
        == "2026-0007"
    )
