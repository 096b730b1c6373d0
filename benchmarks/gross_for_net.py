"""What does it cost to find the smallest gross for a net of 200 in every one-day table of 2026?"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks._table import best_of, show
from payroll.rules.gross_up import gross_for_net
from payroll.rules.rates import load_rates
from payroll.rules.withholding import Period, table_withholding

NET = 200


def krone_by_krone(net: int, withholding: Callable[[int], int]) -> int:
    """The plain search that anyone would write first."""
    gross = net
    while gross - withholding(gross) != net:
        gross += 1
    return gross


def for_every_table(search: Callable[[int, Callable[[int], int]], int]) -> list[int]:
    """The gross by each table, found by one of the searches."""
    tables = load_rates(2026).withholding.tables
    return [
        search(NET, lambda gross, t=table: table_withholding(2026, t, Period.DAY, gross)) for table in tables
    ]


def main() -> None:
    if for_every_table(krone_by_krone) != for_every_table(gross_for_net):
        raise SystemExit("the two searches disagree")
    show(
        "Gross for a net of 200, every one-day table of 2026",
        [
            ("krone by krone (baseline)", best_of(lambda: for_every_table(krone_by_krone))),
            ("leaping by the shortfall", best_of(lambda: for_every_table(gross_for_net))),
        ],
    )


if __name__ == "__main__":
    main()
