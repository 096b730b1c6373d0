"""Participant-days (dagsverk): one person, one date = one, however many jobs she was on."""

from __future__ import annotations

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from assignments.models import PAYABLE, BilledDay, BillingChoice, Job, Shift


def participant_days() -> QuerySet[Shift]:
    """One shift for each person and date that was worked: the one whose job the day counts on.

    That is the job that the supervisor chose (`BillingChoice`), where she worked on it that day; otherwise
    the job of her first shift.
    """
    worked = Shift.objects.filter(outcome__in=PAYABLE)
    earlier = worked.filter(
        Q(starts_at__lt=OuterRef("starts_at")) | Q(starts_at=OuterRef("starts_at"), pk__lt=OuterRef("pk")),
        participant=OuterRef("participant"),
        work_day=OuterRef("work_day"),
    )
    choice = BillingChoice.objects.filter(participant=OuterRef("participant"), work_day=OuterRef("work_day"))
    # A choice of a job that she turned out not to work on counts for nothing.
    holds = choice.filter(
        job__shifts__participant=F("participant"),
        job__shifts__work_day=F("work_day"),
        job__shifts__outcome__in=PAYABLE,
    )
    is_chosen = Exists(choice.filter(job=OuterRef("job")))
    return worked.filter(is_chosen | (~Exists(holds) & ~Exists(earlier)))


def unbilled_days(job: Job) -> QuerySet[Shift]:
    """The participant-days of a job that stand on no invoice."""
    billed = BilledDay.objects.filter(participant=OuterRef("participant"), work_day=OuterRef("work_day"))
    return participant_days().filter(~Exists(billed), job=job)


def count_of(rows: QuerySet, per: str) -> Coalesce:
    """How many of `rows` point to the row of the outer query by the field `per`, as an annotation."""
    counted = rows.filter(**{per: OuterRef("pk")}).order_by().values(per).annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count"), output_field=IntegerField()), 0)
