"""The form of a job. What they refuse is refused by the actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assignments.forms_clients import ClientChoice
from assignments.forms_people import DayField
from assignments.forms_planning import pair
from assignments.jobs import PRICE
from assignments.models import Client, Job, JobKind
from assignments.versions import version_of
from bikuben.forms import form_helper
from bikuben.money import MoneyFormField

JOB_FIELDS = ("title", "kind", "client", "estimate", "price", "starts_on", "ends_on")


class JobForm(forms.Form):
    """A job (oppdrag)."""

    title = forms.CharField(label=_("Hva skal gjøres?"), max_length=120)
    kind = forms.ChoiceField(label=_("Hvem er det for?"), choices=JobKind.choices, initial=JobKind.BILLED)
    client = ClientChoice(
        label=_("Oppdragsgiver"),
        queryset=Client.objects.none(),
        required=False,
        empty_label=_("Ingen"),
        help_text=_("Bare når arbeidet er for en oppdragsgiver."),
    )
    estimate = forms.IntegerField(
        label=_("Anslag i dagsverk"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("En deltaker én dag er ett dagsverk."),
    )
    price = MoneyFormField(
        label=_("Pris per dagsverk"), initial=PRICE, help_text=_("Det oppdragsgiveren betaler, i kroner.")
    )
    starts_on = DayField(label=_("Fra"), required=False)
    ends_on = DayField(label=_("Til"), required=False)
    is_active = forms.BooleanField(
        label=_("Oppdraget pågår"),
        required=False,
        help_text=_("Ta bort krysset når det er ferdig. Da kan det ikke velges for nye dager."),
    )

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, job: Job | None = None, **kwargs: Any) -> None:
        if job is not None:
            kwargs["initial"] = {
                **{name: getattr(job, name) for name in (*JOB_FIELDS, "is_active")},
                "client": job.client_id,
                "version": version_of(job),
            }
        super().__init__(*args, **kwargs)
        choices = Q(is_active=True) | Q(pk=job.client_id if job else None)
        self.fields["client"].queryset = Client.objects.filter(choices)
        if job is None:
            del self.fields["is_active"], self.fields["version"]
        self.helper = form_helper(
            "title",
            pair("kind", "client"),
            pair("estimate", "price"),
            pair("starts_on", "ends_on"),
            *(["is_active", "version"] if job else []),
        )

    def details(self) -> dict[str, Any]:
        """The cleaned details, as the actions take them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
