"""Forms of batches: the day's numbers, a new one, a rejected piece, and what is undone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assignments.can_make import CanMake
from assignments.forms_people import DayField, HelpedForm
from assignments.models import Batch, Outlet, PartsListLine, Product, RejectCause
from assignments.versions import version_of
from assignments.work_at_batch import MOST
from bikuben.forms import form_helper

LOST, SAVED, REPAIR = "lost", "saved", "repair"
CAUSES = [("", _("Velg")), *RejectCause.choices]


class NumberField(forms.IntegerField):
    """A number of pieces, by the numeric keyboard. Left empty it is none."""

    def __init__(self, *, smallest: int = 0, **kwargs: Any) -> None:
        super().__init__(
            min_value=smallest,
            max_value=MOST,
            widget=forms.NumberInput(
                attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": " "}
            ),
            error_messages={
                "invalid": _("Skriv et helt tall."),
                "required": _("Skriv et tall."),
                "min_value": format_lazy(_("Skriv et tall fra {smallest} og opp."), smallest=smallest),
                "max_value": _("Så mange kan det ikke være."),
            },
            **kwargs,
        )


class WorkForm(forms.Form):
    """What a day gave at one batch: the short path, or with the steps before it.

    `outlets` is a list, so that many such forms on a page ask for them once.
    """

    assembled = NumberField(label=_("Satt sammen"), required=False)
    prepared = NumberField(label=_("Klargjort"), required=False)
    made = NumberField(label=pgettext_lazy("antall", "Laget"), required=False)
    rejected = NumberField(label=pgettext_lazy("antall", "Vraket"), required=False)
    delivered = NumberField(label=pgettext_lazy("antall", "Levert"), required=False)
    cause = forms.ChoiceField(label=_("Hva var galt?"), choices=CAUSES, required=False)
    parts = forms.ChoiceField(
        label=_("Delene i de vrakede"),
        choices=[(LOST, _("er ødelagt")), (SAVED, _("er berget"))],
        initial=LOST,
        required=False,
    )
    outlet = forms.TypedChoiceField(label=_("Levert til"), coerce=int, empty_value=None, required=False)
    date = DayField(label=_("Dato"))
    back = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        batch: Batch,
        outlets: list[Outlet],
        last_outlet: int | None,
        today: date,
        with_steps: bool,
        back: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(
            *args,
            auto_id=f"id_{batch.pk}_%s",
            initial={"date": today, "outlet": last_outlet, "parts": LOST, "back": back},
            **kwargs,
        )
        self.batch = batch
        self.outlets = {one.pk: one for one in outlets}
        self.fields["outlet"].choices = [(one.pk, one.name) for one in outlets]
        if with_steps:
            self.fields["made"].label = pgettext_lazy("antall", "Pakket")
        else:
            del self.fields["assembled"], self.fields["prepared"]
        if not outlets:
            del self.fields["delivered"], self.fields["outlet"]
        self.with_steps = with_steps

    def told(self) -> dict[str, Any]:
        """What was told, as the actions want it."""
        data = self.cleaned_data
        numbers = {
            name: data.get(name) or 0
            for name in ("assembled", "prepared", "made", "rejected", "delivered")
            if name in self.fields
        }
        if self.with_steps:
            numbers["packed"] = numbers.pop("made")
        outlet = self.outlets.get(data.get("outlet")) if numbers.get("delivered") else None
        return {
            **numbers,
            "outlet": outlet,
            "cause": data["cause"],
            "parts_lost": data["parts"] != SAVED,
            "date": data["date"],
        }


class ProductChoice(forms.ModelChoiceField):
    """A product with how many can be made of it today."""

    can: dict[int, CanMake]

    def label_from_instance(self, obj: Product) -> Any:
        can = self.can.get(obj.pk)
        words = _("{name}, nok til {pieces} i dag")
        return format_lazy(words, name=obj.name, pieces=can.pieces if can else 0)


class NewBatchForm(forms.Form):
    """What is to be made, and how many."""

    product = ProductChoice(
        label=_("Produkt"),
        queryset=Product.objects.none(),
        empty_label=None,
        error_messages={"required": _("Velg et produkt."), "invalid_choice": _("Velg et produkt fra lista.")},
    )
    planned = NumberField(label=_("Hvor mange?"), smallest=1)
    started_on = DayField(label=_("Begynner"))
    note = forms.CharField(label=_("Merknad"), max_length=300, required=False, help_text=_("Om du vil."))

    def __init__(self, *args: Any, can: Iterable[CanMake], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = {one.product.pk: one for one in can}
        self.fields["product"].can = found
        self.fields["product"].queryset = Product.objects.filter(pk__in=found)
        self.helper = form_helper()


class BatchForm(HelpedForm):
    """What may be changed of a batch."""

    planned = NumberField(label=_("Planlagt antall"), smallest=1)
    note = forms.CharField(label=_("Merknad"), max_length=300, required=False)

    def __init__(self, *args: Any, batch: Batch, **kwargs: Any) -> None:
        initial = {"planned": batch.planned, "note": batch.note, "version": version_of(batch)}
        super().__init__(*args, initial=initial, **kwargs)


class RejectForm(forms.Form):
    """Rejected pieces, part by part. Of a part left empty the choice above it holds."""

    pieces = NumberField(label=_("Hvor mange stykker?"), smallest=1)
    cause = forms.ChoiceField(
        label=_("Hva var galt?"), choices=CAUSES, error_messages={"required": _("Velg hva som var galt.")}
    )
    parts = forms.ChoiceField(
        label=_("Hva skjer med delene?"),
        widget=forms.RadioSelect,
        choices=[
            (LOST, _("Alle er ødelagt")),
            (SAVED, _("De legges tilbake på lager")),
            (REPAIR, _("Stykkene settes av til reparasjon")),
        ],
        initial=LOST,
        error_messages={"required": _("Velg hva som skjer med delene.")},
    )
    reason = forms.CharField(label=_("Merknad"), max_length=200, required=False, help_text=_("Om du vil."))
    date = DayField(label=_("Dato"))

    def __init__(self, *args: Any, parts: list[PartsListLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of_piece = parts
        for part in parts:
            self.fields[f"lost_{part.component_id}"] = NumberField(label=part.component.name, required=False)
        self.helper = form_helper()

    def lost_fields(self) -> list[forms.BoundField]:
        """The fields of how many are broken, a part each."""
        return [self[f"lost_{part.component_id}"] for part in self.of_piece]

    def told(self) -> dict[str, Any]:
        """What was told, as `reject_pieces` wants it."""
        data = self.cleaned_data
        pieces, choice = data["pieces"], data["parts"]
        lost = {}
        for part in self.of_piece:
            written = data[f"lost_{part.component_id}"]
            if written is None:
                written = pieces * part.quantity if choice == LOST and not self._names_some() else 0
            lost[part.component_id] = written
        return {
            "pieces": pieces,
            "cause": data["cause"],
            "lost": lost,
            "for_repair": choice == REPAIR,
            "reason": data["reason"],
            "date": data["date"],
        }

    def _names_some(self) -> bool:
        return any(self.cleaned_data[f"lost_{part.component_id}"] is not None for part in self.of_piece)


class RepairForm(forms.Form):
    """When set aside pieces were taken in."""

    date = DayField(label=_("Dato"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


class ScrapForm(RepairForm):
    """Why set aside pieces are thrown away."""

    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=200,
        error_messages={"required": _("Skriv kort hvorfor.")},
    )


class CloseForm(RepairForm):
    """When a batch was closed."""


class UndoForm(forms.Form):
    """Why a movement is undone."""

    reason = forms.CharField(
        label=_("Hva var feil?"),
        max_length=200,
        error_messages={"required": _("Skriv kort hva som var feil.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()
