"""What has been imported and entered of a year's rates. Slips copy what they use of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bikuben.money import MoneyField

NOTHING = models.Value(Decimal(0), MoneyField())


class YearRates(models.Model):
    """One year: its imported tables, if any, and whatever else was entered for it.

    `version` is another with every change: by it each web process knows whether what it remembers is still
    so. `compared_with`: the fingerprint of the program's own figures that the tables were last compared with,
    empty where they were not.
    """

    year = models.PositiveSmallIntegerField(_("år"), unique=True)
    version = models.UUIDField(default=uuid4)
    imported_at = models.DateTimeField(null=True, blank=True)
    first_imported_at = models.DateTimeField(null=True, blank=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rows = models.PositiveIntegerField(default=0)
    pension_rows = models.PositiveIntegerField(default=0)
    compared_with = models.CharField(max_length=64, blank=True, default="")
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(imported_at=None, first_imported_at=None, rows=0, compared_with="")
                | models.Q(imported_at__isnull=False, first_imported_at__isnull=False, rows__gt=0),
                name="payroll_year_rates_imported_or_not",
            )
        ]

    def __str__(self) -> str:
        return f"rates of {self.year}"

    @property
    def is_imported(self) -> bool:
        """Whether the year's tables were imported."""
        return self.imported_at is not None


class ImportedTable(models.Model):
    """The published rows of one table and period, packed (`payroll.rules.published`); never edited.

    `differing`: how many of them the calculation doesn't come to; None where they were not compared.
    """

    of_year = models.ForeignKey(YearRates, on_delete=models.CASCADE, related_name="tables")
    table = models.CharField(max_length=4)
    period = models.CharField(max_length=6)
    packed = models.BinaryField()
    differing = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("table", "pk")
        constraints = [
            models.UniqueConstraint(fields=["of_year", "table", "period"], name="payroll_imported_table_once")
        ]

    def __str__(self) -> str:
        return f"table {self.table}, {self.period}"


class OtherRates(models.Model):
    """What a year needs beside its tables, where the program carries no file for it; entered by a person.

    `twelve_month_tables`, `other_tables`: numbers, comma between, of tables that no earlier year knows, by
    whether they withhold in all twelve months. `base_amount` (G, kroner) is in force from its date, `next_…`
    later.
    """

    of_year = models.OneToOneField(YearRates, on_delete=models.CASCADE, related_name="other")
    percent_without_card = models.DecimalField(_("trekk uten skattekort"), max_digits=4, decimal_places=1)
    base_amount = models.PositiveIntegerField(_("grunnbeløpet ved nyttår"))
    base_amount_from = models.DateField(_("gjelder fra"))
    next_base_amount = models.PositiveIntegerField(_("nytt grunnbeløp"), null=True, blank=True)
    next_base_amount_from = models.DateField(_("gjelder fra"), null=True, blank=True)
    charity_total = MoneyField(_("lønn i alt, veldedige"))
    charity_person = MoneyField(_("lønn per person, veldedige"))
    small_pay = MoneyField(_("lønn som ikke meldes"))
    twelve_month_tables = models.TextField(blank=True, default="")
    other_tables = models.TextField(blank=True, default="")
    entered_at = models.DateTimeField()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent_without_card__gt=0, percent_without_card__lt=100),
                name="payroll_other_rates_percent",
            ),
            models.CheckConstraint(
                condition=models.Q(next_base_amount=None, next_base_amount_from=None)
                | models.Q(
                    next_base_amount__isnull=False, next_base_amount_from__gt=models.F("base_amount_from")
                ),
                name="payroll_other_rates_next_base_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    charity_total__gte=NOTHING, charity_person__gte=NOTHING, small_pay__gte=NOTHING
                ),
                name="payroll_other_rates_limits",
            ),
        ]

    def __str__(self) -> str:
        return f"other rates {self.pk}"

    @property
    def base_amounts(self) -> tuple[tuple[date, int], ...]:
        """The amounts of G with the date each is in force from, oldest first."""
        amounts = [(self.base_amount_from, self.base_amount)]
        if self.next_base_amount is not None and self.next_base_amount_from is not None:
            amounts.append((self.next_base_amount_from, self.next_base_amount))
        return tuple(amounts)

    @property
    def spoken_for(self) -> dict[str, bool]:
        """Whether each table that no earlier year knows withholds in all twelve months."""
        twelve, other = self.twelve_month_tables.split(","), self.other_tables.split(",")
        said = {**dict.fromkeys(twelve, True), **dict.fromkeys(other, False)}
        return {number: all_year for number, all_year in said.items() if number}


class ContributionZone(models.Model):
    """One zone's contribution in such a year, percent; `relief` (kroner) belongs to a reduced rate (1a)."""

    other = models.ForeignKey(OtherRates, on_delete=models.CASCADE, related_name="zones")
    zone = models.CharField(_("sone"), max_length=2)
    rate = models.DecimalField(_("prosent"), max_digits=4, decimal_places=1)
    reduced_rate = models.DecimalField(
        _("redusert prosent"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    relief = MoneyField(_("fribeløp"), default=Decimal(0))
    history = HistoricalRecords()

    class Meta:
        ordering = ("other", "zone")
        constraints = [
            models.UniqueConstraint(fields=["other", "zone"], name="payroll_contribution_zone_once"),
            models.CheckConstraint(
                condition=models.Q(rate__gte=0, rate__lte=50)
                & (
                    models.Q(reduced_rate=None)
                    | models.Q(reduced_rate__gte=0, reduced_rate__lt=models.F("rate"))
                ),
                name="payroll_contribution_zone_rates",
            ),
        ]

    def __str__(self) -> str:
        return f"zone {self.zone}"
