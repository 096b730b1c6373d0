"""The cash box (kassa): movements and counts are papers, and so is a settlement where no notes move."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q, Sum, Value
from django.utils.translation import gettext_lazy as _

from bikuben.encryption import EncryptedTextField
from bikuben.money import MoneyField
from bikuben.papers import Paper
from payroll.models.pay_slip import PaySlip

ZERO = Value(Decimal(0), MoneyField())


class MovementKind(models.TextChoices):
    """Why money went into the box or out of it."""

    OPENING = "opening", _("kasse ved start")
    WITHDRAWAL = "withdrawal", _("fra banken")
    DEPOSIT = "deposit", _("til banken")
    PAYOUT = "payout", _("lønn")
    RETURN = "return", _("lønn tilbake")


class CashMovement(Paper):
    """Money into the box (positive kroner) or out of it (negative).

    `explains` names the count whose difference this late-entered payout explains: the money was already
    gone when the box was counted, so the expected balance is not moved again.
    """

    paper_kind = "cash_movement"
    hash_fields = {1: ("kind", "amount", "slip", "explains", "text")}

    kind = models.CharField(max_length=12, choices=MovementKind.choices)
    amount = MoneyField()
    slip = models.OneToOneField(
        PaySlip, on_delete=models.PROTECT, null=True, blank=True, related_name="movement"
    )
    explains = models.ForeignKey(
        "CashCount", on_delete=models.PROTECT, null=True, blank=True, related_name="explained_by"
    )
    text = EncryptedTextField(_("tekst"), max_length=200, key_from="project", blank=True, default="")

    class Meta(Paper.Meta):
        verbose_name = _("kassebevegelse")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=[MovementKind.PAYOUT, MovementKind.RETURN], slip__isnull=False)
                | (~Q(kind__in=[MovementKind.PAYOUT, MovementKind.RETURN]) & Q(slip=None)),
                name="payroll_movement_of_pay_has_slip",
            ),
            models.CheckConstraint(
                # Pay may be nothing in the hand: a garnishment can take all of it.
                condition=Q(kind=MovementKind.PAYOUT, amount__lte=ZERO)
                | Q(kind=MovementKind.DEPOSIT, amount__lt=ZERO)
                | Q(kind__in=[MovementKind.OPENING, MovementKind.WITHDRAWAL], amount__gt=ZERO)
                | Q(kind=MovementKind.RETURN, amount__gte=ZERO),
                name="payroll_movement_sign",
            ),
        ]

    def recount(self) -> list[str]:
        """A movement of pay is exactly the slip's net, the other way."""
        if self.slip is not None and self.slip.net != -self.amount:
            return ["the amount is not the slip's net"]
        return []


class CashCount(Paper):
    """The box counted: what was expected, what was there, the difference and its explanation.

    `expected` follows the order of issue: all movements up to `last_movement` that explain no earlier count,
    and the differences of the counts before this one. `denominations` is {"200": 12, …} where notes were
    counted one by one. `counted_by` is the name of whoever counted (BOKF §5-4-5).
    """

    paper_kind = "cash_count"
    hash_fields = {
        1: (
            "expected",
            "counted",
            "difference",
            "denominations",
            "explanation",
            "counted_by",
            "last_movement",
        )
    }

    expected = MoneyField()
    counted = MoneyField()
    difference = MoneyField()
    denominations = models.JSONField(null=True, blank=True)
    explanation = EncryptedTextField(
        _("forklaring"), max_length=300, key_from="project", blank=True, default=""
    )
    counted_by = EncryptedTextField(_("talt av"), max_length=120, key_from="project")
    last_movement = models.ForeignKey(
        CashMovement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Paper.Meta):
        verbose_name = _("telling")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(difference=F("counted") - F("expected")), name="payroll_count_difference"
            ),
            models.CheckConstraint(condition=Q(counted__gte=ZERO), name="payroll_count_not_negative"),
        ]

    def recount(self) -> list[str]:
        """The expected balance is what the movements and counts before it say."""
        problems = []
        if self.expected != expected_balance(upto=self.last_movement, before=self):
            problems.append("the expected balance is not the sum of the movements before it")
        if self.denominations is not None:
            total = sum(Decimal(value) * count for value, count in self.denominations.items())
            if total != self.counted:
                problems.append("the notes and coins are not the total")
        return problems


def _sum(queryset: models.QuerySet, field: str) -> Decimal:
    return queryset.aggregate(total=Sum(field))["total"] or Decimal(0)


def expected_balance(*, upto: CashMovement | bool | None = True, before: CashCount | None = None) -> Decimal:
    """What should be in the box (kroner), now or as it was for an earlier count.

    A movement that explains a count's difference was already felt by that count and doesn't count again.
    """
    movements = CashMovement.objects.filter(explains=None)
    counts = CashCount.objects.all()
    if upto is None:
        movements = movements.none()
    elif isinstance(upto, CashMovement):
        movements = movements.filter(Q(year__lt=upto.year) | Q(year=upto.year, number__lte=upto.number))
    if before is not None:
        counts = counts.filter(Q(year__lt=before.year) | Q(year=before.year, number__lt=before.number))
    return _sum(movements, "amount") + _sum(counts, "difference")


class Settlement(Paper):
    """A new slip against money she already has: the reversed slip's net, and no notes move (oppgjør)."""

    paper_kind = "settlement"
    hash_fields = {1: ("slip", "reversal", "amount")}

    slip = models.OneToOneField(PaySlip, on_delete=models.PROTECT, related_name="settlement")
    reversal = models.OneToOneField(PaySlip, on_delete=models.PROTECT, related_name="settled_by")
    amount = MoneyField()

    class Meta(Paper.Meta):
        verbose_name = _("oppgjør")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gte=ZERO), name="payroll_settlement_positive"),
        ]

    def recount(self) -> list[str]:
        """The new net and the reversed net are the same money."""
        if self.slip.net != self.amount or self.reversal.net != -self.amount:
            return ["the two slips are not the same money"]
        return []


class PaidSlip(models.Model):
    """The claim that a slip is paid once: by one cash movement or by one settlement, never both."""

    slip = models.OneToOneField(PaySlip, on_delete=models.PROTECT, primary_key=True, related_name="paid")
    movement = models.OneToOneField(
        CashMovement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settlement = models.OneToOneField(
        Settlement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(movement__isnull=False, settlement=None)
                | Q(movement=None, settlement__isnull=False),
                name="payroll_slip_paid_one_way",
            )
        ]

    def __str__(self) -> str:
        return f"paid slip {self.slip_id}"
