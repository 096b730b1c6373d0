"""People and work, one noun a file."""

from assignments.models.approach import Approach, ApproachKind, LetterKind, LetterTemplate
from assignments.models.attendance import AnnulReason, Attendance, AttendanceState
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
from assignments.models.participant import Benefit, CashReason, EndReason, Language, Participant
from assignments.models.sent_document import SentDocument
from assignments.models.shift import PAYABLE, Shift, ShiftOutcome
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
    "Benefit",
    "BilledDay",
    "BillingChoice",
    "CancelReason",
    "CashReason",
    "Client",
    "ClientLanguage",
    "ClientPayment",
    "ContactPerson",
    "CreditNote",
    "CreditNoteLine",
    "DayState",
    "Draw",
    "DrawSeed",
    "EmploymentBreak",
    "EndReason",
    "Invoice",
    "InvoiceChannel",
    "InvoiceLine",
    "InvoiceSettings",
    "Job",
    "JobKind",
    "JobStage",
    "KidAlgorithm",
    "Language",
    "LetterKind",
    "LetterTemplate",
    "LineKind",
    "LostReason",
    "Participant",
    "PaymentSource",
    "Reminder",
    "SentDocument",
    "Shift",
    "ShiftOutcome",
    "UnknownPayment",
    "WorkDay",
]
