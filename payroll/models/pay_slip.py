"""The pay slip (lønnsslipp): AML §14-15(6), SBF §5-10-20, BOKF §5-6. A paper; copies all it prints."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assignments.models import Participant, WorkDay
from bikuben.encryption import EncryptedTextField
from bikuben.models import DataKey
from bikuben.money import MoneyField
from bikuben.papers import Paper, PaperPart


class SlipKind(models.TextChoices):
    """What a slip is."""

    DAY = "day", _("dagslønn")
    SUPPLEMENT = "supplement", _("tillegg")
    REVERSAL = "reversal", _("tilbakeføring")
    HOLIDAY = "holiday", _("feriepenger")


class IncomeKind(models.TextChoices):
    """What the money is, as it is reported (a-melding)."""

    WAGE = "wage", _("timelønn")
    FEE = "fee", _("honorar")
    HOLIDAY_PAY = "holiday_pay", _("feriepenger")


class ReversalCause(models.TextChoices):
    """Why a slip was reversed: only one that nobody fetched is owed again as it was."""

    MISTAKE = "mistake", _("feil")
    NOT_FETCHED = "not_fetched", _("ikke hentet")


class BasisKind(models.TextChoices):
    """How the withholding was found; the same codes as `payroll.rules.cards.BasisKind`."""

    TABLE = "table", _("tabell")
    PERCENTAGE = "percentage", _("prosent")
    EXEMPTION = "exemption", _("frikort")
    TAX_AT_SOURCE = "tax_at_source", _("kildeskatt")
    NO_CARD = "no_card", _("uten skattekort")
    FREE_WEEKS = "free_weeks", _("trekkfri periode")
    HOLIDAY_PAY = "holiday_pay", _("feriepenger uten trekk")
    CORRECTION = "correction", _("retting")


SLIP_FIELDS_1 = (
    "kind", "participant", "work_day", "work_date", "starts_at", "ends_at", "hours", "reverses",
    "reversal_cause", "supplements", "reason", "legal_name", "identity_number", "address", "language",
    "employer_name", "employer_organisation_number", "employer_sub_organisation_number",
    "employer_address", "basis", "table", "percent", "card_year", "card_limit", "main_employer", "gross",
    "withholding", "garnishment", "net", "contribution", "contribution_percent", "contribution_zone",
    "holiday_base", "holiday_percent", "year_gross", "year_withholding", "year_net", "year_holiday_base",
)  # fmt: skip
LINE_FIELDS_1 = ("position", "basis", "base", "table", "percent", "withheld")


class PaySlip(Paper):
    """What one person is paid: for one day, or in holiday pay. Amounts are kroner; a reversal's are negative.

    `date` is the payout date (utbetalingsdato) that tax, report and year are counted on; `work_date` the day
    she worked. `card_year` is the year of the tax card that was used (an earlier one may still apply).
    The `year_…` fields are her sums of the payout year with this slip included. `earning_year`
    (opptjeningsår): of holiday pay, the year it was earned in.
    """

    paper_kind = "pay_slip"
    key_path = "data_key"
    hash_fields = {1: SLIP_FIELDS_1, 2: (*SLIP_FIELDS_1, "income_kind", "earning_year")}
    hash_parts = {
        1: {"lines": LINE_FIELDS_1},
        2: {
            "lines": (*LINE_FIELDS_1, "was_withheld", "should_be", "first_date", "last_date"),
            "garnishments": ("position", "order", "kind", "payee", "amount"),
        },
    }

    kind = models.CharField(max_length=12, choices=SlipKind.choices, default=SlipKind.DAY)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="slips")
    data_key = models.ForeignKey(DataKey, on_delete=models.PROTECT, related_name="+")
    work_day = models.ForeignKey(
        WorkDay, on_delete=models.PROTECT, null=True, blank=True, related_name="slips"
    )
    work_date = models.DateField(null=True, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0))
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    reversal_cause = models.CharField(max_length=12, choices=ReversalCause.choices, blank=True, default="")
    supplements = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supplemented_by"
    )
    reason = EncryptedTextField(max_length=200, blank=True, default="")
    income_kind = models.CharField(max_length=12, choices=IncomeKind.choices, default=IncomeKind.WAGE)
    earning_year = models.PositiveSmallIntegerField(null=True, blank=True)

    legal_name = EncryptedTextField(max_length=120)
    identity_number = EncryptedTextField(max_length=11)
    address = EncryptedTextField(max_length=200, blank=True, default="")
    language = models.CharField(max_length=2, default="nb")
    employer_name = models.CharField(max_length=120)
    employer_organisation_number = models.CharField(max_length=9)
    employer_sub_organisation_number = models.CharField(max_length=9, blank=True, default="")
    employer_address = models.CharField(max_length=220, blank=True, default="")

    basis = models.CharField(max_length=15, choices=BasisKind.choices)
    table = models.CharField(max_length=4, blank=True, default="")
    percent = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    card_year = models.PositiveSmallIntegerField(null=True, blank=True)
    card_limit = MoneyField(null=True, blank=True)
    main_employer = models.BooleanField(default=True)

    gross = MoneyField()
    withholding = MoneyField()
    garnishment = MoneyField(default=Decimal(0))
    net = MoneyField()
    contribution = MoneyField()
    contribution_percent = models.DecimalField(max_digits=4, decimal_places=1)
    contribution_zone = models.CharField(max_length=2)
    holiday_base = MoneyField()
    holiday_percent = models.DecimalField(max_digits=3, decimal_places=1, default=Decimal(0))
    year_gross = MoneyField()
    year_withholding = MoneyField()
    year_net = MoneyField()
    year_holiday_base = MoneyField()

    class Meta(Paper.Meta):
        verbose_name = _("lønnsslipp")
        verbose_name_plural = _("lønnsslipper")
        constraints = [
            *Paper.Meta.constraints,
            models.CheckConstraint(
                condition=Q(net=F("gross") - F("withholding") - F("garnishment")), name="payroll_slip_sum"
            ),
            models.CheckConstraint(
                condition=(Q(kind=SlipKind.REVERSAL, reverses__isnull=False) & ~Q(reversal_cause=""))
                | (~Q(kind=SlipKind.REVERSAL) & Q(reverses=None, reversal_cause="")),
                name="payroll_reversal_refers",
            ),
            models.CheckConstraint(
                condition=Q(kind=SlipKind.SUPPLEMENT, supplements__isnull=False)
                | (~Q(kind=SlipKind.SUPPLEMENT) & Q(supplements=None)),
                name="payroll_supplement_refers",
            ),
            models.CheckConstraint(
                condition=Q(income_kind=IncomeKind.HOLIDAY_PAY, earning_year__isnull=False, work_day=None)
                | (~Q(income_kind=IncomeKind.HOLIDAY_PAY) & Q(earning_year=None)),
                name="payroll_holiday_pay_has_year",
            ),
        ]
        indexes = [models.Index(fields=["participant", "date"]), models.Index(fields=["date"])]

    def recount(self) -> list[str]:
        """The lines add up to the slip, and the slip's parts to its net."""
        problems = []
        lines = list(self.lines.all())
        if self.gross - self.withholding - self.garnishment != self.net:
            problems.append("gross less withholding and garnishment is not the net")
        if sum((line.base for line in lines), Decimal(0)) != self.gross:
            problems.append("the lines' bases are not the gross")
        if sum((line.withheld for line in lines), Decimal(0)) != self.withholding:
            problems.append("the lines' withholding is not the slip's")
        taken = sum((one.amount for one in self.garnishments.all()), Decimal(0))
        if self.hash_version > 1 and taken != self.garnishment:
            problems.append("what the orders took is not the slip's garnishment")
        return problems


