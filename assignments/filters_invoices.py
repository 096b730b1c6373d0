"""What the list of invoices can be narrowed to."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from assignments.invoice_balance import LABELS
from assignments.models import Client, Invoice
from bikuben.forms import form_helper


def _years() -> list[tuple[int, str]]:
    found = Invoice.objects.order_by().values_list("year", flat=True).distinct()
    return [(year, str(year)) for year in sorted(found, reverse=True)]


def _clients(_request: Any) -> QuerySet[Client]:
    return Client.objects.filter(pk__in=Invoice.objects.order_by().values("client"))


class InvoiceFilter(django_filters.FilterSet):
    """By where the money is, by client and by year; wants `with_state`."""

    state = django_filters.ChoiceFilter(
        label=_("Betalt?"), choices=list(LABELS.items()), empty_label=_("Alle")
    )
    client = django_filters.ModelChoiceFilter(
        label=_("Oppdragsgiver"), queryset=_clients, empty_label=_("Alle")
    )
    year = django_filters.ChoiceFilter(label=_("År"), choices=_years, empty_label=_("Alle"))

    class Meta:
        model = Invoice
        fields = ("state", "client", "year")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.helper = form_helper()
