"""What there is to do."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models.client import Client
from bikuben.money import MoneyField


class JobKind(models.TextChoices):
    """Who the work is for."""

    BILLED = "billed", _("for en oppdragsgiver")
    INTERNAL = "internal", _("for senteret")
    OWN_PRODUCTION = "own_production", _("egen produksjon")


class Job(models.Model):
    """A job (oppdrag). Estimated in participant-days (dagsverk); the price is kroner per participant-day."""

    title = models.CharField(_("tittel"), max_length=120)
    kind = models.CharField(_("slag"), max_length=20, choices=JobKind.choices, default=JobKind.BILLED)
    client = models.ForeignKey(
        Client,
        verbose_name=_("oppdragsgiver"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="jobs",
    )
    estimate = models.PositiveIntegerField(
        _("anslag i dagsverk"), null=True, blank=True, validators=[MaxValueValidator(10_000)]
    )
    price = MoneyField(_("pris per dagsverk"), default=Decimal(200))
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    ends_on = models.DateField(_("til"), null=True, blank=True)
    is_active = models.BooleanField(_("pågår"), default=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("oppdrag")
        verbose_name_plural = _("oppdrag")
        ordering = ("title", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=JobKind.BILLED) | models.Q(client__isnull=False),
                name="assignments_billed_job_has_client",
                violation_error_message=_("Velg hvem oppdraget er for."),
            ),
            models.CheckConstraint(
                condition=models.Q(price__gte=models.Value(Decimal(0), MoneyField())),
                name="assignments_job_price_not_negative",
                violation_error_message=_("Prisen kan ikke være mindre enn null."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="assignments_job_ends_after_start",
                violation_error_message=_("Oppdraget kan ikke slutte før det begynner."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
