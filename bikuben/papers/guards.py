"""The database's own guards: triggers that refuse to change a paper whoever asks.

Installed idempotently after every migrate, because a migration that rebuilds a SQLite table silently drops
its triggers. No trigger names another table, so that such a rebuild never meets a dangling name.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.utils import CursorWrapper

from bikuben.papers.base import Final

FUNCTION = "bikuben_paper_is_final"
FUNCTION_BODY = (
    "BEGIN RAISE EXCEPTION 'paper is final: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END;"
)


def final_models() -> Iterator[type[Final]]:
    """Every paper and every part of one, in a fixed order."""
    found = [model for model in apps.get_models() if issubclass(model, Final)]
    yield from sorted(found, key=lambda model: model._meta.db_table)


def unique_keys(model: type[models.Model]) -> list[tuple[str, ...]]:
    """The columns of each unique key, primary key first: REPLACE deletes on a clash with any of them."""
    keys = [(field.column,) for field in model._meta.concrete_fields if field.primary_key or field.unique]
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            keys.append(tuple(model._meta.get_field(name).column for name in constraint.fields))
    return keys


def _sqlite_triggers(model: type[models.Model]) -> dict[str, str]:
    table = model._meta.db_table
    refuse = f"BEGIN SELECT RAISE(ABORT, 'paper is final: {table}'); END"
    clash = " OR ".join(
        "(" + " AND ".join(f'"{column}" = NEW."{column}"' for column in key) + ")"
        for key in unique_keys(model)
    )
    return {
        f"{table}_final_update": f'CREATE TRIGGER "{table}_final_update" BEFORE UPDATE ON "{table}" {refuse}',
        f"{table}_final_delete": f'CREATE TRIGGER "{table}_final_delete" BEFORE DELETE ON "{table}" {refuse}',
        f"{table}_final_insert": (
            f'CREATE TRIGGER "{table}_final_insert" BEFORE INSERT ON "{table}" '
            f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {clash}) {refuse}'
        ),
    }


def _postgres_triggers(model: type[models.Model]) -> dict[str, str]:
    table = model._meta.db_table
    return {
        f"{table}_final_row": (
            f'CREATE TRIGGER "{table}_final_row" BEFORE UPDATE OR DELETE ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION {FUNCTION}()"
        ),
        f"{table}_final_truncate": (
            f'CREATE TRIGGER "{table}_final_truncate" BEFORE TRUNCATE ON "{table}" '
            f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()"
        ),
    }


def install_guards(using: str = DEFAULT_DB_ALIAS, **_kwargs: object) -> None:
    """Put every guard in place that isn't. Also the receiver of `post_migrate`."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS %s",
                [FUNCTION_BODY],
            )
        for model in final_models():
            table = model._meta.db_table
            if table not in tables:
                continue
            for name in missing_guards(using, only=model):
                if connection.vendor == "postgresql":
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"')
                    cursor.execute(_postgres_triggers(model)[name])
                    cursor.execute(f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{name}"')
                else:
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
                    cursor.execute(_sqlite_triggers(model)[name])


def missing_guards(using: str = DEFAULT_DB_ALIAS, *, only: type[Final] | None = None) -> list[str]:
    """Names of guards that are gone, switched off or not the ones we made."""
    connection = connections[using]
    wanted = [only] if only else list(final_models())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            return _missing_on_postgres(cursor, wanted)
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        present = dict(cursor.fetchall())
    return [
        name for model in wanted for name, sql in _sqlite_triggers(model).items() if present.get(name) != sql
    ]


def _missing_on_postgres(cursor: CursorWrapper, wanted: list[type[Final]]) -> list[str]:
    cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [FUNCTION])
    body = cursor.fetchone()
    sound = body is not None and body[0] == FUNCTION_BODY
    cursor.execute(
        "SELECT t.tgname, c.relname, t.tgenabled, t.tgtype, p.proname FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
        "WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
    )
    # tgtype bits: 1 row, 2 before, 8 delete, 16 update, 32 truncate.
    types = {"row": 1 | 2 | 8 | 16, "truncate": 2 | 32}
    present = {
        name
        for name, table, enabled, kind, function in cursor.fetchall()
        if enabled == "A"
        and function == FUNCTION
        and name.startswith(f"{table}_final_")
        and types.get(name.removeprefix(f"{table}_final_")) == kind
    }
    names = [name for model in wanted for name in _postgres_triggers(model)]
    return [name for name in names if not sound or name not in present]
