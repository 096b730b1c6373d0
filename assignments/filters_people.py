"""Narrowing the list of people: what may be chosen. Encrypted text is narrowed after decrypting."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from assignments.models import Participant
from assignments.people_list import MissingChoice, Standing
from bikuben.forms import form_helper

STATES = [
    ("on_the_way", Standing.ON_THE_WAY.label),
    ("paused", Standing.PAUSED.label),
    ("ended", Standing.ENDED.label),
    ("everyone", _("alle som har vært her")),
]


class PeopleFilter(filters.FilterSet):
    """Standing and what is missing. `state` and `missing` are the cleaned choices, "" where none was made.

    Without `with_permits` the list can't be narrowed to permits that are short.
    """

    state = filters.ChoiceFilter(
        label=_("Hvem"), choices=STATES, empty_label=_("de som deltar"), method="as_it_is"
    )
    missing = filters.ChoiceFilter(
        label=_("Mangler"),
        choices=MissingChoice.choices,
        empty_label=_("alt eller ingenting"),
        method="as_it_is",
    )

    def __init__(self, *args: Any, with_permits: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_permits:
            choices = [one for one in MissingChoice.choices if one[0] != MissingChoice.PERMIT]
            self.filters["missing"].extra["choices"] = choices

    class Meta:
        model = Participant
        fields: list[str] = []

    def as_it_is(self, queryset: Any, name: str, value: str) -> Any:
        """The rows are narrowed after decrypting (`people_list.narrowed`)."""
        return queryset

    @property
    def form(self) -> forms.Form:
        form = super().form
        form.helper = form_helper()
        return form

    def chosen(self) -> dict[str, str]:
        """The valid choices by name; a choice that isn't there counts as none."""
        form = self.form
        form.is_valid()
        return {name: form.cleaned_data.get(name) or "" for name in ("state", "missing")}
