"""The follow-ups that wait (oppfølging): what was promised to do next, the oldest first."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import ngettext

from assignments.models import Approach, Client
from bikuben.notices import Todo
from bikuben.roles import Role

SOON = timedelta(days=14)


def open_follow_ups() -> QuerySet[Approach]:
    """Every next step that isn't done, of clients that are still clients; the oldest first, no day last.

    `last_note` and `last_on` are the newest words that were written down about the client.
    """
    newest = Approach.objects.filter(client=OuterRef("client")).exclude(note="").order_by("-date", "-pk")
    return (
        Approach.objects.filter(done_on=None, client__is_active=True)
        .exclude(next_step="")
        .select_related("client")
        .prefetch_related("client__contacts")
        .annotate(last_note=Subquery(newest.values("note")[:1]), last_on=Subquery(newest.values("date")[:1]))
        .order_by(F("next_on").asc(nulls_last=True), "client__name", "pk")
    )


def due_follow_ups(today: date) -> QuerySet[Approach]:
    """Those of today and before."""
    return open_follow_ups().filter(next_on__lte=today)


def coming_follow_ups(today: date) -> QuerySet[Approach]:
    """Those of the next two weeks."""
    return open_follow_ups().filter(next_on__gt=today, next_on__lte=today + SOON)


def follow_ups_without_day() -> QuerySet[Approach]:
    """Those that no day was set for."""
    return open_follow_ups().filter(next_on=None)


def steps_of(client: Client) -> QuerySet[Approach]:
    """The client's next steps that aren't done, also those without a day."""
    waiting = client.approaches.filter(done_on=None).exclude(next_step="")
    return waiting.order_by(F("next_on").asc(nulls_last=True), "pk")


def follow_up_todos(today: date) -> list[Todo]:
    """How many wait (`TODO_PROVIDERS`). A count: the page tells who."""
    count = Approach.objects.filter(
        done_on=None, client__is_active=True, next_on__isnull=False, next_on__lte=today
    ).count()
    if not count:
        return []
    text = ngettext(
        "En oppdragsgiver skal følges opp.", "%(count)s oppdragsgivere skal følges opp.", count
    ) % {"count": count}
    return [Todo(text, reverse("assignments:follow_ups"), roles=(Role.SUPERVISOR,))]
