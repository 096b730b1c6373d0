"""Pay and cash, one noun a file."""

from payroll.models.books import BookAccount, BooksSettings, ChartStandard
from payroll.models.card_answer import CardFetch, CardStatus, WaitingCardAnswer
from payroll.models.cash import (
    CashCount,
    CashMovement,
    MovementKind,
    PaidSlip,
    Settlement,
    expected_balance,
)
from payroll.models.garnishment import (
    GarnishmentKind,
    GarnishmentOrder,
    GarnishmentPer,
    PaySlipGarnishment,
)
from payroll.models.monthly_report import (
    MonthlyReport,
    ReportBase,
    ReportChannel,
    ReportEmployment,
    ReportGarnishment,
    ReportIncome,
    ReportPayout,
    ReportPerson,
)
from payroll.models.official_payment import OfficialPayment, OfficialPaymentKind
from payroll.models.pay_settings import (
    ExemptionsChoice,
    FreeWeeksChoice,
    JobNet,
    NetRate,
    PayChoice,
    PayrollSettings,
)
from payroll.models.pay_slip import (
    BasisKind,
    IncomeKind,
    PaidDay,
    PaySlip,
    PaySlipLine,
    ReversalCause,
    SlipKind,
)
from payroll.models.tax_card import TaxCard, TaxCardKind
from payroll.models.year_rates import ContributionZone, ImportedTable, OtherRates, YearRates

__all__ = [
    "BasisKind",
    "BookAccount",
    "BooksSettings",
    "CardFetch",
    "CardStatus",
    "CashCount",
    "CashMovement",
    "ChartStandard",
    "ContributionZone",
    "ExemptionsChoice",
    "FreeWeeksChoice",
    "GarnishmentKind",
    "GarnishmentOrder",
    "GarnishmentPer",
    "ImportedTable",
    "IncomeKind",
    "JobNet",
    "MonthlyReport",
    "MovementKind",
    "NetRate",
    "OfficialPayment",
    "OfficialPaymentKind",
    "OtherRates",
    "PaidDay",
    "PaidSlip",
    "PayChoice",
    "PaySlip",
    "PaySlipGarnishment",
    "PaySlipLine",
    "PayrollSettings",
    "ReportBase",
    "ReportChannel",
    "ReportEmployment",
    "ReportGarnishment",
    "ReportIncome",
    "ReportPayout",
    "ReportPerson",
    "ReversalCause",
    "Settlement",
    "SlipKind",
    "TaxCard",
    "TaxCardKind",
    "WaitingCardAnswer",
    "YearRates",
    "expected_balance",
]
