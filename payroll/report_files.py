"""The files of a month's report: as it was delivered, or a draft (utkast) of what is told now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from payroll.documents.a_melding import message_of, write_a_melding
from payroll.documents.payroll_office import OfficeFile, office_csv, office_xlsx
from payroll.models import MonthlyReport as Paper
from payroll.report_paper import Parts, from_parts, parts_of, to_paper
from payroll.report_state import MonthState
from payroll.rules.monthly_report import MonthlyReport


@dataclass(frozen=True)
class ReportSource:
    """What a file is printed from: a paper with its parts, issued or not. `made_at` stands in the file."""

    paper: Paper
    parts: Parts
    made_at: datetime
    is_draft: bool

    @property
    def report(self) -> MonthlyReport:
        """The same as the rules know it."""
        return from_parts(self.paper, self.parts)

    @property
    def people(self) -> list[int]:
        """Whose identity numbers stand in the file."""
        return [one.participant_id for one in self.parts["people"]]

    @property
    def name(self) -> str:
        """What the file is called, without its ending. Names nobody."""
        edition = f"-utgave-{self.paper.edition}" if self.paper.edition > 1 else ""
        return f"{self.paper.date:%Y-%m}{edition}{'-utkast' if self.is_draft else ''}"


def delivered_source(paper: Paper) -> ReportSource:
    """The source of a delivered edition."""
    return ReportSource(paper, parts_of(paper), paper.issued_at, is_draft=False)


def draft_source(state: MonthState, *, message_id: str, now: datetime) -> ReportSource:
    """The source of what is told now; ValueError where no report can be made."""
    if state.report is None:
        raise ValueError("no report can be made of this month")
    paper, parts = to_paper(
        state.report,
        state.year.project,
        state.year.people,
        message_id=message_id,
        replaces=state.delivered,
    )
    return ReportSource(paper, parts, now, is_draft=True)


def write_xml(file: BinaryIO, source: ReportSource) -> None:
    """The a-melding."""
    report = source.report
    message = message_of(report, source.paper, made_at=source.made_at)
    write_a_melding(file, message, report.people, draft=source.is_draft)


def xml_bytes(source: ReportSource) -> bytes:
    """The a-melding, whole."""
    file = BytesIO()
    write_xml(file, source)
    return file.getvalue()


def csv_bytes(source: ReportSource) -> bytes:
    """The payroll office's file as text."""
    return office_csv(_office_file(source))


def xlsx_bytes(source: ReportSource) -> bytes:
    """The payroll office's file as a workbook."""
    return office_xlsx(_office_file(source), made_at=source.made_at)


def _office_file(source: ReportSource) -> OfficeFile:
    names = {one.participant_id: str(one.legal_name) for one in source.parts["people"]}
    return OfficeFile(source.report, names, is_draft=source.is_draft)
