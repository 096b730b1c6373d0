"""manage.py rotate_keys: after a new key was put first in BIKUBEN_ENCRYPTION_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from bikuben.encryption import CannotDecrypt
from bikuben.encryption.rotation import rotate_keys


class Command(BaseCommand):
    """Wraps every data key by the newest listed key. Says how many, never whose."""

    help = _("Pakker alle datanøklene inn på nytt med den nyeste nøkkelen i BIKUBEN_ENCRYPTION_KEYS.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, and say what was done. Raises CommandError where a listed key is missing."""
        try:
            done = rotate_keys()
        except CannotDecrypt:
            raise CommandError(
                _("Minst én datanøkkel er pakket inn med en nøkkel som ikke står i BIKUBEN_ENCRYPTION_KEYS.")
            ) from None
        self.stdout.write(
            _("%(keys)d datanøkler er pakket inn på nytt, %(hashes)d identitetshasher regnet ut på nytt.")
            % {"keys": done.data_keys, "hashes": done.identity_hashes}
        )
        self.stdout.write(_("Ingen papirer er endret. De eldre nøklene kan nå tas ut av lista."))
