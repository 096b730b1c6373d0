"""Garnishment (utleggstrekk): orders that bind the employer, and what each took of a slip. SBF §5-10-20."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models import Participant
from bikuben.encryption import EncryptedTextField
from bikuben.money import MoneyField
from bikuben.papers import PaperPart

ZERO = models.Value(Decimal(0), MoneyField())


class GarnishmentKind(models.TextChoices):
    """Who is behind an order: what Skatteetaten coordinates is reported and paid the first working day."""

    COORDINATED = "coordinated", _("samordnet av Skatteetaten")
    OTHER = "other", _("annet pålegg")


class GarnishmentPer(models.TextChoices):
    """What a fixed amount is taken from."""

    PAYOUT = "payout", _("hver utbetaling")
    MONTH = "month", _("hver måned")


class GarnishmentOrder(models.Model):
    """An order (pålegg om utleggstrekk) for one participant, in force from `starts_on` to `ends_on`.

    Either `amount`, kroner of each payout or at most that of each month's payouts, or `percent` of what is
    left after tax. `due_day`: the day of the month after the payout by which the letter wants the money;
    None is the first working day after the payout.
    """

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="garnishment_orders")
    kind = models.CharField(_("slag"), max_length=12, choices=GarnishmentKind.choices)
    payee = EncryptedTextField(_("betales til"), max_length=120, key_from="participant.data_key")
    account_number = EncryptedTextField(
        _("kontonummer"), max_length=11, key_from="participant.data_key", blank=True, default=""
    )
    reference = EncryptedTextField(
        _("KID eller merknad"), max_length=60, key_from="participant.data_key", blank=True, default=""
    )
    starts_on = models.DateField(_("fra"))
    ends_on = models.DateField(_("til og med"), null=True, blank=True)
    amount = MoneyField(_("beløp"), null=True, blank=True)
    per = models.CharField(
        _("trekkes av"), max_length=6, choices=GarnishmentPer.choices, default=GarnishmentPer.MONTH
    )
    percent = models.DecimalField(_("prosent"), max_digits=4, decimal_places=1, null=True, blank=True)
    due_day = models.PositiveSmallIntegerField(
        _("betales innen dag i neste måned"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("utleggstrekk")
        verbose_name_plural = _("utleggstrekk")
        ordering = ("starts_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=False, amount__gt=ZERO, percent=None)
                | Q(amount=None, percent__isnull=False, percent__gt=Decimal(0), percent__lte=Decimal(100)),
                name="payroll_garnishment_amount_or_percent",
                violation_error_message=_("Skriv enten et beløp eller en prosent."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="payroll_garnishment_ends_after_start",
                violation_error_message=_("Trekket kan ikke slutte før det begynner."),
            ),
        ]

    def __str__(self) -> str:
        return f"garnishment order {self.pk}"


class PaySlipGarnishment(PaperPart):
    """What one order took of one slip (kroner; negative on a reversal), with the payee as printed."""

    key_path = "order__participant__data_key"

    paper = models.ForeignKey("PaySlip", on_delete=models.PROTECT, related_name="garnishments")
    position = models.PositiveSmallIntegerField()
    order = models.ForeignKey(GarnishmentOrder, on_delete=models.PROTECT, related_name="taken")
    kind = models.CharField(max_length=12, choices=GarnishmentKind.choices)
    payee = EncryptedTextField(max_length=120, key_from="order.participant.data_key")
    amount = MoneyField()

    class Meta(PaperPart.Meta):
        ordering = ("paper", "position")
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="payroll_garnishment_position"),
            models.UniqueConstraint(fields=["paper", "order"], name="payroll_garnishment_once_a_slip"),
        ]
