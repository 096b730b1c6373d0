"""Pay and cash, one noun a file."""

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
from payroll.models.pay_settings import FreeWeeksChoice, JobNet, NetRate, PayChoice, PayrollSettings
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

__all__ = [
    "BasisKind",
    "CashCount",
    "CashMovement",
    "FreeWeeksChoice",
    "GarnishmentKind",
    "GarnishmentOrder",
    "GarnishmentPer",
    "IncomeKind",
    "JobNet",
    "MonthlyReport",
    "MovementKind",
    "NetRate",
    "OfficialPayment",
    "OfficialPaymentKind",
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
    "expected_balance",
]
