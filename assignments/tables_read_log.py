"""The list of who has looked at what is otherwise hidden."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from assignments.models import Participant
from bikuben.documents.wording import short_moment
from bikuben.models import ReadLog, User


class ReadLogTable(tables.Table):
    """Each look, newest first. The log holds ids: the names of a page are read by `read_names`."""

    at = tables.Column(verbose_name=_("Når"), order_by=("at", "pk"), attrs={"td": {"class": "text-nowrap"}})
    subject = tables.Column(verbose_name=_("Deltaker"), orderable=False)
    what = tables.Column(verbose_name=_("Hva"))
    user = tables.Column(verbose_name=_("Hvem så"), order_by=("user__first_name", "user__username"))

    class Meta:
        model = ReadLog
        fields = ("at", "subject", "what", "user")
        order_by = ("-at",)
        empty_text = _("Ingen har sett noe ennå.")

    names: dict[int, str]

    def read_names(self) -> None:
        """Decrypt the names of those on this page of the list and no others, in one query."""
        self.names = chosen_names(row.record.subject for row in self.paginated_rows)

    def render_at(self, value: datetime) -> str:
        return short_moment(value)

    def render_subject(self, value: int) -> SafeString | str:
        if value not in self.names:
            return "–"
        address = reverse("assignments:read_log", args=[value])
        return format_html('<a href="{}">{}</a>', address, self.names[value])

    def render_user(self, value: User) -> str:
        return value.first_name or value.username


def chosen_names(ids: Iterable[int]) -> dict[int, str]:
    """Chosen names by id; ids of nobody are left out."""
    return {one.pk: str(one.chosen_name) for one in Participant.objects.filter(pk__in=set(ids))}
