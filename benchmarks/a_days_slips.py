"""What do ten slips cost to issue and pay, beside bare inserts of as many rows in as many transactions?

On a SQLite file of its own with the settings of real use: an issued number survives a power cut, so each
transaction waits for the disk.
"""

from __future__ import annotations

import os
import tempfile
from datetime import timedelta

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
from django.db import connection, transaction  # noqa: E402

from benchmarks._table import best_of, show  # noqa: E402
from bikuben.roles import Role  # noqa: E402
from payroll.issue_pay_slips import issue_pay_slips  # noqa: E402
from payroll.models import PaySlip  # noqa: E402
from payroll.pay_out import pay_out  # noqa: E402
from tests.cast import NOW, TODAY, make_card, make_job, make_participant, make_project, make_user  # noqa: E402
from tests.payroll.paying import fill_box, finished_shift, working_day  # noqa: E402

PEOPLE = 10
ROWS_A_SLIP = 5  # slip, line, claim of the day, movement, claim of the payment
TIMES = 5


def main() -> None:
    call_command("migrate", verbosity=0)
    supervisor = make_user("leder", Role.SUPERVISOR)
    make_project()
    fill_box(supervisor, 100_000)
    job = make_job()
    people = [make_participant() for _ in range(PEOPLE)]
    for participant in people:
        make_card(participant, "table", table="9200")
    days = [working_day(TODAY - timedelta(days=number), main_job=job) for number in range(TIMES)]
    for day in days:
        for participant in people:
            finished_shift(participant, day)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (id integer PRIMARY KEY, a text, b integer)")

    def bare() -> None:
        for count in (3 * PEOPLE, *[ROWS_A_SLIP - 3] * PEOPLE):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.executemany("INSERT INTO bare (a, b) VALUES (%s, %s)", [("x" * 200, 1)] * count)

    def issue_and_pay() -> None:
        day = days.pop()
        issue_pay_slips(day, by=supervisor, now=NOW, today=TODAY)
        for slip in PaySlip.objects.filter(work_day=day):
            pay_out(slip, by=supervisor, now=NOW, today=TODAY)

    show(
        f"{PEOPLE} slips issued at once and paid one by one",
        [
            ("bare inserts, as many rows and transactions", best_of(bare, times=TIMES)),
            ("issued, chained, encrypted, paid", best_of(issue_and_pay, times=TIMES)),
        ],
    )


if __name__ == "__main__":
    main()
