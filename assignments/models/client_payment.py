"""What clients have paid, what the bank says, and what they were reminded of."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assignments.models.invoice import Invoice
from bikuben.encryption import EncryptedTextField
from bikuben.money import MoneyField
from bikuben.papers import Paper

ZERO = models.Value(Decimal(0), MoneyField())


class PaymentSource(models.TextChoices):
    """How we know of a payment."""

    HAND = "hand", _("ført for hånd")
    BANK = "bank", _("fra banken")


class BankFile(models.Model):
    """A file from the bank (camt.053 or camt.054) that was read: its fingerprint and what came of it."""

    sha256 = models.CharField(max_length=64, unique=True)
    message_id = models.CharField(max_length=60, blank=True, default="")
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    matched = models.PositiveIntegerField(default=0)
    unmatched = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    ignored = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-read_at", "-pk")

    def __str__(self) -> str:
        return f"bank file {self.pk}"


class BankTransaction(models.Model):
    """The claim that money which the bank tells of is taken in once, whichever files tell of it.

    `entry_key` is the entry that it came in and `tx_key` the transaction, each where the bank named it;
    `is_whole` an entry of which the file told neither parts nor KID.
    """

    bank_file = models.ForeignKey(BankFile, on_delete=models.PROTECT, related_name="transactions")
    key = models.CharField(max_length=64, unique=True)
    entry_key = models.CharField(max_length=64, blank=True, default="", db_index=True)
    tx_key = models.CharField(max_length=64, blank=True, default="", db_index=True)
    kid = models.CharField(max_length=35, blank=True, default="")
    is_whole = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"bank transaction {self.pk}"


class ClientPayment(Paper):
    """Money from a client against one invoice (innbetaling), kroner; `date` is the day it was in the bank.

    `bank_key` is the bank's own name for the entry: it comes once. Below zero is what we paid back to the
    client. Entered by mistake: a payment of the opposite amount that `reverses` it.
    """

    paper_kind = "client_payment"
    hash_fields = {1: ("invoice", "amount", "source", "bank_key", "reverses", "text")}

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="payments")
    amount = MoneyField()
    source = models.CharField(max_length=4, choices=PaymentSource.choices)
    bank_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    text = EncryptedTextField(_("tekst"), max_length=200, key_from="project", blank=True, default="")

    class Meta(Paper.Meta):
        verbose_name = _("innbetaling fra oppdragsgiver")
        verbose_name_plural = _("innbetalinger fra oppdragsgivere")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(condition=~Q(amount=ZERO), name="assignments_payment_not_zero"),
        ]

    @property
    def is_refund(self) -> bool:
        """Whether it is money that we paid back, or undoes that."""
        return (self.amount < 0) == (self.reverses_id is None)

    def recount(self) -> list[str]:
        """A reversal is exactly what it reverses, the other way."""
        if self.reverses is not None and self.reverses.amount != -self.amount:
            return ["the amount is not what it reverses"]
        return []


class UnknownPayment(models.Model):
    """Money in the bank that no KID of ours explains, until the supervisor says what it is.

    Below zero it is money that the bank took back. `settled_by` is the payment that it became.
    """

    bank_key = models.CharField(max_length=64, unique=True)
    bank_file = models.ForeignKey(BankFile, on_delete=models.PROTECT, related_name="unknown")
    date = models.DateField()
    amount = MoneyField()
    kid = models.CharField(max_length=35, blank=True, default="")
    text = EncryptedTextField(_("tekst"), max_length=300, key_from="project", blank=True, default="")
    settled_by = models.OneToOneField(
        ClientPayment, on_delete=models.PROTECT, null=True, blank=True, related_name="explains"
    )
    set_aside_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("date", "pk")

    def __str__(self) -> str:
        return f"unknown payment {self.pk}"


class Reminder(Paper):
    """A reminder (purring) of an overdue invoice: what is open, fee and late interest, kroner.

    Fee, compensation and interest are what is claimed in all by then: a later reminder repeats them.
    """

    paper_kind = "reminder"
    hash_fields = {
        1: (
            "invoice", "step", "open_amount", "fee", "compensation", "interest", "interest_to", "total",
            "due_on", "language",
        )
    }  # fmt: skip

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="reminders")
    step = models.PositiveSmallIntegerField()
    open_amount = MoneyField()
    fee = MoneyField(default=Decimal(0))
    compensation = MoneyField(default=Decimal(0))
    interest = MoneyField(default=Decimal(0))
    interest_to = models.DateField(null=True, blank=True)
    total = MoneyField()
    due_on = models.DateField()
    language = models.CharField(max_length=2, default="nb")

    class Meta(Paper.Meta):
        verbose_name = _("purring")
        verbose_name_plural = _("purringer")
        constraints = [
            *Paper.Meta.constraints,
            models.UniqueConstraint(fields=["invoice", "step"], name="assignments_reminder_step"),
            models.CheckConstraint(
                condition=Q(total=F("open_amount") + F("fee") + F("compensation") + F("interest")),
                name="assignments_reminder_sum",
            ),
        ]
