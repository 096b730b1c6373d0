from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BikubenConfig(AppConfig):
    """The ground floor: settings, users, money, encryption, papers and the frame of every page."""

    name = "bikuben"
    label = "bikuben"
    verbose_name = "Bikuben"

    def ready(self) -> None:
        """See to it that the papers' guards are back after every migrate."""
        # The registry is complete only now; before it, models can't be imported.
        from bikuben.papers.guards import install_guards

        post_migrate.connect(install_guards, dispatch_uid="bikuben.papers.guards")
