"""How the books are kept: which chart of accounts, and the numbers that differ from it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class ChartStandard(models.TextChoices):
    """The charts there are; the same codes as `payroll.rules.charts.Standard`."""

    NS_4102 = "ns4102", _("NS 4102, for foreninger og bedrifter")
    KOSTRA = "kostra", _("KOSTRA, for kommuner")


class BooksSettings(models.Model):
    """The chart that is followed. `responsibility` (ansvar) and `function` (funksjon): a municipality's
    dimensions, written on income and costs."""

    standard = models.CharField(
        _("kontoplan"), max_length=10, choices=ChartStandard.choices, default=ChartStandard.NS_4102
    )
    responsibility = models.CharField(_("ansvar"), max_length=20, blank=True, default="")
    function = models.CharField(_("funksjon"), max_length=20, blank=True, default="")
    history = HistoricalRecords()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="payroll_one_books_row")]

    def __str__(self) -> str:
        return "books settings"

    @classmethod
    def current(cls) -> BooksSettings:
        """The settings, or the defaults where nothing has been chosen yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class BookAccount(models.Model):
    """An account whose number or name the accountant has changed from the chart's."""

    role = models.CharField(max_length=30, unique=True)
    number = models.CharField(_("kontonummer"), max_length=20)
    name = models.CharField(_("kontonavn"), max_length=80)
    history = HistoricalRecords()

    class Meta:
        ordering = ("role",)

    def __str__(self) -> str:
        return f"{self.role}: {self.number}"
