"""A throw-away table of amounts, made inside the test's own transaction."""

import pytest
from django.db import connection

from tests.bikuben.money.ledger import Entry


@pytest.fixture
def ledger(db: None) -> type[Entry]:
    create_table, parameters = connection.schema_editor().table_sql(Entry)
    with connection.cursor() as cursor:
        cursor.execute(create_table, parameters or None)
    return Entry
