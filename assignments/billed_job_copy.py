"""Which job each of her days was said to count on (`PARTICIPANT_COPY`)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assignments.copy_for_her import Section
from assignments.models import BillingChoice, Participant
from bikuben.documents.wording import short_date, short_moment


def billed_jobs(participant: Participant) -> list[Section]:
    """Each time a day of hers was put on one of its jobs, newest first; what was taken back too."""
    history = (
        BillingChoice.history.filter(participant=participant)
        .select_related("work_day", "job")
        .order_by("-history_date", "-pk")
    )
    rows = tuple(
        (
            short_moment(one.history_date),
            short_date(one.work_day.date),
            one.job.title,
            _("tatt tilbake") if one.history_type == "-" else _("valgt"),
        )
        for one in history
    )
    headings = (_("Når"), _("Dag"), _("Oppdrag"), _("Hva skjedde"))
    return [Section(_("Oppdraget dagen din telte på"), headings=headings, rows=rows)] if rows else []
