"""Making and finding data keys (datanøkler)."""

from typing import TYPE_CHECKING

from cryptography.fernet import Fernet
from django.apps import apps
from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from bikuben.encryption.keys import is_wrapped_by_newest, wrap
from bikuben.refusals import Refused

if TYPE_CHECKING:
    from bikuben.models.data_key import DataKey


def data_keys() -> "models.Manager[DataKey]":
    """The table of data keys, found by name because the model's own module stands on this package."""
    return apps.get_model("bikuben", "DataKey").objects


def project_data_key() -> "DataKey":
    """The project's own data key, made the first time it is asked for."""
    found = data_keys().filter(is_project=True).first()
    if found is not None:
        return found
    return data_keys().get_or_create(is_project=True, defaults={"wrapped_key": wrap(Fernet.generate_key())})[
        0
    ]


@transaction.atomic
def make_data_key() -> "DataKey":
    """A new random data key, saved. Raises Refused while a rotation is pending."""
    refuse_while_rotation_pending()
    return data_keys().create(wrapped_key=wrap(Fernet.generate_key()))


def rotation_pending() -> bool:
    """Whether the newest listed key is not yet the one that wraps the data keys.

    Raises CannotDecrypt where no listed key does, as in a process that still runs with the keys from before.
    """
    return not is_wrapped_by_newest(project_data_key().wrapped_key)


def refuse_while_rotation_pending() -> None:
    """Raise Refused while a rotation is pending. Called in the transaction that registers a person.

    Two hashes of one number under two keys would let the same person be registered twice.
    """
    project = project_data_key()
    if connection.in_atomic_block:
        # Held until the person is saved: a rotation takes the same row first.
        project = data_keys().select_for_update().get(pk=project.pk)
    if not is_wrapped_by_newest(project.wrapped_key):
        raise Refused(
            _("Nøklene er under bytte. Ingen kan registreres før byttet er fullført."),
            code="rotation_pending",
        )


def overwrite_what_is_replaced() -> None:
    """Leave nothing on disk of what this transaction replaces (SQLite, which otherwise does).

    Zeroes are written over it in the file, and the write-ahead log beside it is emptied after the commit.
    """
    if connection.vendor == "sqlite":
        _execute("PRAGMA secure_delete = ON")
        transaction.on_commit(lambda: _execute("PRAGMA wal_checkpoint(TRUNCATE)"), robust=True)


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
