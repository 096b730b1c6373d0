"""manage.py backup FOLDER: the whole database as one file, without the keys."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from bikuben import clock
from bikuben.backup import BackupFailed, back_up


class Command(BaseCommand):
    """Says what it wrote, and that the keys are not in it."""

    help = _("Skriver en sikkerhetskopi av databasen i en mappe. Nøklene er ikke med.")

    def add_arguments(self, parser: CommandParser) -> None:
        """One argument: the folder."""
        parser.add_argument("folder", type=Path, help=_("Mappa som kopien legges i. Den må finnes."))

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Back up. Raises CommandError where no sound copy could be made."""
        try:
            path = back_up(folder, now=clock.now())
        except BackupFailed as failed:
            raise CommandError(str(failed)) from failed
        self.stdout.write(self.style.SUCCESS(_("Skrevet og lest gjennom: %(path)s") % {"path": path}))
        self.stdout.write(
            _(
                "Nøklene er ikke med, og uten dem kan ingen navn leses. "
                "Ha en kopi av nøklene også, et annet sted enn denne."
            )
        )
