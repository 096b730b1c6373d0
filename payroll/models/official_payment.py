"""What was paid to Skatteetaten and by order (innbetaling): a paper, so that books can lean on it."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bikuben.money import MoneyField
from bikuben.papers import Paper
from payroll.models.garnishment import GarnishmentOrder

ZERO = models.Value(Decimal(0), MoneyField())
COPIED_BY_A_REVERSAL = ("kind", "counts_for", "order_id")


class OfficialPaymentKind(models.TextChoices):
    """What a payment covers."""

    WITHHOLDING = "withholding", _("skattetrekk")
    CONTRIBUTION = "contribution", _("arbeidsgiveravgift")
    GARNISHMENT = "garnishment", _("utleggstrekk")


class OfficialPayment(Paper):
    """One amount marked as paid (kroner); `date` is the day it left the bank.

    `counts_for`: the payout date that the withholding or garnishment is of, or the first day of the two-month
    term of a contribution. Marked by mistake: a payment of the opposite amount that `reverses` it.
    """

    paper_kind = "official_payment"
    hash_fields = {1: ("kind", "counts_for", "order", "amount", "reverses")}

    kind = models.CharField(max_length=12, choices=OfficialPaymentKind.choices)
    counts_for = models.DateField()
    order = models.ForeignKey(
        GarnishmentOrder, on_delete=models.PROTECT, null=True, blank=True, related_name="payments"
    )
    amount = MoneyField()
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )

    class Meta(Paper.Meta):
        verbose_name = _("innbetaling")
        verbose_name_plural = _("innbetalinger")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind=OfficialPaymentKind.GARNISHMENT, order__isnull=False)
                | (~Q(kind=OfficialPaymentKind.GARNISHMENT) & Q(order=None)),
                name="payroll_payment_of_garnishment_has_order",
            ),
            models.CheckConstraint(
                condition=Q(reverses=None, amount__gt=ZERO) | Q(reverses__isnull=False, amount__lt=ZERO),
                name="payroll_payment_sign",
            ),
        ]
        indexes = [models.Index(fields=["kind", "counts_for"])]

    def recount(self) -> list[str]:
        """A reversal is exactly what it reverses, the other way."""
        if self.reverses is None:
            return []
        problems = []
        if self.reverses.amount != -self.amount:
            problems.append("the amount is not what it reverses")
        if any(getattr(self, name) != getattr(self.reverses, name) for name in COPIED_BY_A_REVERSAL):
            problems.append("it counts for something else than what it reverses")
        return problems
