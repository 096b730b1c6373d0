"""Closing the list and drawing lots (loddtrekning), as DESIGN's "The draw" has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.locked_days import lock_day
from assignments.models import Attendance, AttendanceState, DayState, Draw, DrawSeed, WorkDay
from assignments.open_day import issue_seed
from assignments.places import PRESENT, RUNNING
from assignments.rules import queue
from assignments.rules.draw import draw_order, normalised_word
from bikuben.documents.fonts import can_print
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused

LONGEST_WORD = 100


@transaction.atomic
def close_list(day: WorkDay, *, by: User, now: datetime) -> bool:
    """Close the list (stenge lista). True where a draw is needed; else everyone has got a place.

    Raises:
        Refused: nobody has come, the places are given already, or the day doesn't run.
    """
    day = lock_day(day, *RUNNING)
    if day.state != DayState.OPEN:
        raise Refused(_("Plassene er allerede fordelt."), code="places_given")
    present = _present(day)
    if not present:
        raise Refused(_("Ingen er på lista ennå."), code="nobody_here")
    day.list_closed_at = day.list_closed_at or now
    if queue.needs_draw(people=len(present), places=day.places):
        day.save()
        return True
    _share_out(day, present, [one.ticket for one in present], drawn=False, now=now)
    return False


@transaction.atomic
def reopen_list(day: WorkDay, *, by: User, now: datetime) -> None:
    """Open a list again that was closed too early. Nothing is lost by it: the seed isn't known to anyone.

    Raises:
        Refused: the places are given, or the day doesn't run.
    """
    day = lock_day(day, *RUNNING)
    if day.state != DayState.OPEN:
        raise Refused(_("Plassene er allerede fordelt."), code="places_given")
    day.list_closed_at = None
    day.save()


@transaction.atomic
def hold_draw(day: WorkDay, word: str, *, by: User, now: datetime, today: date) -> Draw:
    """Draw all who are present, with the seed that waits and the word (ordet) from the room.

    The day's first draw, or a repeated one that `prepare_repeat` has made a new seed for.

    Raises:
        Refused: no word or one of more than 100 letters, the list is still open, everyone has room, work has
            begun, it is drawn already, or the day doesn't run.
    """
    word = _clean_word(word)
    day = lock_day(day, *RUNNING)
    if day.state == DayState.WORKING:
        raise Refused(_("Arbeidet er i gang. Det trekkes ikke mer i dag."), code="work_has_begun")
    seed = waiting_seed(day)
    if seed is None:
        raise Refused(_("Det er allerede trukket."), code="already_drawn")
    if day.state == DayState.OPEN and day.list_closed_at is None:
        raise Refused(_("Steng lista først."), code="list_open")
    if day.state == DayState.DRAWN and seed.attempt == 1:
        raise Refused(_("Alle fikk plass. Det er ingenting å trekke om."), code="no_draw_needed")
    present = _present(day)
    if not queue.needs_draw(people=len(present), places=day.places):
        raise Refused(_("Alle får plass. Det er ingenting å trekke om."), code="no_draw_needed")
    tickets = [one.ticket for one in present]
    secret = bytes.fromhex(seed.seed)
    order = draw_order(secret, day.date, word, tickets)
    draw = Desk(Draw, by=by, now=now, issued_on=today).issue(
        Draw(
            work_day=day,
            date=day.date,
            attempt=seed.attempt,
            drawn_from=seed,
            word=word,
            seed_hex=seed.seed,
            commitment=seed.commitment,
            places=day.places,
            tickets=tickets,
            order=order,
        )
    )
    _share_out(day, present, order, drawn=True, now=now)
    return draw


@transaction.atomic
def prepare_repeat(
    day: WorkDay,
    reason: str,
    *,
    by: User,
    now: datetime,
    today: date,
    randomness: Callable[[int], bytes],
) -> DrawSeed:
    """Make the new seed of a repeated draw; its commitment is to be shown before the new word is said.

    Raises:
        Refused: no reason or too long a one, nothing is drawn yet, work has begun, a new seed waits already,
            everyone still here has room, or the day doesn't run.
    """
    reason = reason.strip()
    if not reason:
        raise Refused(_("Skriv hvorfor det trekkes på nytt."), code="no_reason", field="reason")
    if len(reason) > DrawSeed._meta.get_field("reason").max_length or not can_print(reason):
        raise Refused(_("Skriv grunnen på én linje, med høyst 200 tegn."), code="bad_reason", field="reason")
    day = lock_day(day, *RUNNING)
    if day.state == DayState.WORKING:
        raise Refused(_("Arbeidet er i gang. Det trekkes ikke mer i dag."), code="work_has_begun")
    last = day.draws.order_by("attempt").last()
    if day.state != DayState.DRAWN or last is None:
        raise Refused(_("Det er ikke trukket ennå."), code="not_drawn")
    if last.by_hand:
        raise Refused(
            _("Loddene er trukket for hånd, så det trekkes ikke på nytt her."), code="drawn_by_hand"
        )
    if waiting_seed(day) is not None:
        raise Refused(_("Et nytt frø er klart. Si et nytt ord og trekk."), code="repeat_waits")
    if not queue.needs_draw(people=len(_present(day)), places=day.places):
        raise Refused(_("Alle som er her, får plass. Det er ingenting å trekke om."), code="no_draw_needed")
    attempt = last.attempt + 1
    return issue_seed(day, attempt=attempt, reason=reason, by=by, now=now, today=today, randomness=randomness)


@transaction.atomic
def enter_hand_draw(
    day: WorkDay, order: Sequence[int], witness: str, *, by: User, now: datetime, today: date
) -> Draw:
    """Enter a draw that was held by hand (trukket for hånd): the order of the lots and who saw it.

    Raises:
        Refused: the order isn't the list's tickets once each, no witness or too long a one, the list is still
            open, everyone has room, it is drawn already, or the day doesn't run.
    """
    witness = " ".join(witness.split())
    if not witness:
        raise Refused(_("Skriv hvem som så på at det ble trukket."), code="no_witness", field="witness")
    if len(witness) > Draw._meta.get_field("witness").max_length or not can_print(witness):
        raise Refused(_("Skriv vitnets navn på én linje."), code="bad_witness", field="witness")
    day = lock_day(day, *RUNNING)
    if day.state != DayState.OPEN:
        raise Refused(_("Plassene er allerede fordelt."), code="places_given")
    if day.list_closed_at is None:
        raise Refused(_("Steng lista først."), code="list_open")
    present = _present(day)
    tickets = [one.ticket for one in present]
    if not queue.needs_draw(people=len(present), places=day.places):
        raise Refused(_("Alle får plass. Det er ingenting å trekke om."), code="no_draw_needed")
    if sorted(order) != tickets:
        raise Refused(_("Rekkefølgen må ha hvert lodd på lista én gang."), code="wrong_order", field="order")
    draw = Desk(Draw, by=by, now=now, issued_on=today).issue(
        Draw(
            work_day=day,
            date=day.date,
            places=day.places,
            tickets=tickets,
            order=list(order),
            by_hand=True,
            witness=witness,
        )
    )
    _share_out(day, present, order, drawn=True, now=now)
    return draw


def waiting_seed(day: WorkDay) -> DrawSeed | None:
    """The seed that the day's next draw will use, or None where the latest one has been used or passed by."""
    seed = day.seeds.order_by("attempt").last()
    if seed is None or day.draws.filter(attempt__gte=seed.attempt).exists():
        return None
    return seed


def _present(day: WorkDay) -> list[Attendance]:
    """Those still here, by ticket."""
    return list(day.attendances.filter(state__in=PRESENT).order_by("ticket"))


def _share_out(
    day: WorkDay, present: Sequence[Attendance], order: Sequence[int], *, drawn: bool, now: datetime
) -> None:
    result = queue.standing(order, day.places)
    for one in present:
        one.reserve_position = result.position(one.ticket)
        has_place = one.reserve_position is None
        one.state = AttendanceState.PLACE if has_place else AttendanceState.RESERVE
        one.placed_at = now if has_place else None
        one.drawn = drawn
        one.save()
    day.state = DayState.DRAWN
    day.save()


def _clean_word(word: str) -> str:
    try:
        word = normalised_word(word)
    except ValueError:
        raise Refused(_("Skriv ordet som ble sagt."), code="no_word", field="word") from None
    if len(word) > LONGEST_WORD:
        raise Refused(_("Ordet er for langt. Ett ord er nok."), code="word_too_long", field="word")
    if not can_print(word):
        raise Refused(_("Ordet har tegn som ikke kan skrives ut."), code="bad_word", field="word")
    return word
