"""What the registers have in common: a name is taken once, a row that can't be is refused at its field."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from bikuben.refusals import Refused


def refuse_taken_name(row: models.Model, before: str, sentence: str | Promise) -> None:
    """Raise `Refused` with `sentence` where another row has the name, in small or capital letters.

    `before` is what it was called: one that keeps its name isn't asked. SQLite folds ASCII only, so the names
    are compared here.
    """
    name = row.name.casefold()  # type: ignore[attr-defined]
    others = type(row)._default_manager.exclude(pk=row.pk).values_list("name", flat=True)
    if name != before.casefold() and any(name == other.casefold() for other in others):
        raise Refused(sentence, code="taken", field="name")


def refuse_postal_code(postal_code: str) -> None:
    """Raise `Refused` at the field for anything but nothing or four digits."""
    if postal_code and not (len(postal_code) == 4 and postal_code.isascii() and postal_code.isdecimal()):
        raise Refused(_("Postnummeret har fire siffer."), code="postal_code", field="postal_code")


def refuse_invalid(row: models.Model) -> None:
    """Raise `Refused` with the model's own first sentence, at its field, where the row can't be saved."""
    try:
        row.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        place = None if field == "__all__" else field
        raise Refused(messages[0], code="invalid", field=place) from error


def save_row(row: models.Model) -> None:
    """Save what passes the model's own checks. Raises `Refused`: invalid, or two did so at once."""
    refuse_invalid(row)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused(
            _("Noen har nettopp registrert det samme. Se etter i lista."), code="taken", field="name"
        ) from error
