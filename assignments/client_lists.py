"""The list of clients, and of those who can be written to, at a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from assignments.models import Approach, Client, Job

ONLY_THESE = "only"
WHO = [
    ("never", _("aldri skrevet til")),
    ("hoped", _("uten oppdrag ennå")),
    ("worked", _("har hatt oppdrag")),
    ("all", _("alle")),
]


def listed_clients() -> QuerySet[Client]:
    """Every client with its jobs now (`jobs_now`), if it ever had one, its last approach and next step."""
    approaches = Approach.objects.filter(client=OuterRef("pk"))
    waiting = approaches.filter(done_on=None).exclude(next_on=None).order_by("next_on", "pk")
    return Client.objects.prefetch_related("contacts").annotate(
        jobs_now=Count("jobs", filter=Q(jobs__is_active=True)),
        has_jobs=Exists(Job.objects.filter(client=OuterRef("pk"))),
        last_on=Subquery(approaches.order_by("-date", "-pk").values("date")[:1]),
        next_step=Subquery(waiting.values("next_step")[:1]),
        next_on=Subquery(waiting.values("next_on")[:1]),
    )


def letter_choices(who: str, *, also: Iterable[int] = ()) -> QuerySet[Client]:
    """Active clients that may be written to, by one of `WHO` ("" is all), and those in `also`.

    "never" is for a first letter: no client we work for, none with a bad experience.

    `ONLY_THESE` is those in `also` and no other.
    """
    clients = listed_clients().filter(is_active=True).order_by("name")
    chosen = {
        "never": Q(last_on=None, has_jobs=False, has_warning=False),
        "hoped": Q(has_jobs=False),
        "worked": Q(has_jobs=True),
        ONLY_THESE: Q(pk__in=[]),
    }.get(who)
    return clients.filter(chosen | Q(pk__in=list(also))) if chosen is not None else clients
