"""What pay keeps about a participant, in words (`PARTICIPANT_COPY`)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assignments.copy_for_her import Section
from assignments.models import Participant
from bikuben.documents.wording import number, short_date, short_moment
from bikuben.money import kroner
from payroll.card_statuses import status_short
from payroll.card_words import card_words
from payroll.holiday_debt import holiday_years
from payroll.models import CardStatus, PayChoice, PaySlip, TaxCard
from payroll.slip_status import status_of, with_status


def cards(participant: Participant) -> list[Section]:
    """Her tax cards and what was corrected, newest first; what Skatteetaten answered where there was none."""
    history = TaxCard.history.filter(participant=participant).order_by("-history_date", "-pk")
    rows = tuple(
        (
            short_moment(one.history_date),
            happened(one.history_type),
            str(one.year),
            short_date(one.valid_from),
            card_words(one),
            one.official_id,
            kroner(one.used_elsewhere) if one.used_elsewhere else "",
        )
        for one in history
    )
    headings = (
        _("Dato"),
        _("Hva skjedde"),
        _("År"),
        _("Gjelder fra"),
        _("Kort"),
        _("Skatteetatens nummer"),
        _("Brukt andre steder"),
    )
    kept = [Section(_("Skattekort"), headings=headings, rows=rows, figures=1)]
    status = (
        CardStatus.objects.filter(participant=participant).select_related("participant__data_key").first()
    )
    if status is not None:
        said = (
            (_("Dato"), short_date(status.answered_on)),
            (_("År"), str(status.year)),
            (_("Svaret"), status_short(str(status.code))),
        )
        kept.append(Section(_("Skatteetatens svar om skattekort"), facts=said))
    return kept


def slips(participant: Participant) -> list[Section]:
    """Every slip of hers, newest first, those that were reversed too. Kroner."""
    found = list(with_status(PaySlip.objects.filter(participant=participant)).order_by("-year", "-number"))
    garnished = any(slip.garnishment for slip in found)
    headings = (_("Slipp"), _("Utbetalt"), _("Arbeidet"), _("Hva"), _("Hvor er den?"))
    figures = [_("Timer"), _("Før skatt"), _("Skatt"), _("I hånda")]
    if garnished:
        figures.insert(3, _("Utleggstrekk"))
    rows = tuple((*_words(slip), *_figures(slip, garnished=garnished)) for slip in found)
    return [Section(_("Lønnsslipper"), headings=(*headings, *figures), rows=rows, figures=len(figures))]


def holiday_pay(participant: Participant) -> list[Section]:
    """Her holiday pay by earning year, latest first: what it is of, what is earned, paid and owed. Kroner."""
    years = reversed(holiday_years(participant))
    rows = tuple(
        (str(one.year), kroner(one.base), kroner(one.accrued), kroner(one.paid), kroner(one.owed))
        for one in years
    )
    headings = (_("Opptjent i"), _("Grunnlag"), _("Opptjent"), _("Betalt"), _("Til gode"))
    return [Section(_("Feriepenger"), headings=headings, rows=rows, figures=4)]


def choices(participant: Participant) -> list[Section]:
    """Where she was given other pay than the usual, and why, newest first; what was taken back too."""
    history = (
        PayChoice.history.filter(participant=participant)
        .select_related("work_day", "participant__data_key")
        .order_by("-history_date", "-pk")
    )
    rows = tuple(
        (
            short_moment(one.history_date),
            happened(one.history_type),
            short_date(one.work_day.date),
            str(one.reason),
            kroner(one.net),
        )
        for one in history
    )
    headings = (_("Dato"), _("Hva skjedde"), _("Dag"), _("Hvorfor"), _("I hånda"))
    return [Section(_("Annen lønn enn vanlig"), headings=headings, rows=rows, figures=1)]


def happened(history_type: str) -> str:
    """What a row of a history tells: entered, corrected or taken away."""
    return {"+": _("ført"), "~": _("rettet"), "-": _("tatt bort")}[history_type]


def _words(slip: PaySlip) -> tuple[str, ...]:
    what = slip.get_kind_display()
    return (
        slip.full_number,
        short_date(slip.date),
        short_date(slip.work_date) if slip.work_date else "",
        f"{what}: {slip.reason}" if str(slip.reason) else what,
        str(status_of(slip).label),
    )


def _figures(slip: PaySlip, *, garnished: bool) -> tuple[str, ...]:
    amounts = [slip.gross, slip.withholding, slip.net]
    if garnished:
        amounts.insert(2, slip.garnishment)
    return (number(slip.hours), *(kroner(amount) for amount in amounts))
