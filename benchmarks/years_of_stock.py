"""Does it take longer to make a piece when there are years of movements behind it?

What is in stock is the sum of its movements, read anew under the lock each time. Beside a new project stands
one with some ten years of work: 40 batches, 40 000 lines.
"""

from __future__ import annotations

import os
import tempfile

from cryptography.fernet import Fernet

FOLDER = tempfile.TemporaryDirectory()
os.environ.update(
    DJANGO_SETTINGS_MODULE="bikuben.settings",
    DATABASE_URL=f"sqlite:///{FOLDER.name}/bench.sqlite3",
    SECRET_KEY="only-for-the-benchmark-" * 3,
    BIKUBEN_ENCRYPTION_KEYS=Fernet.generate_key().decode(),
    BIKUBEN_SYNTHETIC_IDENTITIES="1",
    DEBUG="1",
)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from assignments.models import Batch, StockLine  # noqa: E402
from assignments.stock_ledger import stock_ledger  # noqa: E402
from benchmarks._table import best_of, show  # noqa: E402
from bikuben.roles import Role  # noqa: E402
from tests.assignments.production.world import Production, build_production  # noqa: E402
from tests.cast import make_project, make_user  # noqa: E402

BATCHES = 40
TIMES = 20
LINES = 40_000
COPIED = (
    "paper_id", "component_id", "lot_id", "quantity", "source", "target", "source_batch_id",
    "target_batch_id", "unit_price", "source_after",
)  # fmt: skip


def main() -> None:
    call_command("migrate", verbosity=0)
    make_project()
    production = build_production(make_user("leder", Role.SUPERVISOR), in_stock=5000)
    batch = production.batch(1000)
    making = [("the first pieces of a new project", best_of(lambda: production.make(batch, 1), times=TIMES))]
    reading = [("few lines", best_of(stock_ledger, times=TIMES))]
    lines = _let_years_go_by(production)
    batch = production.batch(1000)
    making.append(
        (f"with {lines} lines behind them", best_of(lambda: production.make(batch, 1), times=TIMES))
    )
    reading.append((f"{lines} lines", best_of(stock_ledger, times=TIMES)))
    show("One piece made: parts taken, piece on the shelf, two papers", making)
    show("The whole stock summed", reading)


def _let_years_go_by(production: Production) -> int:
    """Work in every batch, and then each of its lines many times over: all sums grow by as much."""
    for _ in range(BATCHES):
        batch = production.batch(10)
        for _ in range(5):
            production.make(batch, 2)
    before = StockLine.objects.count()
    names = ", ".join(COPIED)
    with connection.cursor() as cursor:
        for copy in range(1, LINES // before + 1):
            cursor.execute(
                f"INSERT INTO assignments_stockline (position, {names}) "
                f"SELECT position + {100 * copy}, {names} FROM assignments_stockline WHERE position < 100"
            )
    assert Batch.objects.count() == BATCHES + 1
    return StockLine.objects.count()


if __name__ == "__main__":
    main()
