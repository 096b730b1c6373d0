"""What waits to be done about own production (gjøremål), for the today page."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assignments.models import Job, Product, StockKind, StockMovement
from assignments.participant_days import participant_days
from bikuben.notices import Todo
from bikuben.roles import Role

LOOKS_BACK = timedelta(days=7)
WORK = (StockKind.ASSEMBLED, StockKind.PREPARED, StockKind.MADE, StockKind.REJECTED)


def production_todos(today: date) -> list[Todo]:
    """The work on a product that nobody has entered the numbers of, the last week (`TODO_PROVIDERS`).

    Whoever worked on it is known from the shifts already; what came of it only she at the table knows.
    """
    entered = StockMovement.objects.filter(
        # A batch keeps the job that it was begun on, also where its product has got another since.
        Q(batch__job=OuterRef("job")) | Q(batch__product__job=OuterRef("job")),
        kind__in=WORK,
        date=OuterRef("work_day__date"),
        reverses=None,
        reversed_by=None,
    )
    worked = participant_days().filter(
        ~Exists(entered),
        job__in=Job.objects.filter(products__in=Product.objects.filter(is_active=True)),
        work_day__date__range=(today - LOOKS_BACK, today),
    )
    found = sorted(set(worked.values_list("work_day__date", "job__title")), reverse=True)
    return [
        Todo(
            _("Skriv hvor mange som ble laget: %(what)s, %(day)s.")
            % {"what": title, "day": date_format(day, _("l j. F"))},
            f"{reverse('assignments:production')}?date={day:%Y-%m-%d}",
            roles=(Role.SUPERVISOR,),
            today=day == today,
        )
        for day, title in found[:2]
    ]
