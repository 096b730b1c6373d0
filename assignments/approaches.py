"""Finding jobs: what was written, said or agreed with a client, and what comes next (henvendelser)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.models import Approach, Client
from assignments.register_rows import refuse_invalid
from assignments.rules.planning import FIRST_YEAR, LAST_YEAR
from assignments.texts import line_of
from assignments.versions import refuse_stale
from bikuben.models import User
from bikuben.refusals import Refused


@transaction.atomic
def add_approach(
    client: Client,
    *,
    kind: str,
    date: date,
    note: str = "",
    next_step: str = "",
    next_on: date | None = None,
    finishes: Iterable[Approach] = (),
    by: User,
    today: date,
) -> Approach:
    """Write down an approach; the follow-ups that it `finishes` are done with it.

    Raises `Refused` at the field: a day to come, a next step in the past, a day without a step.
    """
    approach = Approach(client=client)
    approach._history_user = by
    for one in finishes:
        if one.client_id == client.pk:
            finish_follow_up(one, by=by, today=today)
    return _save(approach, kind, date, note, next_step, next_on, today)


@transaction.atomic
def change_approach(
    approach: Approach,
    *,
    kind: str,
    date: date,
    note: str = "",
    next_step: str = "",
    next_on: date | None = None,
    version: int | None = None,
    by: User,
    today: date,
) -> Approach:
    """Put an approach right, or its next step off. `version` is what the page was made from."""
    locked = _locked(approach)
    refuse_stale(locked, version)
    locked._history_user = by
    if not next_step.strip():
        locked.done_on = None
    return _save(locked, kind, date, note, next_step, next_on, today)


@transaction.atomic
def finish_follow_up(approach: Approach, *, by: User, today: date) -> Approach:
    """The next step is done. Done already, it stays as it was. Raises `Refused` where there was none."""
    locked = _locked(approach)
    if not locked.next_step:
        raise Refused(_("Her er det ikke noe neste steg."), code="no_step")
    if locked.done_on is None:
        locked._history_user = by
        locked.done_on = today
        locked.save()
    return locked


@transaction.atomic
def reopen_follow_up(approach: Approach, *, by: User) -> Approach:
    """It wasn't done after all."""
    locked = _locked(approach)
    if locked.done_on is not None:
        locked._history_user = by
        locked.done_on = None
        locked.save()
    return locked


@transaction.atomic
def remove_approach(approach: Approach, *, by: User) -> None:
    """Take away what was written down by mistake; it stays in the history.

    The first of several letters that were written at once takes the others with it, unless one of them has
    had its next step: then `Refused`.
    """
    locked = _locked(approach)
    others = list(Approach.objects.select_for_update(no_key=True).filter(batch=locked))
    if any(one.done_on for one in others):
        raise Refused(_("Noen av dem er fulgt opp alt. De blir stående."), code="followed_up")
    for one in (*others, locked):
        one._history_user = by
        one.delete()


def check_next_step(next_step: str, next_on: date | None, *, day: date, today: date) -> None:
    """Raises `Refused` at the field: a day without a step, or one before `day`, or too far off."""
    if next_on is None:
        return
    if not next_step.strip():
        raise Refused(_("Skriv hva neste steg er."), code="no_step", field="next_step")
    if next_on < day:
        raise Refused(_("Neste steg kan ikke komme før dette."), code="step_before", field="next_on")
    if next_on.year > min(LAST_YEAR, today.year + 5):
        raise Refused(_("Det årstallet kan ikke stemme."), code="impossible_day", field="next_on")


def _save(
    approach: Approach,
    kind: str,
    day: date,
    note: str,
    next_step: str,
    next_on: date | None,
    today: date,
) -> Approach:
    if day > today:
        raise Refused(_("Denne dagen har ikke kommet ennå."), code="day_to_come", field="date")
    if day.year < FIRST_YEAR:
        raise Refused(_("Det årstallet kan ikke stemme."), code="impossible_day", field="date")
    check_next_step(next_step, next_on, day=day, today=today)
    approach.kind, approach.date, approach.next_on = kind, day, next_on
    for field, text in (("note", note), ("next_step", next_step)):
        longest = Approach._meta.get_field(field).max_length
        setattr(approach, field, line_of(text, longest=longest, field=field))
    refuse_invalid(approach)
    approach.save()
    return approach


def _locked(approach: Approach) -> Approach:
    return Approach.objects.select_for_update(no_key=True).get(pk=approach.pk)
