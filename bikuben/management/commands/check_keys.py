"""`manage.py check_keys`: do the listed keys open this database? Asked before it is served for real use."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from bikuben.encryption import CannotDecrypt, project_data_key, rotation_pending


class Command(BaseCommand):
    help = "Exit 1 where the listed encryption keys are not those of this database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        project_data_key()
        try:
            pending = rotation_pending()
        except CannotDecrypt:
            raise CommandError(
                _("Nøklene passer ikke til databasen. Legg den riktige nøkkelfila tilbake.")
            ) from None
        if pending:
            self.stdout.write(_("Et nøkkelbytte er begynt. Fullfør det med: manage.py rotate_keys"))
