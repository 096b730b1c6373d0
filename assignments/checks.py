"""What has to be looked at before someone works, as far as people and work know: permit, papers, benefits.

Called through `ATTENDANCE_CHECKS` with everyone at once: a list costs the same however long it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from assignments.benefits import WORDS
from assignments.models import Attendance, AttendanceState, Benefit, Participant, WorkDay
from bikuben.documents.wording import long_date
from bikuben.notices import Notice

PERMIT_WARNING = timedelta(days=30)


def permit(participants: Sequence[Participant], work_day: WorkDay) -> dict[int, list[Notice]]:
    """A permit that has run out stops: letting someone work without one is punishable."""
    found = {}
    for one in participants:
        notice = _permit_notice(one, work_day.date)
        if notice:
            found[one.pk] = [notice]
    return found


def _permit_notice(one: Participant, day: date) -> Notice | None:
    if not one.needs_permit:
        return None
    if one.permit_until is None:
        return Notice(
            "permit_unknown",
            _("Tillatelsen til å jobbe har ingen sluttdato. Skriv den inn før hun begynner."),
            stops=True,
        )
    if one.permit_until < day:
        return Notice(
            "permit_ended",
            _("Tillatelsen til å jobbe gikk ut %(day)s. Hun kan ikke jobbe før den er fornyet.")
            % {"day": long_date(one.permit_until)},
            stops=True,
        )
    if one.permit_until <= day + PERMIT_WARNING:
        return Notice(
            "permit_ends",
            _("Tillatelsen til å jobbe går ut %(day)s.") % {"day": long_date(one.permit_until)},
        )
    return None


def slip_details(participants: Sequence[Participant], work_day: WorkDay) -> dict[int, list[Notice]]:
    """Legal name and identity number, which no slip can do without."""
    found = {}
    for one in participants:
        notices = []
        if not one.legal_name:
            notices.append(
                Notice("no_legal_name", _("Fullt navn mangler. Det trengs før hun kan få lønnsslipp."))
            )
        if not one.identity_hash:
            notices.append(
                Notice(
                    "no_identity_number",
                    _("Fødselsnummer eller D-nummer mangler. Det trengs før hun kan få lønnsslipp."),
                )
            )
        if notices:
            found[one.pk] = notices
    return found


def benefits(participants: Sequence[Participant], work_day: WorkDay) -> dict[int, list[Notice]]:
    """What a payment may touch: said the first time she comes each year, and each time where she may earn
    nothing. Said every day, a warning is no longer heard; her private page always has it."""
    with_benefits = [one for one in participants if one.benefits]
    if not with_benefits:
        return {}
    been_here = set(
        Attendance.objects.filter(
            participant__in=with_benefits,
            work_day__date__year=work_day.date.year,
            work_day__date__lt=work_day.date,
        )
        .exclude(state=AttendanceState.ANNULLED)
        .values_list("participant_id", flat=True)
    )
    found = {}
    for one in with_benefits:
        codes = one.benefits
        if one.pk in been_here:
            codes = codes & {Benefit.DISABILITY_FIRST_YEAR}
        notices = [Notice(f"benefit_{code}", WORDS[code]) for code in Benefit if code in codes]
        if notices:
            found[one.pk] = notices
    return found
