"""Participant-days (dagsverk): one person, one date = one, however many jobs she was on."""

from __future__ import annotations

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from assignments.models import PAYABLE, Shift


def participant_days() -> QuerySet[Shift]:
    """One shift for each person and date that was worked: the first of that day, whose job it counts on."""
    worked = Shift.objects.filter(outcome__in=PAYABLE)
    earlier = worked.filter(
        Q(starts_at__lt=OuterRef("starts_at")) | Q(starts_at=OuterRef("starts_at"), pk__lt=OuterRef("pk")),
        participant=OuterRef("participant"),
        work_day=OuterRef("work_day"),
    )
    return worked.filter(~Exists(earlier))


def count_of(rows: QuerySet, per: str) -> Coalesce:
    """How many of `rows` point to the row of the outer query by the field `per`, as an annotation."""
    counted = rows.filter(**{per: OuterRef("pk")}).order_by().values(per).annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count"), output_field=IntegerField()), 0)
