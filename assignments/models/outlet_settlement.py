"""What an outlet sold and owes for a period (avregning): a paper, and the claims that count a sale once."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models.invoice import InvoiceLine
from assignments.models.outlet import Outlet
from assignments.models.pieces import PieceLine
from assignments.models.product import Product
from bikuben.money import MoneyField
from bikuben.papers import Paper, PaperPart


class OutletSettlement(Paper):
    """A settlement note (avregning): sold × agreed share, less the cost of parts = the surplus, kroner.

    `owed` is our share of what was sold. Taken back: a settlement of the opposite amounts that `reverses` it.
    """

    paper_kind = "outlet_settlement"
    hash_fields = {
        1: (
            "outlet", "period_from", "period_to", "share_percent", "pieces", "sold", "owed", "parts_cost",
            "surplus", "outlet_name", "outlet_address", "outlet_postal_code", "outlet_city", "sender_name",
            "sender_organisation_number", "sender_address", "sender_postal_code", "sender_city",
            "sender_account", "language", "reverses",
        )
    }  # fmt: skip
    hash_parts = {
        1: {
            "lines": (
                "position", "product", "description", "quantity", "unit_price", "sold", "owed", "parts_cost",
            )
        }
    }  # fmt: skip

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="settlements")
    period_from = models.DateField()
    period_to = models.DateField()
    share_percent = models.DecimalField(max_digits=5, decimal_places=2)
    pieces = models.IntegerField()
    sold = MoneyField()
    owed = MoneyField()
    parts_cost = MoneyField()
    surplus = MoneyField()
    outlet_name = models.CharField(max_length=120)
    outlet_address = models.CharField(max_length=120, blank=True, default="")
    outlet_postal_code = models.CharField(max_length=4, blank=True, default="")
    outlet_city = models.CharField(max_length=60, blank=True, default="")
    sender_name = models.CharField(max_length=120)
    sender_organisation_number = models.CharField(max_length=9, blank=True, default="")
    sender_address = models.CharField(max_length=120, blank=True, default="")
    sender_postal_code = models.CharField(max_length=4, blank=True, default="")
    sender_city = models.CharField(max_length=60, blank=True, default="")
    sender_account = models.CharField(max_length=11, blank=True, default="")
    language = models.CharField(max_length=2, default="nb")
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )

    class Meta(Paper.Meta):
        verbose_name = _("avregning")
        verbose_name_plural = _("avregninger")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(surplus=F("owed") - F("parts_cost")), name="assignments_outlet_settlement_sum"
            ),
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="assignments_outlet_settlement_period"
            ),
        ]

    def recount(self) -> list[str]:
        """The lines come to the sums."""
        lines = list(self.lines.all())
        problems = []
        for name in ("sold", "owed", "parts_cost"):
            if sum((getattr(line, name) for line in lines), Decimal(0)) != getattr(self, name):
                problems.append(f"the lines are not what it says of {name}")
        if sum(line.quantity for line in lines) != self.pieces:
            problems.append("the lines are not the pieces")
        return problems


class OutletSettlementLine(PaperPart):
    """What was sold of one product at one price."""

    paper = models.ForeignKey(OutletSettlement, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    description = models.CharField(max_length=120)
    quantity = models.IntegerField()
    unit_price = MoneyField()
    sold = MoneyField()
    owed = MoneyField()
    parts_cost = MoneyField()

    class Meta(PaperPart.Meta):
        ordering = ("paper", "position")
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="assignments_outlet_line_position")
        ]


class SettledLine(models.Model):
    """The claim that a sale is settled once; only the reversal of its settlement deletes it."""

    line = models.OneToOneField(PieceLine, on_delete=models.PROTECT, related_name="settled")
    settlement = models.ForeignKey(OutletSettlement, on_delete=models.PROTECT, related_name="settled_lines")

    def __str__(self) -> str:
        return f"settled line {self.pk}"


class InvoicedSettlement(models.Model):
    """The claim that a settlement is invoiced once; only the credit note of its line deletes it."""

    settlement = models.OneToOneField(OutletSettlement, on_delete=models.PROTECT, related_name="invoiced")
    line = models.OneToOneField(InvoiceLine, on_delete=models.PROTECT, related_name="settlement")

    def __str__(self) -> str:
        return f"invoiced settlement {self.pk}"


class SettlementPayment(models.Model):
    """A settlement that an outlet without invoices has paid (oppgjort): a register, not a paper."""

    settlement = models.OneToOneField(OutletSettlement, on_delete=models.PROTECT, related_name="payment")
    paid_on = models.DateField(_("betalt"))
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("betalt avregning")

    def __str__(self) -> str:
        return f"settlement payment {self.pk}"
