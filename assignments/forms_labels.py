"""Forms of labels, and of the code of a box that someone holds in her hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assignments.documents.labels import Bars, module_width
from assignments.models import Batch
from assignments.rules.batch_code import batch_code
from assignments.rules.label_sheets import SHEETS, LabelSheet, label_sheet
from bikuben.forms import form_helper

MOST_LABELS = 2000
NUMBER = {"invalid": _("Skriv et helt tall."), "required": _("Skriv et antall.")}


class LabelsForm(forms.Form):
    """Which paper, how many, and where on the sheet to begin."""

    paper = forms.ChoiceField(
        label=_("Etikettark"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Velg arket du har."),
            "invalid_choice": _("Velg et ark fra lista."),
        },
    )
    count = forms.IntegerField(
        label=_("Hvor mange"),
        min_value=1,
        max_value=MOST_LABELS,
        error_messages=NUMBER
        | {
            "min_value": _("Skriv et antall fra 1 og opp."),
            "max_value": _("Det er høyst 2000 om gangen."),
        },
    )
    first = forms.IntegerField(
        label=_("Begynn på etikett nummer"),
        min_value=1,
        required=False,
        help_text=_("Telt bortover, rad for rad. 1 på et nytt ark."),
        error_messages=NUMBER | {"min_value": _("Skriv et nummer fra 1 og opp.")},
    )
    bars = forms.ChoiceField(
        label=_("Ved siden av koden"),
        choices=[
            (Bars.NONE.value, _("Ingenting")),
            (Bars.CODE_128.value, _("Strekkode (Code 128)")),
            (Bars.QR.value, _("QR-kode")),
        ],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Velg noe fra lista.")},
    )

    def __init__(self, *args: Any, batch: Batch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.batch = batch
        self.fields["paper"].choices = [(one.code, _named(one)) for one in SHEETS]
        self.fields["paper"].initial = SHEETS[0].code
        self.fields["first"].initial = 1
        self.fields["bars"].initial = Bars.CODE_128.value if batch.code.isascii() else Bars.QR.value
        if not batch.product.uses_barcodes:
            del self.fields["bars"]
        self.helper = form_helper()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        sheet = label_sheet(cleaned["paper"])
        cleaned["paper"] = sheet
        cleaned["first"] = cleaned.get("first") or 1
        cleaned["bars"] = Bars(cleaned.get("bars") or Bars.NONE)
        if cleaned["first"] > sheet.on_a_sheet:
            self.add_error(
                "first", format_lazy(_("Det er {there} etiketter på arket."), there=sheet.on_a_sheet)
            )
        if cleaned["bars"] == Bars.CODE_128 and module_width(sheet, self.batch.code) is None:
            self.add_error("bars", _("Strekkoden kan ikke leses på disse etikettene. Velg QR-kode."))
        return cleaned


def _named(sheet: LabelSheet) -> Any:
    width, height = (f"{length / 100:.1f}".replace(".", ",") for length in (sheet.width, sheet.height))
    return format_lazy(
        _("{name}: {count} på arket, {width} × {height} mm"),
        name=sheet.name,
        count=sheet.on_a_sheet,
        width=width,
        height=height,
    )


class CodeForm(forms.Form):
    """The code on a box, typed or read."""

    code = forms.CharField(
        label=_("Kode på esken"),
        max_length=60,
        help_text=_("Som MB-2026-014. En strekkodeleser kan skrive den for deg."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
        error_messages={"required": _("Skriv koden som står på esken.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()

    def clean_code(self) -> Batch:
        """The batch that has this code."""
        code = batch_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(
                _("Det ligner ikke en partikode. Den har bokstaver og tall, som MB-2026-014."), code="shape"
            )
        found = Batch.objects.filter(code=code).first()
        if found is None:
            raise forms.ValidationError(
                _("Vi har ikke laget noe parti som heter %(code)s."), code="unknown", params={"code": code}
            )
        return found
