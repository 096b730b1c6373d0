"""The monthly report as delivered (a-melding, or the payroll office's file): a paper, never changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assignments.models import Participant
from bikuben.encryption import EncryptedTextField
from bikuben.models import DataKey
from bikuben.money import MoneyField
from bikuben.papers import Paper, PaperPart
from payroll.rules.contribution_bases import ContributionBase, contribution_owed


class ReportChannel(models.TextChoices):
    """Who the report goes to."""

    A_MELDING = "a_melding", _("a-melding til Skatteetaten")
    PAYROLL_OFFICE = "payroll_office", _("fil til lønnskontoret")


FIELDS_1 = (
    "edition", "replaces", "channel", "message_id", "system", "employer_name",
    "employer_organisation_number", "employer_sub_organisation_number", "occupation_code",
    "employment_form", "withholding", "garnishment", "contribution",
)  # fmt: skip
PARTS_1 = {
    "people": ("position", "participant", "legal_name", "identity_number", "is_liable", "withholding"),
    "employments": (
        "position", "participant", "number", "started_on", "pay_changed_on", "ended_on", "end_cause",
    ),
    "incomes": ("position", "participant", "code", "amount", "hours"),
    "garnishments": ("position", "participant", "date", "amount"),
    "payouts": ("position", "date", "amount"),
    "bases": ("position", "zone", "base", "percent"),
}  # fmt: skip


class MonthlyReport(Paper):
    """One month's report as it was delivered. Amounts are kroner, and positive.

    `date` is the month's first day. `edition` (utgave) is 1 for the first and one more for each that
    `replaces` the one before it: only the latest can be replaced, and a month has one of each. The file is
    made from this paper alone, so it can be fetched again unchanged.
    """

    paper_kind = "monthly_report"
    hash_fields = {1: FIELDS_1, 2: FIELDS_1}
    hash_parts = {
        1: PARTS_1,
        2: {**PARTS_1, "incomes": ("position", "participant", "code", "amount", "hours", "employment")},
    }

    edition = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    channel = models.CharField(max_length=14, choices=ReportChannel.choices)
    message_id = models.CharField(max_length=36, unique=True)
    system = models.CharField(max_length=60)
    employer_name = models.CharField(max_length=120)
    employer_organisation_number = models.CharField(max_length=9)
    employer_sub_organisation_number = models.CharField(max_length=9, blank=True, default="")
    occupation_code = models.CharField(max_length=7, blank=True, default="")
    employment_form = models.CharField(max_length=30, blank=True, default="")
    withholding = MoneyField()
    garnishment = MoneyField()
    contribution = MoneyField()

    class Meta(Paper.Meta):
        verbose_name = _("månedsmelding")
        verbose_name_plural = _("månedsmeldinger")
        constraints = [
            *Paper.Meta.constraints,
            models.UniqueConstraint(fields=["date", "edition"], name="payroll_report_edition"),
            models.CheckConstraint(
                condition=Q(edition=1, replaces=None) | Q(edition__gt=1, replaces__isnull=False),
                name="payroll_report_edition_replaces",
            ),
        ]

    @property
    def month(self) -> date:
        """The first day of the month it tells of."""
        return self.date

    def recount(self) -> list[str]:
        """The sums are those of its parts, and it replaces a report of its own month."""
        # No constraint of the database: on SQLite whoever reads the file would need a function of Django's.
        problems = [] if self.date.day == 1 else ["its date is not the first of a month"]
        withheld = sum((one.withholding for one in self.people.all()), Decimal(0))
        by_date = sum((one.amount for one in self.payouts.all()), Decimal(0))
        if not self.withholding == withheld == by_date:
            problems.append("what was withheld by person, by date and in all differ")
        taken = sum((one.amount for one in self.garnishments.all()), Decimal(0))
        if taken != self.garnishment:
            problems.append("what the orders took is not the report's garnishment")
        if contribution_owed(one.as_base() for one in self.bases.all()) != self.contribution:
            problems.append("the bases times their rates are not the contribution")
        known = {one.participant_id for one in self.people.all()}
        for part in (*self.employments.all(), *self.incomes.all(), *self.garnishments.all()):
            if part.participant_id not in known:
                problems.append(f"participant {part.participant_id} is told of, but isn't among its people")
        if self.replaces is not None and (self.replaces.date, self.replaces.edition + 1) != (
            self.date,
            self.edition,
        ):
            problems.append("what it replaces is not the edition before it of the same month")
        return problems


class ReportPart(PaperPart):
    """A part of a report, in its order."""

    position = models.PositiveSmallIntegerField()

    class Meta(PaperPart.Meta):
        abstract = True
        ordering = ("paper", "position")
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="%(app_label)s_%(class)s_position")
        ]


class ReportPerson(ReportPart):
    """One income recipient (inntektsmottaker). Her name and number go with her key when she is erased."""

    key_path = "data_key"

    paper = models.ForeignKey(MonthlyReport, on_delete=models.PROTECT, related_name="people")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="reported")
    data_key = models.ForeignKey(DataKey, on_delete=models.PROTECT, related_name="+")
    legal_name = EncryptedTextField(max_length=120)
    identity_number = EncryptedTextField(max_length=11)
    is_liable = models.BooleanField()
    withholding = MoneyField()

    class Meta(ReportPart.Meta):
        constraints = [
            *ReportPart.Meta.constraints,
            models.UniqueConstraint(fields=["paper", "participant"], name="payroll_reported_once"),
        ]


class ReportEmployment(ReportPart):
    """An employment (arbeidsforhold) as it stood when the month ended."""

    paper = models.ForeignKey(MonthlyReport, on_delete=models.PROTECT, related_name="employments")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    started_on = models.DateField()
    pay_changed_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    end_cause = models.CharField(max_length=60, blank=True, default="")


class ReportIncome(ReportPart):
    """All she was paid of one kind in one employment (kroner gross), and the hours behind it.

    `employment` is its number. None: none is told with it, or the paper is of hash version 1, which told all
    her pay in the last.
    """

    paper = models.ForeignKey(MonthlyReport, on_delete=models.PROTECT, related_name="incomes")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    amount = MoneyField()
    hours = models.DecimalField(max_digits=6, decimal_places=2, default=Decimal(0))
    employment = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(ReportPart.Meta):
        constraints = [
            *ReportPart.Meta.constraints,
            models.UniqueConstraint(
                fields=["paper", "participant", "code", "employment"], name="payroll_reported_income_once"
            ),
        ]


class ReportGarnishment(ReportPart):
    """What coordinated orders took from her on one payout date."""

    paper = models.ForeignKey(MonthlyReport, on_delete=models.PROTECT, related_name="garnishments")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    date = models.DateField()
    amount = MoneyField()


class ReportPayout(ReportPart):
    """What was withheld from everyone on one payout date."""

    paper = models.ForeignKey(MonthlyReport, on_delete=models.PROTECT, related_name="payouts")
    date = models.DateField()
    amount = MoneyField()


class ReportBase(ReportPart):
    """A contribution base with its zone and rate, kroner and percent."""

    paper = models.ForeignKey(MonthlyReport, on_delete=models.PROTECT, related_name="bases")
    zone = models.CharField(max_length=2)
    base = MoneyField()
    percent = models.DecimalField(max_digits=4, decimal_places=1)

    def as_base(self) -> ContributionBase:
        """The same, as the rules know it."""
        return ContributionBase(self.zone, self.base, self.percent)
