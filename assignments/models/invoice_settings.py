"""How the project invoices: what is agreed with the bank, and what is decided about VAT."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

EXEMPTION = _("Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-4.")


class KidAlgorithm(models.TextChoices):
    """The check digit agreed with the bank."""

    MOD10 = "mod10", _("modulus 10")
    MOD11 = "mod11", _("modulus 11")


class InvoiceSettings(models.Model):
    """The one row of settings. VAT is off by default: whether this work is exempt isn't settled."""

    charges_vat = models.BooleanField(_("merverdiavgift på fakturaene"), default=False)
    vat_percent = models.DecimalField(
        _("merverdiavgift i prosent"),
        max_digits=4,
        decimal_places=1,
        default=Decimal("25.0"),
        validators=[MinValueValidator(Decimal("0.1")), MaxValueValidator(Decimal("50.0"))],
    )
    exemption_text = models.CharField(
        _("tekst når det ikke er avgift"), max_length=200, blank=True, default=""
    )
    is_charity = models.BooleanField(_("veldedig (grensa er 140 000 kr)"), default=False)
    in_business_register = models.BooleanField(_("står i Foretaksregisteret"), default=False)
    kid_algorithm = models.CharField(
        _("kontrollsiffer i KID"), max_length=5, choices=KidAlgorithm.choices, default=KidAlgorithm.MOD10
    )
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="assignments_one_invoice_settings")
        ]

    def __str__(self) -> str:
        return "invoice settings"

    @classmethod
    def current(cls) -> InvoiceSettings:
        """The settings, or the defaults where nothing has been chosen yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
