"""Erasing a person (sletting): her key is destroyed, and with it every copy of her text, in papers too."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bikuben.encryption.data_keys import data_keys, overwrite_what_is_replaced
from bikuben.refusals import Refused

if TYPE_CHECKING:
    from bikuben.models.data_key import DataKey


@transaction.atomic
def destroy(data_key: "DataKey", *, now: datetime) -> None:
    """Destroy a data key for ever; done twice, the first time stands.

    What it had encrypted reads "slettet" from now on. Backups made before hold the key until they are
    deleted. Raises Refused for the project's own key: the draws that were held need it.
    """
    overwrite_what_is_replaced()
    locked = data_keys().select_for_update().get(pk=data_key.pk)
    if locked.is_project:
        raise Refused(_("Prosjektets egen nøkkel kan ikke slettes."), code="project_data_key")
    if not locked.is_destroyed:
        locked.wrapped_key, locked.destroyed_at = None, now
        locked.save(update_fields=["wrapped_key", "destroyed_at"])
    data_key.refresh_from_db()
