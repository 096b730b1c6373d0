"""The form that takes one file: what it says where there is none, and how much of it is read."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bikuben.forms import form_helper

Words = str | Promise


def file_field(
    *, label: Words, help_text: Words, accept: str, missing: Words, empty: Words
) -> forms.FileField:
    """A field for a file. `missing` asks for it, `empty` says what to do about one with nothing in it."""
    return forms.FileField(
        label=label,
        help_text=help_text,
        widget=forms.FileInput(attrs={"accept": accept}),
        error_messages={
            "required": missing,
            "missing": missing,
            "invalid": missing,
            "empty": empty,
            "max_length": _("Navnet på fila er for langt. Gi den et kortere navn."),
        },
    )


class FileForm(forms.Form):
    """One file, as it came. Whoever derives from it names the field `file` and `most_bytes`."""

    most_bytes: ClassVar[int]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()

    def content(self) -> bytes:
        """What is in the file; of one that is too large only so much that it is seen to be."""
        content: bytes = self.cleaned_data["file"].read(self.most_bytes + 1)
        return content
