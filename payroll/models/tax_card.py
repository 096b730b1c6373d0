"""Tax cards (skattekort): by year and from a date. A new card never changes an issued slip."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models import Participant
from bikuben.money import MoneyField


class TaxCardKind(models.TextChoices):
    """What the card says; the same codes as `payroll.rules.cards.CardKind`."""

    TABLE = "table", _("tabell")
    PERCENTAGE = "percentage", _("prosent")
    EXEMPTION = "exemption", _("frikort")
    TAX_AT_SOURCE = "tax_at_source", _("kildeskatt på lønn")
    NONE = "none", _("ikke skattekort")


class TaxCard(models.Model):
    """One answer from Skatteetaten about one person and year, in force from a date.

    As main employer the table counts, as secondary employer the percentage (SBF §5-1-4): a table card
    carries both. `limit` None on an exemption card means without limit; `used_elsewhere` is what another
    pay system has already used of it this year (kroner). `official_id`: the number of the card that
    Skatteetaten's file brought (skattekortidentifikator), empty where it was entered by hand.
    """

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="tax_cards")
    year = models.PositiveSmallIntegerField(
        _("år"), validators=[MinValueValidator(2020), MaxValueValidator(2100)]
    )
    valid_from = models.DateField(_("gjelder fra"))
    kind = models.CharField(_("slag"), max_length=15, choices=TaxCardKind.choices)
    table = models.CharField(_("tabell"), max_length=4, blank=True, default="")
    percent = models.DecimalField(
        _("prosent"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal("99.9"))],
    )
    limit = MoneyField(_("frikortgrense"), null=True, blank=True)
    used_elsewhere = MoneyField(_("brukt andre steder"), default=Decimal(0))
    main_employer = models.BooleanField(_("vi er hovedarbeidsgiver"), default=True)
    official_id = models.CharField(
        _("Skatteetatens kortnummer"), max_length=20, blank=True, default="", editable=False
    )
    entered_at = models.DateTimeField(editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("skattekort")
        verbose_name_plural = _("skattekort")
        ordering = ("participant", "-year", "-valid_from")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "year", "valid_from"],
                name="payroll_card_once_a_date",
                violation_error_message=_("Det er allerede ført et kort fra denne datoen."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=TaxCardKind.TABLE) | ~models.Q(table=""),
                name="payroll_table_card_has_table",
                violation_error_message=_("Skriv tabellnummeret."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=[TaxCardKind.PERCENTAGE, TaxCardKind.TAX_AT_SOURCE])
                | models.Q(percent__isnull=False),
                name="payroll_percentage_card_has_percent",
                violation_error_message=_("Skriv prosenten."),
            ),
        ]

    def __str__(self) -> str:
        return f"tax card {self.pk}"
