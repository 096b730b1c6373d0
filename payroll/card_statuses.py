"""Skatteetaten's answers that brought no card, in plain words, and when such an answer is done with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from assignments.models import Participant
from payroll.models import CardStatus
from payroll.rules.card_answer import UNREADABLE, NoCard

WORDS: dict[str, str | Promise] = {
    NoCard.NOT_ORDERED: _("Hun har ikke skattekort hos Skatteetaten. Hjelp henne å bestille det."),
    NoCard.PERMIT: _("Skatteetaten har ikke laget kort. Se på arbeidstillatelsen hennes."),
    NoCard.NOT_LIABLE: _(
        "Skatteetaten svarer at det ikke skal trekkes skatt av henne. Spør dem før neste utbetaling."
    ),
    NoCard.WRONG_EMPLOYER: _(
        "Skatteetaten kjente ikke igjen organisasjonsnummeret vårt. Se etter under «Om prosjektet»."
    ),
    NoCard.WRONG_NUMBER: _(
        "Skatteetaten kjenner ikke nummeret hennes. Rett det, og hent skattekortet på nytt."
    ),
    NoCard.EXPIRED_NUMBER: _(
        "Hun har fått fødselsnummer. Før det inn i stedet for D-nummeret, og hent kortet på nytt."
    ),
    UNREADABLE: _("Skattekortet hennes kan ikke leses. Se på det hos Skatteetaten, og før det for hånd."),
}
SHORT: dict[str, str | Promise] = {
    NoCard.NOT_ORDERED: _("må bestille skattekort"),
    NoCard.PERMIT: _("arbeidstillatelse"),
    NoCard.NOT_LIABLE: _("ikke trekkplikt"),
    NoCard.WRONG_EMPLOYER: _("feil organisasjonsnummer"),
    NoCard.WRONG_NUMBER: _("feil nummer"),
    NoCard.EXPIRED_NUMBER: _("nytt fødselsnummer"),
    UNREADABLE: _("kan ikke leses, se på kortet"),
}
TODOS = {
    NoCard.NOT_ORDERED: ngettext_lazy(
        "En deltaker må bestille skattekort.", "%(count)s deltakere må bestille skattekort.", "count"
    ),
    NoCard.PERMIT: ngettext_lazy(
        "En deltaker fikk ikke skattekort: se på arbeidstillatelsen.",
        "%(count)s deltakere fikk ikke skattekort: se på arbeidstillatelsene.",
        "count",
    ),
    NoCard.NOT_LIABLE: ngettext_lazy(
        "Skatteetaten svarer at det ikke skal trekkes skatt av en deltaker: spør dem.",
        "Skatteetaten svarer at det ikke skal trekkes skatt av %(count)s deltakere: spør dem.",
        "count",
    ),
    NoCard.WRONG_EMPLOYER: ngettext_lazy(
        "Skatteetaten kjente ikke igjen organisasjonsnummeret vårt (en deltaker uten svar).",
        "Skatteetaten kjente ikke igjen organisasjonsnummeret vårt (%(count)s deltakere uten svar).",
        "count",
    ),
    NoCard.WRONG_NUMBER: ngettext_lazy(
        "Skatteetaten kjenner ikke nummeret til en deltaker: rett det.",
        "Skatteetaten kjenner ikke numrene til %(count)s deltakere: rett dem.",
        "count",
    ),
    NoCard.EXPIRED_NUMBER: ngettext_lazy(
        "En deltaker har fått nytt fødselsnummer: før det inn.",
        "%(count)s deltakere har fått nytt fødselsnummer: før dem inn.",
        "count",
    ),
    UNREADABLE: ngettext_lazy(
        "Skattekortet til en deltaker kan ikke leses: se på det, og før det for hånd",
        "Skattekortene til %(count)s deltakere kan ikke leses: se på dem, og før dem for hånd",
        "count",
    ),
}
UNKNOWN_TODO = ngettext_lazy(
    "Skatteetaten svarte noe uventet om en deltaker.",
    "Skatteetaten svarte noe uventet om %(count)s deltakere.",
    "count",
)


def status_words(code: str) -> str | Promise:
    """What the answer means and what to do, in a sentence or two. A word we don't know is shown as it is."""
    unknown = format_lazy(_("Skatteetaten svarte «{code}», og laget ikke kort. Spør dem."), code=code)
    return WORDS.get(code, unknown)


def status_short(code: str) -> str | Promise:
    """The same for a list."""
    return SHORT.get(code, _("et svar fra Skatteetaten"))


def status_todo(code: str, count: int) -> str:
    """What waits where `count` people have this answer; names nobody."""
    return TODOS.get(code, UNKNOWN_TODO) % {"count": count}


def mending_url(status: CardStatus) -> str | None:
    """The page where what the answer complains of is put right; None where it isn't in this program."""
    if status.code == UNREADABLE:
        return reverse("payroll:new_card", args=[status.participant_id])
    match str(status.code):
        case NoCard.WRONG_NUMBER | NoCard.EXPIRED_NUMBER:
            return reverse("assignments:change_participant", args=[status.participant_id])
        case NoCard.PERMIT:
            return reverse("assignments:participant_private", args=[status.participant_id])
        case NoCard.WRONG_EMPLOYER:
            return reverse("bikuben:project")
    return None


def card_statuses(participants: Iterable[Participant], today: date) -> dict[int, CardStatus]:
    """Those of them whose latest answer brought no card, in one query. An earlier year's is done with."""
    ids = [one.pk for one in participants]
    found = CardStatus.objects.filter(participant__in=ids, year__gte=today.year)
    return {one.participant_id: one for one in found.select_related("participant__data_key")}


def forget_no_card(participant: Participant, year: int) -> None:
    """A card of `year` has come: that she had none, or one that couldn't be read, is done with. Other answers
    wait for the next file."""
    found = CardStatus.objects.filter(participant=participant).select_related("participant__data_key")
    status = found.first()
    if status is not None and status.year <= year and status.code in (NoCard.NOT_ORDERED, UNREADABLE):
        status.delete()
