"""A text field that is encrypted with its row's data key."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from django import forms
from django.core import checks, validators
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.lookups import IsNull
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from bikuben.encryption.data_keys import project_data_key
from bikuben.encryption.errors import ERASED
from bikuben.refusals import Refused

# What a blanked row holds. No token of any key, so it reads as erased or not at all.
ERASED_MARK = "slettet"


class Ciphertext:
    """What a row holds of an encrypted text: its token, and the text once someone has asked for it.

    It says "[kryptert]" of itself wherever it is printed, and is never changed, only replaced.
    """

    __slots__ = ("plain", "token")

    def __init__(self, token: str | None = None, *, plain: str | None = None) -> None:
        self.token = token
        self.plain = plain

    def __str__(self) -> str:
        return "[kryptert]"

    __repr__ = __str__

    def __copy__(self) -> "Ciphertext":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "Ciphertext":
        return self

    def __reduce__(self) -> tuple[type, tuple[str]]:
        if self.token is None:
            raise TypeError("Text that is not encrypted yet is not pickled; save the row first.")
        return (Ciphertext, (self.token,))


class EncryptedAttribute(DeferredAttribute):
    """Decrypts when read, and only then; what is written waits for the row to be saved."""

    field: "EncryptedTextField"

    def __get__(self, instance: models.Model | None, cls: type | None = None) -> Any:
        if instance is None:
            return self
        held = self.held(instance)
        if not isinstance(held, Ciphertext):
            return held
        if held.plain is not None:
            return held.plain
        key = self.field.data_key_of(instance)
        if key.is_destroyed:
            return ERASED
        plain = key.decrypt(held.token)
        instance.__dict__[self.field.attname] = Ciphertext(held.token, plain=plain)
        return plain

    def __set__(self, instance: models.Model, value: Any) -> None:
        data, name = instance.__dict__, self.field.attname
        if value is None or value == "" or isinstance(value, Ciphertext):
            data[name] = value
            return
        held = data.get(name)
        if value is ERASED:
            # A refresh or a form hands back what it read: the token stays, since papers are hashed with it.
            if not (isinstance(held, Ciphertext) and held.token):
                data[name] = Ciphertext(ERASED_MARK)
            return
        text = str(value)
        if isinstance(held, Ciphertext) and held.token and held.plain == text:
            return
        data[name] = Ciphertext(plain=text)

    def held(self, instance: models.Model) -> Any:
        """The Ciphertext, "" or None that the row holds, loaded now if it was deferred."""
        data, name = instance.__dict__, self.field.attname
        if name not in data:
            # Not through refresh_from_db, which would read the text and lose the token.
            manager = type(instance)._base_manager.db_manager(instance._state.db)
            data[name] = manager.filter(pk=instance.pk).values_list(name, flat=True).get()
        return data[name]


class EncryptedTextField(models.Field):
    """Text encrypted with a data key, stored as a Fernet token.

    `key_from` is the attribute of the row that leads to its DataKey, or "project" for the project's own.
    `max_length` counts the letters of the text, not of the token. An empty string is stored as it is. It can
    be neither searched nor sorted in the database: every lookup but isnull raises FieldError. `.values()`
    gives the Ciphertext. Saved only with its row (not by update or bulk_update). Reading raises CannotDecrypt
    where the key is wrong, and gives ERASED where it is destroyed.
    """

    description = _("Kryptert tekst")
    descriptor_class = EncryptedAttribute

    def __init__(self, *args: Any, key_from: str = "data_key", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key_from = key_from
        if self.max_length is not None:
            self.validators.append(validators.MaxLengthValidator(self.max_length))

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        if self.key_from != "data_key":
            kwargs["key_from"] = self.key_from
        return name, "bikuben.encryption.EncryptedTextField", args, kwargs

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if self.unique or self.db_index:
            found.append(
                checks.Error(
                    "Encrypted text is different each time: it can't be unique or indexed.",
                    obj=self,
                    id="bikuben.E101",
                )
            )
        return found

    def get_internal_type(self) -> str:
        return "TextField"

    def data_key_of(self, instance: models.Model) -> Any:
        """The DataKey of the row. Raises ValueError where it has none."""
        if self.key_from == "project":
            return project_data_key()
        key = attrgetter(self.key_from)(instance)
        if key is None:
            raise ValueError(f"{instance._meta.label} has no data key.")
        return key

    def stored(self, instance: models.Model) -> "Ciphertext | str | None":
        """What will be or is stored: a Ciphertext with its token, "" or None. Encrypts what is waiting."""
        held = getattr(type(instance), self.attname).held(instance)
        if not isinstance(held, Ciphertext) or (held.token and held.token != ERASED_MARK):
            return held
        key = self.data_key_of(instance)
        if held.token is None:
            if key.is_destroyed:
                raise Refused(_("Personen er slettet og kan ikke endres."), code="erased", field=self.name)
            held = Ciphertext(key.encrypt(held.plain), plain=held.plain)
            instance.__dict__[self.attname] = held
        elif not key.is_destroyed:
            raise ValueError("Only the text of a destroyed data key can be blanked as erased.")
        return held

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        return self.stored(model_instance)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return Ciphertext(value) if value else value

    def to_python(self, value: Any) -> Any:
        if value is None or value is ERASED or isinstance(value, str | Ciphertext):
            return value
        return str(value)

    def get_prep_value(self, value: Any) -> str | None:
        if value is None or value == "":
            return value
        if value is ERASED:
            return ERASED_MARK
        if isinstance(value, Ciphertext) and value.token:
            return value.token
        raise TypeError("Encrypted text is saved with its row, which knows the key.")

    def get_lookup(self, lookup_name: str) -> type[IsNull]:
        if lookup_name == "isnull":
            return IsNull
        raise FieldError(f"{self.name} is encrypted: it can't be looked up by {lookup_name}.")

    def get_transform(self, lookup_name: str) -> None:
        raise FieldError(f"{self.name} is encrypted: it can't be looked up by {lookup_name}.")

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError("Encrypted text is not dumped. Copy the database instead.")

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        defaults: dict[str, Any] = {"form_class": forms.CharField, "max_length": self.max_length}
        if self.max_length is None and not self.choices:
            defaults["widget"] = forms.Textarea
        if self.null:
            defaults["empty_value"] = None
        return super().formfield(**{**defaults, **kwargs})


def token_of(instance: models.Model, field_name: str) -> str | None:
    """The token that is or will be stored, for a paper's hash: "" for empty text, None for NULL.

    Encrypts now what is waiting, and the row is then saved with that very token.
    """
    field = instance._meta.get_field(field_name)
    if not isinstance(field, EncryptedTextField):
        raise TypeError(f"{field_name} is not encrypted.")
    stored = field.stored(instance)
    return stored.token if isinstance(stored, Ciphertext) else stored


def read_with(row: models.Model, name: str, key: Callable[[], Any]) -> Any:
    """The text of a row's encrypted field, read with a key that is kept: a list asks for it once, not a row.

    `key` gives the DataKey that the field would be read with; it is asked only where there is text.
    """
    held = getattr(type(row), name).held(row)
    if isinstance(held, Ciphertext) and held.plain is None and not key().is_destroyed:
        row.__dict__[name] = Ciphertext(held.token, plain=key().decrypt(held.token))
    return getattr(row, name)
