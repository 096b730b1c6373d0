"""Pay and cash, one noun a file."""

from payroll.models.cash import (
    CashCount,
    CashMovement,
    MovementKind,
    PaidSlip,
    Settlement,
    expected_balance,
)
from payroll.models.pay_settings import FreeWeeksChoice, JobNet, NetRate, PayChoice, PayrollSettings
from payroll.models.pay_slip import (
    BasisKind,
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
    "JobNet",
    "MovementKind",
    "NetRate",
    "PaidDay",
    "PaidSlip",
    "PayChoice",
    "PaySlip",
    "PaySlipLine",
    "PayrollSettings",
    "ReversalCause",
    "Settlement",
    "SlipKind",
    "TaxCard",
    "TaxCardKind",
    "expected_balance",
]
