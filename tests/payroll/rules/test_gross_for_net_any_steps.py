"""Whatever the steps are, as long as they never fall: the smallest gross, or a clear refusal."""

from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.rules.gross_up import gross_for_net

STEPS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), max_size=12)


@given(steps=STEPS, net=st.integers(0, 500), clamped=st.booleans())
def test_it_is_the_smallest_for_any_steps(steps: list[tuple[int, int]], net: int, clamped: bool) -> None:
    edges, amounts, edge, amount = [], [0], 0, 0
    for width, rise in steps:
        edge, amount = edge + width, amount + rise
        edges.append(edge)
        amounts.append(amount)

    def withholding(gross: int) -> int:
        step = amounts[bisect_right(edges, gross)]
        return min(step, gross) if clamped else step

    expected = next(gross for gross in range(3000) if gross - withholding(gross) == net)
    assert gross_for_net(net, withholding) == expected


@given(percent=st.integers(1, 99), extra=st.integers(0, 50), net=st.integers(1, 400))
def test_it_leaves_exactly_the_net(percent: int, extra: int, net: int) -> None:
    def withholding(gross: int) -> int:
        return gross * percent // 100 + (extra if gross > 100 else 0)

    gross = gross_for_net(net, withholding)
    assert gross - withholding(gross) == net
    assert all(lower - withholding(lower) != net for lower in range(gross))


def test_a_withholding_that_takes_the_rest_has_no_gross() -> None:
    with pytest.raises(ValueError, match="no gross"):
        gross_for_net(300, lambda gross: max(0, gross - 299))
