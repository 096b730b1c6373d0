"""Pay and cash, one noun a file."""

from payroll.models.books import BookAccount, BooksSettings, ChartStandard
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
    "BookAccount",
    "BooksSettings",
    "CashCount",
    "CashMovement",
    "ChartStandard",
    "FreeWeeksChoice",
    "GarnishmentKind",
    "GarnishmentOrder",
    "GarnishmentPer",
    "IncomeKind",
    "JobNet",
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
    "ReversalCause",
    "Settlement",
    "SlipKind",
    "TaxCard",
    "TaxCardKind",
    "expected_balance",
]
