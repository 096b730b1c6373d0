"""What has been sent to clients: when, how, and by whom. A register: a paper never says that it is sent."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models.client import InvoiceChannel
from assignments.models.client_payment import Reminder
from assignments.models.invoice import CreditNote, Invoice

ONE_OF = ("invoice", "credit_note", "reminder")


def _exactly_one() -> Q:
    chosen = Q()
    for name in ONE_OF:
        chosen |= Q(**{f"{other}__isnull": other != name for other in ONE_OF})
    return chosen


class SentDocument(models.Model):
    """An invoice, credit note or reminder that was sent. `to` is the address, where it went by e-mail."""

    invoice = models.ForeignKey(
        Invoice, on_delete=models.PROTECT, null=True, blank=True, related_name="sendings"
    )
    credit_note = models.ForeignKey(
        CreditNote, on_delete=models.PROTECT, null=True, blank=True, related_name="sendings"
    )
    reminder = models.ForeignKey(
        Reminder, on_delete=models.PROTECT, null=True, blank=True, related_name="sendings"
    )
    channel = models.CharField(_("sendt som"), max_length=6, choices=InvoiceChannel.choices)
    to = models.EmailField(_("til"), blank=True, default="")
    at = models.DateTimeField(_("når"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [
            models.CheckConstraint(condition=_exactly_one(), name="assignments_sent_one_paper"),
            models.CheckConstraint(
                condition=Q(to="") | Q(channel=InvoiceChannel.EMAIL), name="assignments_sent_to_by_email"
            ),
        ]

    def __str__(self) -> str:
        return f"sent document {self.pk}"

    @property
    def at_here(self) -> date:
        """The day that it was sent, by the clock here."""
        return timezone.localtime(self.at).date()

    @property
    def may_be_unmarked(self) -> bool:
        """Whether it is a mark set by hand; an e-mail from here has gone."""
        return not self.to
