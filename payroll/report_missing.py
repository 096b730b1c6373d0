"""What stops a month's report (mangler), each with the page where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payroll.models import ReportChannel
from payroll.report_paper import channel_of
from payroll.report_year import ReportYear
from payroll.rules.monthly_report import MonthlyReport
from payroll.rules.report_facts import Employer
from payroll.slip_status import SlipStatus


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, in a sentence, and where it is mended. `code` is for tests and logs.

    `by_supervisor`: only she can mend it.
    """

    code: str
    text: str
    url: str
    by_supervisor: bool = False


def lacking(facts: ReportYear, month: date, report: MonthlyReport | None) -> list[Lack]:
    """All that must be in place before the month can be delivered."""
    if report is None:
        text = _("Satsene for %(year)d mangler. Uten dem kan ingen melding lages.") % {"year": month.year}
        return [Lack("rates", text, reverse("payroll:rates"))]
    found = []
    if channel_of(facts.project) == ReportChannel.A_MELDING:
        found += _of_employer(report.employer)
    return [*found, *_of_people(report), *_open_slips(facts, month)]


def _of_employer(employer: Employer) -> Iterator[Lack]:
    details = {
        "sub_organisation_number": _("Underenhetens organisasjonsnummer mangler."),
        "occupation_code": _("Yrkeskoden mangler."),
        "employment_form": _("Det er ikke valgt om de er fast eller midlertidig ansatt."),
    }
    for name, text in details.items():
        if not getattr(employer, name):
            yield Lack(name, text, reverse("bikuben:project"), by_supervisor=True)


def _of_people(report: MonthlyReport) -> Iterator[Lack]:
    for one in report.people:
        if not one.identity_number:
            yield Lack(
                "identity_number",
                _("En deltaker mangler fødselsnummer eller D-nummer."),
                reverse("assignments:participant", args=[one.person]),
            )


def _open_slips(facts: ReportYear, month: date) -> Iterator[Lack]:
    count = facts.open_slips.get(month, 0)
    if count:
        text = ngettext(
            "%(count)d slipp er verken betalt eller tilbakeført.",
            "%(count)d slipper er verken betalt eller tilbakeført.",
            count,
        ) % {"count": count}
        query = f"?year={month.year}&month={month.month}&status={SlipStatus.NOT_FETCHED}"
        yield Lack("open_slips", text, reverse("payroll:slips") + query)
