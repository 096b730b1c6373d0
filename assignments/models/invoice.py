"""Invoices and credit notes (salgsdokumenter): papers that copy all they print. BOKF §5-1-1, §5-2-7."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assignments.models.client import Client, InvoiceChannel
from assignments.models.job import Job
from assignments.models.participant import Participant
from assignments.models.work_day import WorkDay
from assignments.rules.invoice import LineSum, totals_of
from bikuben.money import MoneyField
from bikuben.papers import Paper, PaperPart

ZERO = models.Value(Decimal(0), MoneyField())
PARTIES = (
    "client", "client_name", "client_organisation_number", "client_address", "client_postal_code",
    "client_city", "client_is_public", "channel", "buyer_reference", "order_reference", "language",
    "seller_name", "seller_organisation_number", "seller_address", "seller_postal_code", "seller_city",
    "seller_email", "seller_phone", "seller_account", "vat_registered", "in_business_register",
    "exemption_text", "delivered_from", "delivered_to", "net", "vat", "total",
)  # fmt: skip
LINE = (
    "position", "kind", "job", "description", "day", "quantity", "unit", "unit_price", "discount", "net",
    "vat_percent",
)  # fmt: skip


class LineKind(models.TextChoices):
    """What a line is for."""

    PARTICIPANT_DAYS = "participant_days", _("dagsverk")
    EXTRA = "extra", _("annet")


class SalesPaper(Paper):
    """What an invoice and a credit note have in common: both parties, delivery and sums (kroner).

    `vat_registered` puts MVA behind our organisation number; `in_business_register` adds Foretaksregisteret.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="%(class)ss")
    client_name = models.CharField(max_length=120)
    client_organisation_number = models.CharField(max_length=9, blank=True, default="")
    client_address = models.CharField(max_length=120, blank=True, default="")
    client_postal_code = models.CharField(max_length=4, blank=True, default="")
    client_city = models.CharField(max_length=60, blank=True, default="")
    client_is_public = models.BooleanField(default=False)
    channel = models.CharField(max_length=6, choices=InvoiceChannel.choices)
    buyer_reference = models.CharField(max_length=60, blank=True, default="")
    order_reference = models.CharField(max_length=60, blank=True, default="")
    language = models.CharField(max_length=2, default="nb")
    seller_name = models.CharField(max_length=120)
    seller_organisation_number = models.CharField(max_length=9)
    seller_address = models.CharField(max_length=120, blank=True, default="")
    seller_postal_code = models.CharField(max_length=4, blank=True, default="")
    seller_city = models.CharField(max_length=60, blank=True, default="")
    seller_email = models.EmailField(blank=True, default="")
    seller_phone = models.CharField(max_length=30, blank=True, default="")
    seller_account = models.CharField(max_length=11)
    vat_registered = models.BooleanField(default=False)
    in_business_register = models.BooleanField(default=False)
    exemption_text = models.CharField(max_length=200, blank=True, default="")
    delivered_from = models.DateField(null=True, blank=True)
    delivered_to = models.DateField(null=True, blank=True)
    net = MoneyField()
    vat = MoneyField(default=Decimal(0))
    total = MoneyField()

    class Meta(Paper.Meta):
        abstract = True
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(total=F("net") + F("vat")), name="%(app_label)s_%(class)s_sum"
            ),
        ]

    def recount(self) -> list[str]:
        """The lines add up to the net."""
        net = sum((line.net for line in self.lines.all()), Decimal(0))
        return [] if net == self.net else ["the lines are not the net"]


class Invoice(SalesPaper):
    """An invoice (faktura). `date` is the invoice date; `kid` tells the bank which invoice is paid."""

    paper_kind = "invoice"
    hash_fields = {1: (*PARTIES, "due_on", "kid", "note")}
    hash_parts = {1: {"lines": LINE}}

    due_on = models.DateField()
    kid = models.CharField(max_length=25, unique=True)
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta(SalesPaper.Meta):
        verbose_name = _("faktura")
        verbose_name_plural = _("fakturaer")
        constraints = [
            *SalesPaper.Meta.constraints,
            models.CheckConstraint(condition=Q(due_on__gte=F("date")), name="assignments_invoice_due"),
        ]
        indexes = [models.Index(fields=["date"]), models.Index(fields=["due_on"])]

    def recount(self) -> list[str]:
        """The lines add up to the net, and the VAT is what they come to."""
        vat = totals_of(LineSum(line.net, line.vat_percent) for line in self.lines.all()).vat
        return [*super().recount(), *([] if vat == self.vat else ["the VAT is not what the lines come to"])]


class CreditNote(SalesPaper):
    """A credit note (kreditnota) that refers to its invoice; its amounts are positive, as printed."""

    paper_kind = "credit_note"
    hash_fields = {1: (*PARTIES, "invoice", "reason")}
    hash_parts = {1: {"lines": (*LINE, "credits")}}

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="credit_notes")
    reason = models.CharField(max_length=200)

    class Meta(SalesPaper.Meta):
        verbose_name = _("kreditnota")
        verbose_name_plural = _("kreditnotaer")


class SalesLine(PaperPart):
    """A line: quantity × unit price − discount = net, kroner; `vat_percent` 0 is exempt."""

    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=LineKind.choices)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    description = models.CharField(max_length=200)
    day = models.DateField(null=True, blank=True)
    quantity = models.DecimalField(max_digits=8, decimal_places=2)
    unit = models.CharField(max_length=20)
    unit_price = MoneyField()
    discount = MoneyField(default=Decimal(0))
    net = MoneyField()
    vat_percent = models.DecimalField(max_digits=4, decimal_places=1, default=Decimal(0))

    class Meta(PaperPart.Meta):
        abstract = True
        ordering = ("paper", "position")
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="%(app_label)s_%(class)s_position")
        ]


class InvoiceLine(SalesLine):
    """A line of an invoice: the participant-days (dagsverk) of one job on one date, or something extra."""

    paper = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="lines")


class CreditNoteLine(SalesLine):
    """A line taken back. A line of an invoice is credited once, and the database refuses twice."""

    paper = models.ForeignKey(CreditNote, on_delete=models.PROTECT, related_name="lines")
    credits = models.OneToOneField(InvoiceLine, on_delete=models.PROTECT, related_name="credited_by")


class BilledDay(models.Model):
    """The claim that a participant-day is billed once; only the credit note of its line deletes it."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="billed_days")
    work_day = models.ForeignKey(WorkDay, on_delete=models.PROTECT, related_name="billed_days")
    line = models.ForeignKey(InvoiceLine, on_delete=models.PROTECT, related_name="billed_days")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "work_day"], name="assignments_day_billed_once")
        ]

    def __str__(self) -> str:
        return f"billed day {self.pk}"
