"""What is kept about a participant's garnishment (utleggstrekk), in words (`PARTICIPANT_COPY`)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assignments.copy_for_her import Section
from assignments.models import Participant
from bikuben.documents.wording import short_date, short_moment
from bikuben.money import kroner
from payroll.copy_sections import happened
from payroll.garnishment_words import how_much
from payroll.models import GarnishmentOrder, PaySlipGarnishment


def orders(participant: Participant) -> list[Section]:
    """Her orders with each time one was changed, and what was taken of which slip; newest first."""
    history = (
        GarnishmentOrder.history.filter(participant=participant)
        .select_related("participant__data_key")
        .order_by("-history_date", "-pk")
    )
    rows = tuple(
        (
            short_moment(one.history_date),
            happened(one.history_type),
            f"{one.payee}, {one.get_kind_display()}",
            _account(one),
            how_much(one),
            short_date(one.starts_on) + "–" + (short_date(one.ends_on) if one.ends_on else ""),
        )
        for one in history
    )
    if not rows:
        return []
    headings = (
        _("Dato"),
        _("Hva skjedde"),
        _("Til"),
        _("Konto og KID"),
        _("Hva trekkes"),
        _("Når det gjelder"),
    )
    taken = PaySlipGarnishment.objects.filter(order__participant=participant).select_related("paper")
    parts = tuple(
        (part.paper.full_number, short_date(part.paper.date), str(part.payee), kroner(part.amount))
        for part in taken.order_by("-paper__year", "-paper__number", "position")
    )
    return [
        Section(_("Utleggstrekk"), headings=headings, rows=rows),
        Section(
            _("Trukket av lønna"),
            headings=(_("Slipp"), _("Utbetalt"), _("Til"), _("Kroner")),
            rows=parts,
            figures=1,
        ),
    ]


def _account(order: GarnishmentOrder) -> str:
    texts = [str(order.account_number), str(order.reference)]
    if order.due_day:
        texts.append(_("innen den %(day)d.") % {"day": order.due_day})
    return ", ".join(text for text in texts if text)
