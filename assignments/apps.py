from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from bikuben.encryption.rotation import register_rehasher


class AssignmentsConfig(AppConfig):
    """People and work: participants, jobs, days, arrival, draw and shifts."""

    name = "assignments"
    verbose_name = _("Arbeid")

    def ready(self) -> None:
        """Take part in the rotation of keys."""
        # Models can be imported only once every app is there.
        from assignments.rehash_identities import rehash_identities

        register_rehasher(rehash_identities)
