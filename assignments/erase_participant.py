"""Erasing (slette) a person when the law no longer requires the papers (GDPR article 17, BOKL §13)."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from assignments.change_participant import lock_participant
from assignments.models import PAYABLE, BillingChoice, Participant, Shift
from bikuben.encryption import ERASED, refuse_while_rotation_pending
from bikuben.encryption.erasure import destroy
from bikuben.models import User
from bikuben.refusals import Refused
from bikuben.roles import Role, has_role


def why_not_erase(participant: Participant, *, today: date) -> str | Promise | None:
    """Why she can't be erased yet, in a sentence, or None. Asks every floor (`ERASURE_CHECKS`)."""
    if participant.ended_on is None:
        return _("Hun er fortsatt med. Før opp at hun har sluttet først.")
    for path in settings.ERASURE_CHECKS:
        reason = import_string(path)(participant, today)
        if reason:
            return reason
    return None


def hours_are_kept(participant: Participant, today: date) -> str | None:
    """Lists of hours are kept three and a half years after the end of the year (BOKF §7-3)."""
    worked = Shift.objects.filter(participant=participant, outcome__in=PAYABLE)
    last = worked.order_by("-work_day__date").values_list("work_day__date", flat=True).first()
    if last is None or today >= date(last.year + 4, 7, 1):
        return None
    return _("Timelistene må tas vare på til %(day)s.") % {"day": f"30.06.{last.year + 4}"}


@transaction.atomic
def erase_participant(participant: Participant, *, by: User, now: datetime, today: date) -> Participant:
    """Destroy her data key, her identity hash and her history, and blank the row. It can't be undone.

    Papers and chains stay and verify; what she was called reads "slettet". That she began and ended, and
    why, each time, stays for the yearly counts: it names nobody.

    Raises:
        Refused: she still takes part, or the law still requires a paper.
        PermissionDenied: anyone but a supervisor.
    """
    if not has_role(by, Role.SUPERVISOR):
        raise PermissionDenied
    # Before the row itself: rotation takes the locks in the same order.
    refuse_while_rotation_pending()
    locked = lock_participant(participant)
    reason = why_not_erase(locked, today=today)
    if reason:
        raise Refused(reason, code="still_required")
    destroy(locked.data_key, now=now)
    for name in ("identity_number", "address", "note", "next_step", "benefit_codes", "cash_reason"):
        setattr(locked, name, "")
    for name in ("chosen_name", "legal_name"):
        # Emptied first: the old token must not stay in the row.
        setattr(locked, name, "")
        setattr(locked, name, ERASED)
    for name in ("card_applied_on", "agreement_signed_on", "permit_until", "disability_since"):
        setattr(locked, name, None)
    locked.identity_hash, locked.needs_permit = None, False
    locked.erased_at, locked.version = now, locked.version + 1
    locked.save_without_historical_record()
    locked.history.all().delete()
    # Which job a day counts on stays, as her shifts do: invoices and yearly counts rest on it.
    BillingChoice.history.filter(participant=locked).delete()
    return locked
