"""What reading and writing encrypted text can end in."""

from django.utils.translation import gettext_lazy as _

# What the text of an erased person reads as. Compared by identity: it is one object in the whole program.
ERASED = _("slettet")


class CannotDecrypt(Exception):
    """Stored text that no listed key opens: a wrong key, or someone changed it. It is never shown."""
