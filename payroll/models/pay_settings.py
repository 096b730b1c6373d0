"""What the employer has decided about pay, each with the date it counts from."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from assignments.models import Job, Participant, WorkDay
from bikuben.encryption import EncryptedTextField
from bikuben.money import MoneyField

POSITIVE = {"net__gt": models.Value(Decimal(0), MoneyField())}


class NetRate(models.Model):
    """The net for a day (200 kroner), from a date."""

    valid_from = models.DateField(_("gjelder fra"), unique=True)
    net = MoneyField(_("i hånda for en dag"))
    history = HistoricalRecords()

    class Meta:
        ordering = ("-valid_from",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(**POSITIVE),
                name="payroll_net_rate_positive",
                violation_error_message=_("Beløpet må være mer enn null."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.net} from {self.valid_from}"


class JobNet(models.Model):
    """A job with a net of its own, instead of the day's."""

    job = models.OneToOneField(Job, on_delete=models.PROTECT, related_name="net_choice")
    net = MoneyField(_("i hånda for en dag"))
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(**POSITIVE), name="payroll_job_net_positive")
        ]

    def __str__(self) -> str:
        return f"job {self.job_id}: {self.net}"


class PayChoice(models.Model):
    """The supervisor's word on one person's pay for one day, other than full pay, with a reason.

    Net 0 means no pay for the day.
    """

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="pay_choices")
    work_day = models.ForeignKey(WorkDay, on_delete=models.PROTECT, related_name="pay_choices")
    net = MoneyField(_("i hånda"))
    reason = EncryptedTextField(_("grunn"), max_length=200, key_from="participant.data_key")
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "work_day"], name="payroll_pay_choice_once"),
            models.CheckConstraint(
                condition=models.Q(net__gte=models.Value(Decimal(0), MoneyField())),
                name="payroll_pay_choice_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"pay choice {self.pk}"


class FreeWeeksChoice(models.Model):
    """The two weeks of November–December without withholding that the employer picked (SBF §5-7-2)."""

    year = models.PositiveSmallIntegerField(_("år"), unique=True)
    first_monday = models.DateField(_("første mandag"))
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"{self.year}: {self.first_monday}"


class ExemptionsChoice(models.Model):
    """Which rules for small and charitable employers count in a year, and after it until chosen otherwise.

    `charity_exemption`: a charity without employer's contribution while its wages are small (FTRL §23-2).
    `small_pay_rule`: a body under skatteloven §2-32(1) that needn't report pay up to 10 000 kr a person and
    year (SFF §7-2-1).
    """

    year = models.PositiveSmallIntegerField(_("år"), unique=True)
    charity_exemption = models.BooleanField(_("fritatt for avgift som veldedig"), default=False)
    small_pay_rule = models.BooleanField(_("lønn under 10 000 kr meldes ikke"), default=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ("year",)

    def __str__(self) -> str:
        return f"exemptions of {self.year}"


class PayrollSettings(models.Model):
    """How this project pays: wage with holiday pay (10.2 % or 12 %), or a fee (honorar) without.

    Accounts and KIDs are where tax and contribution are paid.
    """

    is_fee = models.BooleanField(_("honorar i stedet for lønn"), default=False)
    holiday_percent = models.DecimalField(
        _("feriepenger i prosent"), max_digits=3, decimal_places=1, default=Decimal("10.2")
    )
    withholding_account = models.CharField(_("konto for skattetrekk"), max_length=11, blank=True, default="")
    withholding_kid = models.CharField(_("KID for skattetrekk"), max_length=25, blank=True, default="")
    contribution_account = models.CharField(
        _("konto for arbeidsgiveravgift"), max_length=11, blank=True, default=""
    )
    contribution_kid = models.CharField(
        _("KID for arbeidsgiveravgift"), max_length=25, blank=True, default=""
    )
    history = HistoricalRecords()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="payroll_one_settings_row")]

    def __str__(self) -> str:
        return "payroll settings"

    @classmethod
    def current(cls) -> PayrollSettings:
        """The settings, or the defaults where nothing has been chosen yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def percent_now(self) -> Decimal:
        """What a day's pay earns in holiday pay, percent; 0 where a fee is paid."""
        return Decimal(0) if self.is_fee else self.holiday_percent
