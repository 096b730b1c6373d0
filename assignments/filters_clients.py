"""What the lists of clients and approaches can be narrowed to."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from assignments.models import Approach, ApproachKind, Client, ContactPerson

STATES = [
    ("with_jobs", _("har oppdrag nå")),
    ("hoped", _("uten oppdrag ennå")),
    ("written", _("skrevet til")),
    ("warned", _("dårlig erfaring")),
    ("former", _("ikke lenger")),
]


class ClientFilter(django_filters.FilterSet):
    """Words in name, contact, place or number, and how it stands with them."""

    search = django_filters.CharFilter(label=_("Søk"), method="by_words")
    state = django_filters.ChoiceFilter(
        label=_("Vis"), choices=STATES, method="by_state", empty_label=_("alle")
    )

    class Meta:
        model = Client
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Client]) -> QuerySet[Client]:
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") else found.filter(is_active=True)

    def by_words(self, clients: QuerySet[Client], name: str, value: str) -> QuerySet[Client]:
        for word in value.split()[:8]:
            clients = clients.filter(
                _has(word, "name", "contact", "city")
                | Q(organisation_number__startswith=word)
                | Q(pk__in=ContactPerson.objects.filter(_has(word, "name")).values("client"))
            )
        return clients

    def by_state(self, clients: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        if value == "former":
            return clients.filter(is_active=False)
        if value == "warned":
            return clients.filter(has_warning=True)
        if value == "with_jobs":
            return clients.filter(jobs_now__gt=0)
        if value == "written":
            return clients.filter(is_active=True).exclude(last_on=None)
        return clients.filter(is_active=True, has_jobs=False)


class ApproachFilter(django_filters.FilterSet):
    """Words, how it was done, and one client alone."""

    search = django_filters.CharFilter(label=_("Søk"), method="by_words")
    kind = django_filters.ChoiceFilter(label=_("Vis"), choices=ApproachKind.choices, empty_label=_("alle"))
    client = django_filters.ModelChoiceFilter(queryset=Client.objects.all())

    class Meta:
        model = Approach
        fields: list[str] = []

    def by_words(self, approaches: QuerySet[Approach], name: str, value: str) -> QuerySet[Approach]:
        return approaches.filter(_has(value, "client__name", "note", "next_step"))


def _has(word: str, *fields: str) -> Q:
    """The word in one of the fields. SQLite knows no capitals past A–Z, so Å and å are both asked for."""
    found = Q()
    for way in dict.fromkeys((word, word.lower(), word.upper(), word.capitalize())):
        for field in fields:
            found |= Q((f"{field}__icontains", way))
    return found
