"""The job sheet (oppdragsark) for the table: what, how, how many, by when, whom to ring. Never who works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from assignments.contacts import whom_to_ring
from assignments.models import Job
from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HEIGHT, INNER, MARGIN, PALE, RIGHT, Sheet, wrapped
from bikuben.documents.wording import weekday_date

FOOT = HEIGHT - 24
BOX = 6.5
STEP = 12.0


@dataclass(frozen=True, slots=True)
class JobSheet:
    """What is printed. `steps` are the lines of what to do; an empty text is left out."""

    project: str
    title: str
    client: str
    quantity: str
    wanted_by: date | None
    steps: tuple[str, ...]
    contact: str
    phone: str


def job_sheet_of(job: Job, project: str) -> JobSheet:
    """The sheet of a job: its own contact, or the client's."""
    client, contact = job.client, job.contact
    name, phone = whom_to_ring(client) if client else ("", "")
    if contact:
        name, phone = contact.name, contact.phone
    return JobSheet(
        project=project,
        title=job.title,
        client=client.name if client else "",
        quantity=job.quantity,
        wanted_by=job.wanted_by,
        steps=tuple(line.strip() for line in job.what_to_do.splitlines() if line.strip()),
        contact=name,
        phone=phone,
    )


def job_sheet_pdf(job: JobSheet, *, language: str) -> bytes:
    """The sheet in "nb" or "en", in type that is read across a table."""
    with override(language):
        sheet = Sheet(_("Oppdragsark"), language=language)
        sheet.text(MARGIN, 22, job.project, size=10, grey=GREY, width=INNER)
        y = sheet.paragraph(MARGIN, 38, job.title, width=INNER, size=30, leading=1.2, weight=Weight.MEDIUM)
        if job.client:
            y = sheet.paragraph(
                MARGIN, y - 1, _("for %(client)s") % {"client": job.client}, width=INNER, size=16
            )
        for label, value in _facts(job):
            y = _fact(sheet, y + 5, label, value)
        y = _steps(sheet, job, y + 8)
        _contact(sheet, job, y)
        return sheet.finish()


def _facts(job: JobSheet) -> list[tuple[str, str]]:
    facts = [(_("Hvor mange"), job.quantity)]
    if job.wanted_by:
        facts.append((_("Ønskes ferdig"), weekday_date(job.wanted_by)))
    return [(label, value) for label, value in facts if value]


def _fact(sheet: Sheet, y: float, label: str, value: str) -> float:
    sheet.text(MARGIN, y, label, size=11, grey=GREY)
    return sheet.paragraph(MARGIN, y + 8.5, value, width=INNER, size=20, leading=1.25) - 2


def _steps(sheet: Sheet, job: JobSheet, y: float) -> float:
    sheet.line(MARGIN, y - 4, RIGHT, thickness=0.7)
    for step in job.steps or ("",) * 6:
        lines = max(1, len(_wrapped(step)))
        if y + STEP * lines > FOOT:
            sheet.next_page()
            sheet.text(MARGIN, 22, job.title, size=10, grey=GREY, width=INNER)
            y = 30.0
        sheet.box(MARGIN, y + 1.2, BOX, BOX)
        if step:
            y = sheet.paragraph(MARGIN + 12, y + 6.6, step, width=INNER - 12, size=18, leading=1.3) - 3.2
        else:
            sheet.line(MARGIN + 12, y + 8, RIGHT, grey=PALE)
            y += STEP
    return y


def _contact(sheet: Sheet, job: JobSheet, y: float) -> None:
    who = "  ".join(part for part in (job.contact, job.phone) if part)
    if not who:
        return
    if y > FOOT - 22:
        sheet.next_page()
    sheet.line(MARGIN, FOOT - 14, RIGHT, thickness=0.7)
    sheet.text(MARGIN, FOOT - 7, _("Spør, eller ring"), size=11, grey=GREY)
    sheet.text(MARGIN, FOOT + 2.5, who, size=20, weight=Weight.MEDIUM, width=INNER)


def _wrapped(step: str) -> list[str]:
    return wrapped(step, INNER - 12, Weight.REGULAR, 18)