class PaySlipLine(PaperPart):
    """A part of the gross and what was withheld of it: one line, or two where an exemption card runs out.

    A line of basis `correction` has no base: earlier payouts from `first_date` to `last_date` had
    `was_withheld` kroner withheld, corrections since then included, and `should_be` was right.
    """

    paper = models.ForeignKey(PaySlip, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=15, choices=BasisKind.choices)
    base = MoneyField()
    table = models.CharField(max_length=4, blank=True, default="")
    percent = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    withheld = MoneyField()
    was_withheld = MoneyField(null=True, blank=True)
    should_be = MoneyField(null=True, blank=True)
    first_date = models.DateField(null=True, blank=True)
    last_date = models.DateField(null=True, blank=True)

    class Meta(PaperPart.Meta):
        ordering = ("paper", "position")
        constraints = [models.UniqueConstraint(fields=["paper", "position"], name="payroll_line_position")]


class PaidDay(models.Model):
    """The claim that a day is paid once: only a reversal deletes it, in its own transaction."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="paid_days")
    work_day = models.ForeignKey(WorkDay, on_delete=models.PROTECT, related_name="paid_days")
    slip = models.OneToOneField(PaySlip, on_delete=models.PROTECT, related_name="paid_day")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "work_day"], name="payroll_day_paid_once")
        ]

    def __str__(self) -> str:
        return f"paid day {self.pk}"
