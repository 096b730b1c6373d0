"""What the delivered reports keep about a participant: in her copy, and for as long as the law wants it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.utils.translation import gettext as _

from assignments.copy_for_her import Section
from assignments.models import Participant
from bikuben.documents.wording import number, short_date
from bikuben.money import kroner
from payroll.erasure import YEARS_KEPT
from payroll.models import ReportGarnishment, ReportIncome, ReportPerson
from payroll.report_words import INCOMES, month_name


def reported(participant: Participant) -> list[Section]:
    """What was told of her, newest first, editions that were replaced too (`PARTICIPANT_COPY`)."""
    people = (
        ReportPerson.objects.filter(participant=participant)
        .select_related("paper")
        .order_by("-paper__date", "-paper__edition")
    )
    incomes: dict[int, list[ReportIncome]] = defaultdict(list)
    for one in ReportIncome.objects.filter(participant=participant).order_by("position"):
        incomes[one.paper_id].append(one)
    taken: dict[int, list[ReportGarnishment]] = defaultdict(list)
    for one in ReportGarnishment.objects.filter(participant=participant):
        taken[one.paper_id].append(one)
    rows = tuple(_row(one, incomes[one.paper_id], taken[one.paper_id]) for one in people)
    headings = (_("Måned"), _("Levert"), _("Til"), _("Meldt"), _("Timer"), _("Brutto"), _("Skatt"))
    return (
        [Section(_("Meldt om deg"), headings=(*headings, _("Utleggstrekk")), rows=rows, figures=4)]
        if rows
        else []
    )


def reports_are_kept(participant: Participant, today: date) -> str | None:
    """Why the reports that name her keep her from being erased, or None (`ERASURE_CHECKS`). BOKL §13."""
    last = (
        ReportPerson.objects.filter(participant=participant)
        .order_by("-paper__issued_on")
        .values_list("paper__issued_on", flat=True)
        .first()
    )
    if last is None or today.year > last.year + YEARS_KEPT:
        return None
    return _("Meldingene om lønna må tas vare på til og med %(year)s.") % {"year": last.year + YEARS_KEPT}


def _row(one: ReportPerson, incomes: list[ReportIncome], taken: list[ReportGarnishment]) -> tuple[str, ...]:
    hours = sum(income.hours for income in incomes)
    return (
        month_name(one.paper.date),
        short_date(one.paper.issued_on),
        str(one.paper.get_channel_display()),
        ", ".join(dict.fromkeys(str(INCOMES[income.code]) for income in incomes)),
        number(hours) if hours else "",
        kroner(sum(income.amount for income in incomes)),
        kroner(one.withholding),
        kroner(sum(garnishment.amount for garnishment in taken)),
    )
