"""People and work, one noun a file."""

from assignments.models.approach import Approach, ApproachKind, LetterKind, LetterTemplate
from assignments.models.attendance import AnnulReason, Attendance, AttendanceState
from assignments.models.cash_sale import CashSale, HandedTo, PaidBy, SaleCount
from assignments.models.client import Client, ClientLanguage, ContactPerson, InvoiceChannel
from assignments.models.client_payment import (
    BankFile,
    BankTransaction,
    ClientPayment,
    PaymentSource,
    Reminder,
    UnknownPayment,
)
from assignments.models.draw import Draw, DrawSeed
from assignments.models.employment_break import EmploymentBreak
from assignments.models.invoice import (
    BilledDay,
    CreditNote,
    CreditNoteLine,
    Invoice,
    InvoiceLine,
    LineKind,
)
from assignments.models.invoice_settings import InvoiceSettings, KidAlgorithm
from assignments.models.job import WORKABLE, BillingChoice, Job, JobKind, JobStage, LostReason
from assignments.models.outlet import Outlet, OutletKind, Terms
from assignments.models.outlet_settlement import (
    InvoicedSettlement,
    OutletSettlement,
    OutletSettlementLine,
    SettledLine,
    SettlementPayment,
)
from assignments.models.participant import Benefit, CashReason, EndReason, Language, Participant
from assignments.models.pieces import PieceKind, PieceLine, PieceMovement, PiecePlace, Shipment
from assignments.models.product import (
    Batch,
    BatchCheck,
    CheckPoint,
    Component,
    PartsList,
    PartsListLine,
    Product,
    Reservation,
)
from assignments.models.sales_file import SalesFile, WaitingSales
from assignments.models.sent_document import SentDocument
from assignments.models.shift import PAYABLE, Shift, ShiftOutcome
from assignments.models.stock import (
    RejectCause,
    StockCountLine,
    StockKind,
    StockLine,
    StockMovement,
    StockPlace,
)
from assignments.models.work_day import CancelReason, DayState, WorkDay

__all__ = [
    "PAYABLE",
    "WORKABLE",
    "AnnulReason",
    "Approach",
    "ApproachKind",
    "Attendance",
    "AttendanceState",
    "BankFile",
    "BankTransaction",
    "Batch",
    "BatchCheck",
    "Benefit",
    "BilledDay",
    "BillingChoice",
    "CancelReason",
    "CashReason",
    "CashSale",
    "CheckPoint",
    "Client",
    "ClientLanguage",
    "ClientPayment",
    "Component",
    "ContactPerson",
    "CreditNote",
    "CreditNoteLine",
    "DayState",
    "Draw",
    "DrawSeed",
    "EmploymentBreak",
    "EndReason",
    "HandedTo",
    "Invoice",
    "InvoiceChannel",
    "InvoiceLine",
    "InvoiceSettings",
    "InvoicedSettlement",
    "Job",
    "JobKind",
    "JobStage",
    "KidAlgorithm",
    "Language",
    "LetterKind",
    "LetterTemplate",
    "LineKind",
    "LostReason",
    "Outlet",
    "OutletKind",
    "OutletSettlement",
    "OutletSettlementLine",
    "PaidBy",
    "Participant",
    "PartsList",
    "PartsListLine",
    "PaymentSource",
    "PieceKind",
    "PieceLine",
    "PieceMovement",
    "PiecePlace",
    "Product",
    "RejectCause",
    "Reminder",
    "Reservation",
    "SaleCount",
    "SalesFile",
    "SentDocument",
    "SettledLine",
    "SettlementPayment",
    "Shift",
    "ShiftOutcome",
    "Shipment",
    "StockCountLine",
    "StockKind",
    "StockLine",
    "StockMovement",
    "StockPlace",
    "Terms",
    "UnknownPayment",
    "WaitingSales",
    "WorkDay",
]
