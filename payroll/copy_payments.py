"""What was taken of her pay by order and paid on, in words (`PARTICIPANT_COPY`)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assignments.copy_for_her import Section
from assignments.models import Participant
from bikuben.documents.wording import short_date
from bikuben.money import kroner
from payroll.models import OfficialPayment


def paid_on(participant: Participant) -> list[Section]:
    """Payments by her orders, newest first, and what took one back. Nothing where there is none. Kroner."""
    found = (
        OfficialPayment.objects.filter(order__participant=participant)
        .select_related("order__participant__data_key")
        .order_by("-year", "-number")
    )
    rows = tuple(
        (
            short_date(one.date),
            short_date(one.counts_for),
            str(one.order.payee),
            kroner(one.amount),
        )
        for one in found
    )
    if not rows:
        return []
    headings = (_("Betalt"), _("Av lønn utbetalt"), _("Til"), _("Kroner"))
    return [Section(_("Utleggstrekk betalt videre"), headings=headings, rows=rows, figures=1)]
