"""People and work, one noun a file."""

from assignments.models.attendance import AnnulReason, Attendance, AttendanceState
from assignments.models.client import Client
from assignments.models.draw import Draw, DrawSeed
from assignments.models.employment_break import EmploymentBreak
from assignments.models.job import Job, JobKind
from assignments.models.participant import Benefit, CashReason, EndReason, Language, Participant
from assignments.models.shift import PAYABLE, Shift, ShiftOutcome
from assignments.models.work_day import CancelReason, DayState, WorkDay

__all__ = [
    "PAYABLE",
    "AnnulReason",
    "Attendance",
    "AttendanceState",
    "Benefit",
    "CancelReason",
    "CashReason",
    "Client",
    "DayState",
    "Draw",
    "DrawSeed",
    "EmploymentBreak",
    "EndReason",
    "Job",
    "JobKind",
    "Language",
    "Participant",
    "Shift",
    "ShiftOutcome",
    "WorkDay",
]
