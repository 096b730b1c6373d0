"""Our own cash sales: numbered receipts and the dated daily count (BOKF §5-4-1, §5-4-5)."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assignments.models.pieces import PieceMovement
from bikuben.encryption import EncryptedTextField
from bikuben.money import MoneyField
from bikuben.papers import Paper

ZERO = models.Value(Decimal(0), MoneyField())


class PaidBy(models.TextChoices):
    """How a customer paid."""

    CASH = "cash", _("kontant")
    VIPPS = "vipps", _("Vipps")
    CARD = "card", _("kort")


class HandedTo(models.TextChoices):
    """Where the counted money went."""

    BANK = "bank", _("til banken")
    BOX = "box", _("til lønnskassa")
    KEPT = "kept", _("blir liggende til neste gang")


class CashSale(Paper):
    """A receipt (kvittering) for what we sold ourselves, kroner with VAT; its lines are its movement's.

    A purchase taken back is a receipt of the opposite amounts that `reverses` it.
    """

    paper_kind = "cash_sale"
    hash_fields = {
        1: (
            "movement", "total", "vat_percent", "vat", "paid_by", "seller_name",
            "seller_organisation_number", "vat_registered", "exemption_text", "reverses",
        )
    }  # fmt: skip

    movement = models.OneToOneField(PieceMovement, on_delete=models.PROTECT, related_name="cash_sale")
    total = MoneyField()
    vat_percent = models.DecimalField(max_digits=4, decimal_places=1, default=Decimal(0))
    vat = MoneyField(default=Decimal(0))
    paid_by = models.CharField(_("betalt med"), max_length=5, choices=PaidBy.choices)
    seller_name = models.CharField(max_length=120)
    seller_organisation_number = models.CharField(max_length=9, blank=True, default="")
    vat_registered = models.BooleanField(default=False)
    exemption_text = models.CharField(max_length=200, blank=True, default="")
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )

    class Meta(Paper.Meta):
        verbose_name = _("kvittering")
        verbose_name_plural = _("kvitteringer")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(reverses=None, total__gte=ZERO) | Q(reverses__isnull=False, total__lte=ZERO),
                name="assignments_cash_sale_sign",
            ),
        ]

    def recount(self) -> list[str]:
        """The lines come to the total."""
        total = sum((line.quantity * line.unit_price for line in self.movement.lines.all()), Decimal(0))
        return [] if total == abs(self.total) else ["the lines are not the total"]


class SaleCount(Paper):
    """A day's count of the sales cash (dagsoppgjør): the receipts since the last count against the money.

    `change` is the float (vekslepenger) that lay there before, kroner; `expected` is it and the cash sales
    up to `last_sale`. `counted_by` is the name of whoever counted.
    """

    paper_kind = "sale_count"
    hash_fields = {
        1: (
            "change", "sales", "expected", "counted", "difference", "explanation", "counted_by",
            "last_sale", "handed_to",
        )
    }  # fmt: skip

    change = MoneyField(default=Decimal(0))
    sales = MoneyField()
    expected = MoneyField()
    counted = MoneyField()
    difference = MoneyField()
    explanation = EncryptedTextField(
        _("forklaring"), max_length=300, key_from="project", blank=True, default=""
    )
    counted_by = EncryptedTextField(_("talt av"), max_length=120, key_from="project")
    last_sale = models.OneToOneField(CashSale, on_delete=models.PROTECT, related_name="counted_in")
    handed_to = models.CharField(_("pengene går"), max_length=4, choices=HandedTo.choices)

    class Meta(Paper.Meta):
        verbose_name = _("dagsoppgjør")
        verbose_name_plural = _("dagsoppgjør")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(difference=F("counted") - F("expected"), expected=F("change") + F("sales")),
                name="assignments_sale_count_sum",
            ),
            models.CheckConstraint(
                condition=Q(counted__gte=ZERO, change__gte=ZERO), name="assignments_sale_count_not_negative"
            ),
        ]
