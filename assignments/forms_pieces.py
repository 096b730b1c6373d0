"""The forms of pieces that move: a number for each product, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from assignments.count_pieces import Counted
from assignments.deliver_pieces import HIGHEST_PRICE, MOST, MOST_NOTE, Wanted
from assignments.forms_outlets import DIGITS
from assignments.forms_people import DayField
from assignments.models import Batch, Outlet, Terms
from assignments.piece_places import Held
from bikuben.forms import form_helper
from bikuben.money import MoneyFormField


@dataclass(frozen=True, slots=True)
class Row:
    """What the page shows of one product: what the place has, and its fields."""

    held: Held
    number: forms.BoundField
    batch: forms.BoundField | None
    price: forms.BoundField | None


class PiecesForm(forms.Form):
    """A number for each product that a place has; from a batch where there are several, at a price if asked.

    `chosen` is the batch that was scanned, or that the page before was about.
    """

    at_home = False  # whether the pieces are here: what the sentence over the fields says
    number_label = _("Antall")
    price_label = _("Pris for én, kroner")

    def __init__(
        self,
        *args: Any,
        held: Sequence[Held],
        with_prices: bool = False,
        chosen: Batch | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.held = [one for one in held if one.total]
        for one in self.held:
            pk = one.product.pk
            self.fields[f"number_{pk}"] = number_field(self.number_label)
            if len(one.batches) > 1:
                self.fields[f"batch_{pk}"] = _batch_field(one, chosen)
            if with_prices:
                self.fields[f"price_{pk}"] = _price_field(self.price_label, one)
        self.helper = form_helper()

    def rows(self) -> list[Row]:
        """The products with their fields."""
        return [
            Row(one, self[f"number_{one.product.pk}"], self._field("batch", one), self._field("price", one))
            for one in self.held
        ]

    def wanted(self) -> list[Wanted]:
        """What was written: the products with a number."""
        return list(self._wanted())

    def clean(self) -> dict[str, Any]:
        """A number too high is told at its field; the action refuses it too."""
        cleaned = super().clean() or {}
        for one in self.held:
            number = cleaned.get(f"number_{one.product.pk}")
            there = self._there(one)
            if number is not None and number > there:
                text = ngettext("Det er bare %(there)s.", "Det er bare %(there)s.", there)
                self.add_error(f"number_{one.product.pk}", text % {"there": there})
        return cleaned

    def _there(self, one: Held) -> int:
        batch = self._batch_of(one)
        return one.total if batch is None else dict(one.batches)[batch]

    def _batch_of(self, one: Held) -> Batch | None:
        chosen = self.cleaned_data.get(f"batch_{one.product.pk}")
        return next((batch for batch, _number in one.batches if batch.pk == chosen), None)

    def _wanted(self) -> Iterator[Wanted]:
        for one in self.held:
            pk = one.product.pk
            number = self.cleaned_data.get(f"number_{pk}")
            if number:
                price = self.cleaned_data.get(f"price_{pk}")
                yield Wanted(one.product, number, self._batch_of(one), price)

    def _field(self, name: str, one: Held) -> forms.BoundField | None:
        full = f"{name}_{one.product.pk}"
        return self[full] if full in self.fields else None


class DeliverForm(PiecesForm):
    """What goes to an outlet, when, and on which terms. At our own stall there is but one."""

    at_home = True

    date = DayField(label=_("Dato"))
    terms = forms.ChoiceField(
        label=_("Leveres"),
        choices=[
            (Terms.CONSIGNMENT, _("I kommisjon: våre til de er solgt")),
            (Terms.SOLD, _("Solgt ved levering")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Beskjed på følgeseddelen"), max_length=MOST_NOTE, required=False, help_text=_("Om du vil.")
    )

    def __init__(self, *args: Any, outlet: Outlet, **kwargs: Any) -> None:
        super().__init__(*args, with_prices=not outlet.is_own, **kwargs)
        if outlet.is_own:
            del self.fields["terms"]


class BringHomeForm(PiecesForm):
    """What comes home again, and when."""

    date = DayField(label=_("Dato"))


class GoneForm(PiecesForm):
    """What is lost or given away, when and why."""

    date = DayField(label=_("Dato"))
    reason = forms.CharField(
        label=_("Hva skjedde?"),
        max_length=200,
        help_text=_("For eksempel: ødelagt i butikken, eller gave til en som hjalp oss."),
        error_messages={"required": _("Skriv kort hvorfor.")},
    )


class SalesForm(PiecesForm):
    """What an outlet sold in a period, and at what price."""

    number_label = _("Solgt")

    period_from = DayField(label=_("Fra og med"))
    period_to = DayField(label=_("Til og med"))
    also = forms.BooleanField(label=_("Dette er salg som ikke er ført før"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, with_prices=True, **kwargs)


class CountForm(forms.Form):
    """How many of each product were found. What the page said that there should be goes with it."""

    reason = forms.CharField(
        label=_("Hva kan forskjellen komme av?"),
        max_length=200,
        required=False,
        help_text=_("Bare når tallene ikke er like."),
    )

    def __init__(self, *args: Any, held: Sequence[Held], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = list(held)
        for one in self.held:
            pk = one.product.pk
            self.fields[f"number_{pk}"] = number_field(_("Talt"))
            self.fields[f"expected_{pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=one.total, min_value=0, max_value=MOST
            )
        self.helper = form_helper()

    def rows(self) -> list[tuple[Held, forms.BoundField, forms.BoundField]]:
        """The products with their fields."""
        return [
            (one, self[f"number_{one.product.pk}"], self[f"expected_{one.product.pk}"]) for one in self.held
        ]

    def counted(self) -> list[Counted]:
        """The products that were counted; one whose field was left empty wasn't."""
        found = []
        for one in self.held:
            number = self.cleaned_data.get(f"number_{one.product.pk}")
            expected = self.cleaned_data.get(f"expected_{one.product.pk}")
            if number is not None:
                found.append(Counted(one.product, number, -1 if expected is None else expected))
        return found


class ReverseForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=200,
        help_text=_("For eksempel: skrev feil tall."),
        error_messages={"required": _("Skriv kort hvorfor.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


def number_field(label: Any) -> forms.IntegerField:
    """How many pieces; empty is none said."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MOST,
        required=False,
        widget=forms.TextInput(attrs=DIGITS),
        error_messages={
            "invalid": _("Skriv et helt tall."),
            "min_value": _("Skriv et antall fra 0 og opp."),
            "max_value": _("Så mange kan det ikke være."),
        },
    )


def _batch_field(one: Held, chosen: Batch | None) -> forms.TypedChoiceField:
    there = gettext("%(code)s (%(number)s stk.)")
    return forms.TypedChoiceField(
        label=_("Fra parti"),
        choices=[
            ("", _("De eldste først")),
            *((batch.pk, there % {"code": batch.code, "number": number}) for batch, number in one.batches),
        ],
        coerce=int,
        empty_value=None,
        required=False,
        initial=chosen.pk if chosen and any(chosen == batch for batch, _n in one.batches) else "",
        error_messages={"invalid_choice": _("Partiet er ikke her lenger. Velg et annet.")},
    )


def _price_field(label: Any, one: Held) -> MoneyFormField:
    return MoneyFormField(
        label=label,
        min_value=Decimal(0),
        max_value=HIGHEST_PRICE,
        required=False,
        initial=one.product.price,
        error_messages={
            "min_value": _("Prisen kan ikke være under null."),
            "max_value": _("Prisen er for høy."),
        },
    )
