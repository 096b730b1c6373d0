"""Skatteetaten's answer in three touches: received and looked at, then used, or thrown away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Participant
from bikuben.models import User
from bikuben.refusals import Refused
from payroll.compare_cards import Comparison, Outcome, PersonChange, compare
from payroll.keep_tax_card import add_tax_card, correct_tax_card, replace_tax_card
from payroll.models import CardFetch, CardStatus, WaitingCardAnswer
from payroll.read_card_answer import read_card_answer


@transaction.atomic
def receive_card_answer(content: bytes, *, by: User, now: datetime, today: date) -> WaitingCardAnswer:
    """Keep an answer until it has been looked at, instead of any that waited before. No card changes yet.

    Raises:
        Refused: at `file`, for whatever isn't a whole and possible answer to this employer.
    """
    compare(read_card_answer(content), today=today)
    WaitingCardAnswer.objects.all().delete()
    return WaitingCardAnswer.objects.create(
        content=content.decode("utf-8-sig"), uploaded_at=now, uploaded_on=today, uploaded_by=by
    )


def waiting_answer(pk: int) -> WaitingCardAnswer:
    """The answer that waits. `Refused` where it is used, thrown away or replaced already."""
    found = WaitingCardAnswer.objects.filter(pk=pk).first()
    if found is None:
        raise Refused(_("Svaret er brukt eller byttet ut. Last opp fila på nytt."), code="no_answer")
    return found


def comparison_of(waiting: WaitingCardAnswer, *, today: date) -> Comparison:
    """What the waiting answer would change now. `Refused` as when it was received."""
    return compare(read_card_answer(str(waiting.content).encode()), today=today)


@transaction.atomic
def apply_card_answer(
    waiting: WaitingCardAnswer,
    main_employers: Mapping[int, bool] | None = None,
    *,
    by: User,
    now: datetime,
    today: date,
) -> CardFetch:
    """Keep the cards that the waiting answer brings, and what it said of those without; then let it go.

    Worked out anew: a card changed since the preview was shown counts as it is now. `main_employers`: by
    participant id whether we are her main employer, for those whom the preview asks about. An issued slip
    never changes. The same answer once more changes nothing.

    Raises:
        Refused: it is used, thrown away or replaced already; or as when it was received.
    """
    list(WaitingCardAnswer.objects.select_for_update(no_key=True).filter(pk=waiting.pk))
    locked = waiting_answer(waiting.pk)
    answer = read_card_answer(str(locked.content).encode())
    # Locked in one order, so that two who keep cards at once never wait for each other in a ring.
    ids = [one.participant.pk for one in compare(answer, today=today).changes]
    people = Participant.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids)
    list(people.order_by("pk"))
    comparison = compare(answer, today=today)
    said = main_employers or {}
    written = 0
    for change in comparison.changes:
        written += _keep_card(change, said.get(change.participant.pk), by=by, now=now, today=today)
    without = _keep_statuses(comparison.changes, answered_on=locked.uploaded_on)
    fetch = CardFetch.objects.create(
        year=comparison.year,
        fetched_on=locked.uploaded_on,
        applied_at=now,
        by=by,
        people=len(comparison.changes),
        written=written,
        without_card=without,
    )
    locked.delete()
    return fetch


@transaction.atomic
def discard_card_answer(waiting: WaitingCardAnswer) -> None:
    """Throw a waiting answer away. Nothing has changed; done twice, it is gone all the same."""
    WaitingCardAnswer.objects.filter(pk=waiting.pk).delete()


def _keep_card(
    change: PersonChange, main_employer: bool | None, *, by: User, now: datetime, today: date
) -> bool:
    option = change.option(main_employer)
    if option.data is None or not option.outcome.writes:
        return False
    for card in option.give_way:
        replace_tax_card(card, by=by)
    if option.outcome != Outcome.NEW and option.card is not None:
        correct_tax_card(option.card, option.data, by=by, now=now, today=today)
    else:
        add_tax_card(change.participant, option.data, by=by, now=now, today=today)
    return True


def _keep_statuses(changes: Iterable[PersonChange], *, answered_on: date) -> int:
    """The latest answer of each: one with a card takes the earlier one away. How many have none."""
    answers = {one.participant.pk: one for one in changes}
    statuses = CardStatus.objects.filter(participant__in=answers).select_related("participant__data_key")
    kept = {one.participant_id: one for one in statuses}
    for pk, change in answers.items():
        before, answer = kept.get(pk), change.answer
        if before is not None and before.year > answer.year:
            continue
        if change.leads_to_card:
            if before is not None:
                before.delete()
        elif before is None or (before.code, before.year) != (answer.kept_as, answer.year):
            # The day of the first such answer stands: it says how long she has been without.
            status = before or CardStatus(participant=change.participant)
            status.code, status.year, status.answered_on = answer.kept_as, answer.year, answered_on
            status.save()
    return sum(not one.leads_to_card for one in answers.values())
