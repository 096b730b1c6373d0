"""Forms of components and of parts in stock. What they refuse is refused by the actions too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assignments.components import HIGHEST_PRICE, MOST
from assignments.count_parts import MOST_COUNTED, CountedPart
from assignments.forms_people import DayField, HelpedForm
from assignments.lose_parts import MOST_REASON
from assignments.models import Component
from assignments.receive_parts import Received
from assignments.versions import version_of
from bikuben.forms import form_helper
from bikuben.money import MoneyFormField

FIELDS = ("name", "price", "reorder_point", "article", "is_active")
UP, DOWN = "up", "down"


class PiecesField(forms.IntegerField):
    """How many, in whole numbers."""

    def __init__(self, *, least: int = 1, most: int = MOST, **kwargs: Any) -> None:
        words = _("Skriv et antall fra 0 og opp.") if least == 0 else _("Skriv et antall fra 1 og opp.")
        messages = {"invalid": _("Skriv et helt tall."), "min_value": words, "required": words}
        messages["max_value"] = format_lazy(_("Det kan høyst være {most}."), most=most)
        super().__init__(
            min_value=least,
            max_value=most,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages=messages,
            **kwargs,
        )


class PriceField(MoneyFormField):
    """What one costs, kroner with øre."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "min_value": _("Prisen kan ikke være under null."),
            "max_value": _("Prisen er for høy."),
            "required": _("Skriv hva én kostet."),
        }
        super().__init__(min_value=Decimal(0), max_value=HIGHEST_PRICE, error_messages=messages, **kwargs)


class ComponentForm(HelpedForm):
    """A component (komponent)."""

    name = forms.CharField(
        label=_("Navn"), max_length=60, error_messages={"required": _("Skriv hva den heter.")}
    )
    price = PriceField(label=_("Vanlig pris for én, kroner"))
    reorder_point = PiecesField(
        least=0,
        label=_("Si fra når det er færre enn"),
        required=False,
        help_text=_("Da står det på forsiden at den må bestilles. Tomt: aldri."),
    )
    article = forms.CharField(
        label=_("Varenummer hos leverandøren"), max_length=60, required=False, help_text=_("Om du vil.")
    )
    is_active = forms.BooleanField(
        label=_("I bruk"),
        required=False,
        help_text=_("Ta bort krysset når dere ikke bruker den mer. Da må det ikke være noen igjen."),
    )

    def __init__(self, *args: Any, component: Component | None = None, **kwargs: Any) -> None:
        if component is not None:
            kwargs["initial"] = {name: getattr(component, name) for name in FIELDS}
            kwargs["initial"]["version"] = version_of(component)
        super().__init__(*args, **kwargs)
        if component is None:
            del self.fields["is_active"], self.fields["version"]


class ReasonForm(forms.Form):
    """Why. What undoes a movement asks no more than this."""

    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=MOST_REASON,
        error_messages={"required": _("Skriv kort hva som er grunnen.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


class LossForm(ReasonForm):
    """Parts that were lost."""

    quantity = PiecesField(label=_("Hvor mange"))
    date = DayField(label=_("Dato"))
    field_order = ["quantity", "reason", "date"]


class CorrectionForm(LossForm):
    """More, or fewer, than the program says."""

    way = forms.ChoiceField(
        label=_("Hva er galt?"),
        choices=[(UP, _("Det er flere enn det står")), (DOWN, _("Det er færre enn det står"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg om det er flere eller færre.")},
    )
    quantity = PiecesField(label=_("Hvor mange flere eller færre"))
    field_order = ["way", "quantity", "reason", "date"]

    def difference(self) -> int:
        """Above zero for more, below for fewer."""
        quantity = self.cleaned_data["quantity"]
        return quantity if self.cleaned_data["way"] == UP else -quantity


class DeliveryForm(forms.Form):
    """One delivery: whom from, when, and a row for each component."""

    supplier = forms.CharField(
        label=_("Kjøpt av"),
        max_length=120,
        error_messages={"required": _("Skriv hvem delene kom fra.")},
        widget=forms.TextInput(attrs={"list": "suppliers", "autocomplete": "off"}),
    )
    date = DayField(label=_("Kom den"))
    make_usual = forms.BooleanField(label=_("Dette er de vanlige prisene fra nå"), required=False)

    def __init__(self, *args: Any, components: Iterable[Component], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.components = list(components)
        for one in self.components:
            self.fields[f"quantity-{one.pk}"] = PiecesField(label=_("Antall"), required=False)
            self.fields[f"price-{one.pk}"] = PriceField(
                label=_("Kroner for én"), required=False, initial=one.price
            )
        self.helper = form_helper()

    def rows(self) -> Iterator[tuple[Component, BoundField, BoundField]]:
        """The component with its two fields, for the page."""
        for one in self.components:
            yield one, self[f"quantity-{one.pk}"], self[f"price-{one.pk}"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for one in self.components:
            price = f"price-{one.pk}"
            if cleaned.get(f"quantity-{one.pk}") and price not in self.errors and cleaned.get(price) is None:
                self.add_error(price, forms.ValidationError(_("Skriv hva én kostet."), code="required"))
        return cleaned

    def received(self) -> list[Received]:
        """What came, as the action wants it."""
        data = self.cleaned_data
        return [
            Received(one, data[f"quantity-{one.pk}"], data[f"price-{one.pk}"], data["make_usual"])
            for one in self.components
            if data[f"quantity-{one.pk}"]
        ]


class CountForm(forms.Form):
    """The count sheet. An empty row wasn't counted; `expected` is what the page said should be there."""

    reason = forms.CharField(
        label=_("Hvorfor stemmer det ikke?"),
        max_length=MOST_REASON,
        required=False,
        help_text=_("Bare hvis noe ikke stemmer."),
    )

    def __init__(
        self, *args: Any, components: Iterable[Component], there: dict[int, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.components = list(components)
        for one in self.components:
            self.fields[f"counted-{one.pk}"] = PiecesField(
                least=0, most=MOST_COUNTED, label=one.name, required=False
            )
            self.fields[f"expected-{one.pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=there[one.pk], max_value=MOST_COUNTED * 100
            )
        self.helper = form_helper()

    def rows(self) -> Iterator[tuple[Component, BoundField, BoundField]]:
        """The component with its field, and what should be there, for the page."""
        for one in self.components:
            yield one, self[f"counted-{one.pk}"], self[f"expected-{one.pk}"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for one in self.components:
            if cleaned.get(f"counted-{one.pk}") is not None and cleaned.get(f"expected-{one.pk}") is None:
                self.add_error(f"counted-{one.pk}", _("Åpne siden på nytt og tell denne en gang til."))
        return cleaned

    def counted(self) -> dict[int, CountedPart]:
        """What was counted, as the action wants it."""
        data = self.cleaned_data
        return {
            one.pk: CountedPart(data[f"expected-{one.pk}"], data[f"counted-{one.pk}"])
            for one in self.components
            if data[f"counted-{one.pk}"] is not None
        }
