"""What there is to do."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from assignments.models.client import Client, ContactPerson
from bikuben.money import MoneyField


class JobKind(models.TextChoices):
    """Who the work is for."""

    BILLED = "billed", _("for en oppdragsgiver")
    INTERNAL = "internal", _("for senteret")
    OWN_PRODUCTION = "own_production", _("egen produksjon")


class JobStage(models.TextChoices):
    """How far a job has come, from the first question to the money."""

    INQUIRY = "inquiry", _("forespørsel")
    AGREED = "agreed", _("avtalt")
    UNDER_WAY = "under_way", _("i gang")
    DELIVERED = "delivered", pgettext_lazy("oppdrag", "levert")
    INVOICED = "invoiced", _("fakturert")
    CLOSED = "closed", _("avsluttet")
    LOST = "lost", _("ble ikke noe av")


class LostReason(models.TextChoices):
    """Why nothing came of a job."""

    PRICE = "price", _("prisen")
    TIME = "time", _("kunne ikke love tid")
    TOO_BIG = "too_big", _("for stort for oss")
    TOOK_ANOTHER = "took_another", _("valgte en annen")
    NO_ANSWER = "no_answer", _("hørte ikke mer")
    WE_DECLINED = "we_declined", _("vi takket nei")
    OTHER = "other", _("annet")


WORKABLE = (JobStage.AGREED, JobStage.UNDER_WAY)


class Job(models.Model):
    """A job (oppdrag). Estimated in participant-days (dagsverk); the price is kroner per participant-day.

    `is_active` says that it can be chosen for a day: it follows `stage`, agreed or under way. `wanted_by` is
    the client's wish; the project promises no date. `what_to_do`, `quantity` and the contact stand on the
    job sheet for the table. `unbilled_reason` says that what is left of it is given away: not to be billed.
    """

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
    stage = models.CharField(
        _("hvor langt"), max_length=10, choices=JobStage.choices, default=JobStage.UNDER_WAY
    )
    lost_reason = models.CharField(
        _("hvorfor"), max_length=12, choices=LostReason.choices, blank=True, default=""
    )
    unbilled_reason = models.CharField(_("hvorfor ikke fakturert"), max_length=200, blank=True, default="")
    wanted_by = models.DateField(_("ønskes ferdig"), null=True, blank=True)
    what_to_do = models.TextField(_("hva og hvordan"), max_length=2000, blank=True, default="")
    quantity = models.CharField(_("hvor mange"), max_length=120, blank=True, default="")
    contact = models.ForeignKey(
        ContactPerson,
        verbose_name=_("kontaktperson"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="jobs",
    )
    order_reference = models.CharField(_("bestillingsnummer"), max_length=60, blank=True, default="")
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
            models.CheckConstraint(
                condition=models.Q(is_active=True, stage__in=WORKABLE)
                | (models.Q(is_active=False) & ~models.Q(stage__in=WORKABLE)),
                name="assignments_job_active_by_stage",
            ),
            models.CheckConstraint(
                condition=(models.Q(stage=JobStage.LOST) & ~models.Q(lost_reason=""))
                | (~models.Q(stage=JobStage.LOST) & models.Q(lost_reason="")),
                name="assignments_lost_job_has_reason",
                violation_error_message=_("Velg hvorfor det ikke ble noe av."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        """Save it, with `is_active` as its stage says."""
        self.is_active = self.stage in WORKABLE
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*fields, "is_active"}
        super().save(**kwargs)

    def clean(self) -> None:
        """The constraints are tried before it is saved."""
        self.is_active = self.stage in WORKABLE


class BillingChoice(models.Model):
    """The supervisor's word on which of the day's jobs one person's participant-day counts on.

    Without it, the job of her first shift that day.
    """

    participant = models.ForeignKey(
        "assignments.Participant", on_delete=models.PROTECT, related_name="billing_choices"
    )
    work_day = models.ForeignKey(
        "assignments.WorkDay", on_delete=models.PROTECT, related_name="billing_choices"
    )
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="billing_choices")
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "work_day"], name="assignments_billing_choice_once"
            )
        ]

    def __str__(self) -> str:
        return f"billing choice {self.pk}"
