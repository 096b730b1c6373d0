"""First run: a one-time code is printed in the terminal, and whoever types it in makes the first user."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from bikuben.models import SetupCode, User
from bikuben.refusals import Refused
from bikuben.roles import Role

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs; none that is easily taken for another
LENGTH = 12
MOST_WRONG_TRIES = 10


def needs_setup() -> bool:
    """Whether nobody can log in yet."""
    return not User.objects.exists()


def make_setup_code(*, now: datetime, randomness: Callable[[int], bytes]) -> str:
    """A new code as it is to be typed, in groups of four. Earlier codes are dead from then on.

    Raises `Refused` where there is a user already.
    """
    if not needs_setup():
        raise Refused(_("Det finnes allerede en bruker."), code="already_set_up")
    code = "".join(ALPHABET[byte % 32] for byte in randomness(LENGTH))
    with transaction.atomic():
        SetupCode.objects.filter(used_at=None).delete()
        SetupCode.objects.create(code_hash=make_password(code), created_at=now)
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def make_first_user(*, code: str, username: str, full_name: str, password: str, now: datetime) -> User:
    """The first user, a supervisor, made against the code from the terminal.

    Raises `Refused`: code wrong or worn out (`wrong_code`), somebody was first (`already_set_up`). A wrong
    try is counted, also when many come at once; after ten, the terminal has to make a new code.
    """
    found = SetupCode.objects.filter(used_at=None).order_by("-pk").first()
    counted = found is not None and SetupCode.objects.filter(
        pk=found.pk, used_at=None, wrong_tries__lt=MOST_WRONG_TRIES
    ).update(wrong_tries=F("wrong_tries") + 1)
    if found is None or not counted:
        raise Refused(
            _("Koden gjelder ikke lenger. Lag en ny i terminalen."), code="worn_out_code", field="code"
        )
    if not check_password(_compact(code), found.code_hash):
        raise Refused(
            _("Koden stemmer ikke. Skriv den som den står i terminalen."), code="wrong_code", field="code"
        )
    with transaction.atomic():
        used = SetupCode.objects.filter(pk=found.pk, used_at=None).update(
            used_at=now, wrong_tries=F("wrong_tries") - 1
        )
        if not used or not needs_setup():
            raise Refused(_("Det finnes allerede en bruker. Logg inn i stedet."), code="already_set_up")
        user = User(username=username, first_name=full_name, role=Role.SUPERVISOR)
        user.set_password(password)
        user.save()
    return user


def _compact(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
