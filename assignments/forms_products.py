"""Forms of products, their lists of parts and check lists. What they refuse is refused by the actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assignments.check_lists import LONGEST_NOTE, Answer, note_field, ok_field
from assignments.forms_people import DayField, HelpedForm
from assignments.models import WORKABLE, BatchCheck, CheckPoint, Component, Job, JobKind, Product
from assignments.parts_lists import MOST_OF_A_PART
from assignments.products import HIGHEST_PRICE, LONGEST_CARD
from assignments.versions import version_of
from bikuben.forms import form_helper
from bikuben.money import MoneyFormField

FIELDS = ("name", "prefix", "price", "job", "card_nb", "card_en", "is_active")
CARD_HELP = _(
    "Ett avsnitt på hver linje. Begynner linja med hjerte, perle, fugl eller tiger, tegnes det ved siden av."
)


class ProductForm(HelpedForm):
    """A product. The story on the card and whether it is made still are asked when it is changed."""

    name = forms.CharField(label=_("Navn"), max_length=80, error_messages={"required": _("Skriv et navn.")})
    prefix = forms.CharField(
        label=_("Bokstaver i partikoden"),
        max_length=4,
        help_text=_("To til fire bokstaver, som MB. Da heter det første partiet MB-2026-001."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
        error_messages={"required": _("Skriv to til fire bokstaver.")},
    )
    price = MoneyFormField(
        label=_("Pris i butikk"),
        max_value=HIGHEST_PRICE,
        min_value=Decimal(0),
        help_text=_("Det kunden betaler for én, i kroner."),
        error_messages={
            "required": _("Skriv prisen i kroner."),
            "max_value": _("Velg en pris mellom 0 og 100 000 kroner."),
            "min_value": _("Velg en pris mellom 0 og 100 000 kroner."),
        },
    )
    job = forms.ModelChoiceField(
        label=_("Oppdrag"),
        queryset=Job.objects.none(),
        help_text=_("Det dere velger på arbeidsdagen når dere lager dette."),
        error_messages={
            "required": _("Velg et oppdrag."),
            "invalid_choice": _("Velg et oppdrag fra lista."),
        },
    )
    card_nb = forms.CharField(
        label=_("Kortet på norsk"),
        max_length=LONGEST_CARD,
        required=False,
        help_text=CARD_HELP,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    card_en = forms.CharField(
        label=_("Kortet på engelsk"),
        max_length=LONGEST_CARD,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "en"}),
    )
    is_active = forms.BooleanField(label=_("Er i produksjon"), required=False)

    def __init__(self, *args: Any, product: Product | None = None, **kwargs: Any) -> None:
        if product is not None:
            kwargs["initial"] = {name: getattr(product, name) for name in FIELDS}
            kwargs["initial"] |= {"job": product.job_id, "version": version_of(product)}
        super().__init__(*args, **kwargs)
        own = Q(kind=JobKind.OWN_PRODUCTION, stage__in=WORKABLE)
        self.fields["job"].queryset = Job.objects.filter(own | Q(pk=product.job_id if product else None))
        if product is None:
            self.fields["job"].required = False
            self.fields["job"].empty_label = _("Lag et nytt med samme navn")
            for name in ("card_nb", "card_en", "is_active", "version"):
                del self.fields[name]
        elif product.batches.exists():
            self.fields["prefix"].widget.attrs["readonly"] = True
            self.fields["prefix"].help_text = _("Står på esker som er laget, så de blir som de er.")


class PartsListForm(forms.Form):
    """How many of each part one piece takes, from a date on."""

    valid_from = DayField(label=_("Gjelder fra"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, components: Sequence[Component], numbers: Mapping[int, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.components = {f"part_{one.pk}": one for one in components}
        for name, one in self.components.items():
            self.fields[name] = forms.IntegerField(
                label=one.name,
                required=False,
                min_value=0,
                max_value=MOST_OF_A_PART,
                initial=numbers.get(one.pk),
                error_messages={
                    "invalid": _("Skriv et helt tall."),
                    "min_value": _("Skriv et antall fra 0 og opp."),
                    "max_value": _("Skriv et antall under 1000."),
                },
            )
        self.helper = form_helper()

    def rows(self) -> list[tuple[Component, forms.BoundField]]:
        """Each part with its field, for the page."""
        return [(one, self[name]) for name, one in self.components.items()]

    def parts(self) -> dict[Component, int]:
        """How many of each part; none where nothing was written."""
        return {one: self.cleaned_data.get(name) or 0 for name, one in self.components.items()}


class CheckPointsForm(forms.Form):
    """The lines of a check list, one a line."""

    points = forms.CharField(
        label=_("Punkter"),
        max_length=4000,
        required=False,
        help_text=_("Ett punkt på hver linje, i den rekkefølgen de sjekkes."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()

    def texts(self) -> list[str]:
        return self.cleaned_data["points"].splitlines()


class ChecksForm(forms.Form):
    """The answers of a batch: each point right or not, with a note."""

    def __init__(
        self, *args: Any, points: Sequence[CheckPoint], checks: Mapping[int, BatchCheck], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.points = points
        for point in points:
            known = checks.get(point.pk)
            self.fields[ok_field(point)] = forms.ChoiceField(
                label=point.text,
                choices=[("ok", _("I orden")), ("not", _("Ikke i orden"))],
                widget=forms.RadioSelect,
                initial=None if known is None else ("ok" if known.is_ok else "not"),
                error_messages={
                    "required": _("Svar på alle punktene."),
                    "invalid_choice": _("Velg i orden eller ikke i orden."),
                },
            )
            self.fields[note_field(point)] = forms.CharField(
                label=_("Merknad"),
                max_length=LONGEST_NOTE,
                required=False,
                initial=known.note if known else "",
                widget=forms.TextInput(
                    attrs={"aria-label": format_lazy(_("Merknad: {point}"), point=point.text)}
                ),
            )
        self.helper = form_helper()

    def rows(self) -> list[tuple[CheckPoint, forms.BoundField, forms.BoundField]]:
        """Each point with its two fields, for the page."""
        return [(point, self[ok_field(point)], self[note_field(point)]) for point in self.points]

    def answers(self) -> list[Answer]:
        data = self.cleaned_data
        return [
            Answer(point, data[ok_field(point)] == "ok", data[note_field(point)]) for point in self.points
        ]
