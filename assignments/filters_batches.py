"""What the list of batches can be narrowed to."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from assignments.models import Batch, Product

STATES = [("open", _("i arbeid")), ("closed", _("avsluttede"))]


class BatchFilter(django_filters.FilterSet):
    """Open or closed, and of which product."""

    state = django_filters.ChoiceFilter(
        label=_("Vis"), choices=STATES, method="by_state", empty_label=_("alle")
    )
    product = django_filters.ModelChoiceFilter(
        label=_("Produkt"), queryset=Product.objects.all(), empty_label=_("alle")
    )

    class Meta:
        model = Batch
        fields: list[str] = []

    def by_state(self, batches: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return batches.filter(closed_on__isnull=value == "open")
