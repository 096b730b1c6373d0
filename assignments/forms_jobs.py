"""Forms of the jobs. What they refuse is refused by the actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.layout import HTML
from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assignments.forms_clients import ClientChoice
from assignments.forms_people import DayField
from assignments.forms_planning import pair
from assignments.job_stages import LONGEST_REASON
from assignments.jobs import BEGINNINGS, HIGHEST_PRICE, PRICE
from assignments.models import Client, ContactPerson, Job, JobKind, JobStage, LostReason, WorkDay
from assignments.registers import listed_jobs
from assignments.versions import version_of
from bikuben.forms import form_helper
from bikuben.money import MoneyFormField

PLAIN_FIELDS = (
    "title",
    "kind",
    "estimate",
    "price",
    "starts_on",
    "ends_on",
    "wanted_by",
    "what_to_do",
    "quantity",
    "order_reference",
)


class ContactField(forms.ModelChoiceField):
    """Someone at a client, with the client's name: the client is chosen in the same form."""

    def label_from_instance(self, obj: ContactPerson) -> str:
        return f"{obj.name}, {obj.client.name}"


class JobForm(forms.Form):
    """A job (oppdrag). A new one is a question or agreed; how far an older one has come, its page says."""

    title = forms.CharField(label=_("Hva skal gjøres?"), max_length=120)
    stage = forms.ChoiceField(
        label=_("Hvor langt er dere?"),
        choices=[(JobStage.INQUIRY, _("De har spurt")), (JobStage.AGREED, _("Det er avtalt"))],
        initial=JobStage.INQUIRY,
        required=False,
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label=_("Hvem er det for?"), choices=JobKind.choices, initial=JobKind.BILLED)
    client = ClientChoice(
        label=_("Oppdragsgiver"),
        queryset=Client.objects.none(),
        required=False,
        empty_label=_("Ingen"),
        help_text=_("Bare når arbeidet er for en oppdragsgiver."),
    )
    contact = ContactField(
        label=_("Kontaktperson"),
        queryset=ContactPerson.objects.none(),
        required=False,
        empty_label=_("Ingen"),
    )
    estimate = forms.IntegerField(
        label=_("Anslag i dagsverk"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("En deltaker én dag er ett dagsverk."),
    )
    price = MoneyFormField(
        label=_("Pris per dagsverk"),
        initial=PRICE,
        max_value=HIGHEST_PRICE,
        help_text=_("Det oppdragsgiveren betaler, i kroner."),
        error_messages={"max_value": _("Prisen kan være høyst 10 000 kroner.")},
    )
    wanted_by = DayField(
        label=_("Ønskes ferdig"), required=False, help_text=_("Et ønske. Vi lover ingen dato.")
    )
    quantity = forms.CharField(label=_("Hvor mange?"), max_length=120, required=False)
    what_to_do = forms.CharField(
        label=_("Hva og hvordan"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Ett steg på hver linje. Det står på arket til bordet, så skriv aldri hvem som deltar."),
    )
    starts_on = DayField(label=_("Fra"), required=False)
    ends_on = DayField(label=_("Til"), required=False)
    order_reference = forms.CharField(
        label=_("Bestillingsnummer"),
        max_length=60,
        required=False,
        help_text=_("Det de vil ha på fakturaen, om de har noe."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, job: Job | None = None, **kwargs: Any) -> None:
        if job is not None:
            kwargs["initial"] = {
                **{name: getattr(job, name) for name in PLAIN_FIELDS},
                "client": job.client_id,
                "contact": job.contact_id,
                "version": version_of(job),
            }
        super().__init__(*args, **kwargs)
        client_id, contact_id = (job.client_id, job.contact_id) if job else (None, None)
        self.fields["client"].queryset = Client.objects.filter(Q(is_active=True) | Q(pk=client_id))
        contacts = ContactPerson.objects.filter(Q(is_active=True, client__is_active=True) | Q(pk=contact_id))
        self.fields["contact"].queryset = contacts.select_related("client").order_by("client__name", "name")
        del self.fields["version" if job is None else "stage"]
        if not self.fields["contact"].queryset.exists():
            del self.fields["contact"]
        # Asked anew as she types: she sees what is likely before she promises anything.
        ask = {
            "hx-get": reverse("assignments:job_forecast") + (f"?job={job.pk}" if job else ""),
            "hx-trigger": "input changed delay:400ms, change",
            "hx-include": "[name=estimate],[name=wanted_by]",
            "hx-target": "#forecast",
        }
        for name in ("estimate", "wanted_by"):
            self.fields[name].widget.attrs |= ask
        self.helper = form_helper(
            "title",
            *(["stage"] if job is None else []),
            pair("kind", "client"),
            *(["contact"] if "contact" in self.fields else []),
            pair("estimate", "wanted_by"),
            HTML('{% include "assignments/registers/_likely.html" %}'),
            pair("price", "order_reference"),
            "quantity",
            "what_to_do",
            pair("starts_on", "ends_on"),
            *(["version"] if job else []),
        )

    def clean_stage(self) -> str:
        return self.cleaned_data["stage"] or BEGINNINGS[1]

    def details(self) -> dict[str, Any]:
        """The cleaned details, as the actions take them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class AskedForm(forms.Form):
    """What a forecast is asked for."""

    estimate = forms.IntegerField(required=False, min_value=1, max_value=10_000)
    wanted_by = DayField(required=False)
    job = forms.ModelChoiceField(queryset=listed_jobs(), required=False)


class LostForm(forms.Form):
    """Why nothing came of it."""

    reason = forms.ChoiceField(
        label=_("Hvorfor ble det ikke noe av?"),
        choices=LostReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvorfor det ikke ble noe av.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


class WriteOffForm(forms.Form):
    """Why what is left of a job is not to be billed."""

    reason = forms.CharField(
        label=_("Hvorfor skal det ikke faktureres?"),
        max_length=LONGEST_REASON,
        help_text=_("For eksempel kulanse, eller en gave. Skriv aldri hvem som deltar."),
        error_messages={"required": _("Skriv hvorfor.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper()


class DaysForm(forms.Form):
    """Days to come that have no job, to be given one."""

    days = forms.TypedMultipleChoiceField(
        label=_("Dager uten oppdrag"),
        coerce=date.fromisoformat,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Velg minst én dag."),
            "invalid_choice": _("En av dagene har fått et oppdrag i mellomtiden. Se over og velg igjen."),
        },
    )

    def __init__(self, *args: Any, days: list[WorkDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = [
            (one.date.isoformat(), date_format(one.date, gettext("D j. F"))) for one in days
        ]
        self.helper = form_helper()
