"""Registering a participant. A chosen name is enough; the rest may come before the first slip."""

from __future__ import annotations

from datetime import date, datetime
from typing import Unpack

from django.db import transaction

from assignments.models import Participant
from assignments.participant_details import Details, write_details
from bikuben.clock import OSLO
from bikuben.encryption import make_data_key
from bikuben.models import User


@transaction.atomic
def register_participant(
    *, by: User, now: datetime, today: date | None = None, **details: Unpack[Details]
) -> Participant:
    """Register one person, with a data key of her own. `started_on` is today where it is left out.

    Raises:
        Refused: no name or one that someone has, a number that is wrong or already registered, a letter that
            can't be printed, an impossible day, or a change of keys that isn't finished.
    """
    day = today or now.astimezone(OSLO).date()
    # Making the key takes the lock that key rotation waits for, and so does everyone who registers: two at
    # once can't both find the name or the number free.
    participant = Participant(data_key=make_data_key(), started_on=day)
    write_details(participant, {"chosen_name": "", **details}, today=day)
    participant._history_user = by
    participant.save()
    return participant
