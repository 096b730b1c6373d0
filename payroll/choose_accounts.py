"""Where tax and contribution are paid: accounts and KIDs."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from stdnum.no import kontonr

from assignments.rules.kid import is_kid
from bikuben.models import User
from bikuben.refusals import Refused
from payroll.models import PayrollSettings
from payroll.payment_ready import is_account
from payroll.settings_row import locked_settings

ACCOUNTS = ("withholding_account", "contribution_account")
KIDS = ("withholding_kid", "contribution_kid")


@transaction.atomic
def choose_accounts(
    *,
    withholding_account: str,
    withholding_kid: str,
    contribution_account: str,
    contribution_kid: str,
    by: User,
    now: datetime,
) -> PayrollSettings:
    """Keep the accounts and KIDs; an empty one is taken away. Blanks and points between digits are allowed.

    Raises:
        Refused: an account number or a KID with a wrong digit.
    """
    sent = {
        "withholding_account": withholding_account,
        "withholding_kid": withholding_kid,
        "contribution_account": contribution_account,
        "contribution_kid": contribution_kid,
    }
    settings = locked_settings()
    for name, text in sent.items():
        setattr(settings, name, _account(name, text) if name in ACCOUNTS else _kid(name, text))
    settings.save()
    return settings


def _account(name: str, text: str) -> str:
    digits = kontonr.compact(re.sub(r"\s", "", text))
    if digits and not is_account(digits):
        raise Refused(
            _("Kontonummeret stemmer ikke. Se etter om et siffer er feil."), code="bad_account", field=name
        )
    return digits


def _kid(name: str, text: str) -> str:
    digits = re.sub(r"\s", "", text)
    if digits and not is_kid(digits):
        raise Refused(_("KID stemmer ikke. Se etter om et siffer er feil."), code="bad_kid", field=name)
    return digits
