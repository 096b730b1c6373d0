"""200 kroner in her hand, by each kind of card: literal kroner."""

from decimal import Decimal

import pytest

from payroll.rules.cards import Basis, BasisKind
from payroll.rules.day_pay import ContributionRule, NoGross, PayPart
from tests.payroll.rules.cast import HALF, TABLE_9100, pay, percent


def test_by_table() -> None:
    result = pay(TABLE_9100)
    assert (result.net, result.gross, result.withholding) == (200, 216, 16)
    assert result.parts == (PayPart(BasisKind.TABLE, Decimal(216), 16, table="9100"),)
    assert (result.contribution, result.contribution_rate) == (Decimal("30.46"), Decimal("14.1"))
    assert (result.holiday_base, result.garnishment) == (216, 0)


@pytest.mark.parametrize(
    ("basis", "gross"),
    [
        (percent("0"), 200),
        (percent("33"), 298),
        (percent("33.3"), 299),
        (HALF, 399),
        (Basis(BasisKind.TAX_AT_SOURCE, percent=Decimal(25)), 266),
        (Basis(BasisKind.EXEMPTION), 200),
        (Basis(BasisKind.FREE_WEEKS), 200),
    ],
)
def test_by_percentage_or_nothing(basis: Basis, gross: int) -> None:
    result = pay(basis)
    assert (result.net, result.gross, result.withholding) == (200, gross, gross - 200)
    assert [(part.kind, part.percent) for part in result.parts] == [(basis.kind, basis.percent)]


def test_a_fee_has_no_holiday_base() -> None:
    assert pay(HALF, holiday=False).holiday_base == 0


def test_an_exempt_project_pays_no_contribution() -> None:
    result = pay(HALF, contribution=ContributionRule("1", exempt=True))
    assert (result.contribution, result.contribution_rate) == (Decimal("0.00"), Decimal(0))


def test_zone_1a_goes_by_the_relief_used() -> None:
    result = pay(percent("0"), contribution=ContributionRule("1a"))
    assert (result.contribution, result.contribution_rate) == (Decimal("21.20"), Decimal("10.6"))
    result = pay(percent("0"), contribution=ContributionRule("1a", relief_used=Decimal(850_000)))
    assert (result.contribution, result.contribution_rate) == (Decimal("28.20"), Decimal("14.1"))


def test_a_garnishment_is_taken_from_the_net_and_never_grossed_up() -> None:
    result = pay(TABLE_9100, garnishment=50)
    assert (result.gross, result.withholding, result.garnishment, result.net) == (216, 16, 50, 150)


@pytest.mark.parametrize("amount", [-1, 201])
def test_an_impossible_garnishment_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="garnishment"):
        pay(TABLE_9100, garnishment=amount)


def test_a_hundred_percent_has_no_gross() -> None:
    with pytest.raises(NoGross, match="100"):
        pay(percent("100"))


@pytest.mark.parametrize("net", [0, -200])
def test_a_net_below_one_krone_is_refused(net: int) -> None:
    with pytest.raises(ValueError, match="at least one krone"):
        pay(TABLE_9100, net=net)


def test_ore_in_the_net_is_refused() -> None:
    with pytest.raises(ValueError, match="whole"):
        pay(TABLE_9100, net=Decimal("200.50"))
    assert pay(TABLE_9100, net=Decimal("200.00")).gross == 216
