"""Sending a paper by e-mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bikuben.forms import form_helper


class SendForm(forms.Form):
    """Where to; and, when it has been sent before, that it is to go once more."""

    to = forms.EmailField(label=_("Til"), max_length=254)
    again = forms.BooleanField(
        label=_("Ja, send den en gang til"),
        error_messages={"required": _("Den er sendt før. Kryss av om den skal sendes en gang til.")},
    )

    def __init__(self, *args: Any, is_sent: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_sent:
            del self.fields["again"]
        self.helper = form_helper()
