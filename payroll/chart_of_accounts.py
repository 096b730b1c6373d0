"""The chart of accounts (kontoplan): which number and name each account has, and changing them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bikuben.models import User
from bikuben.refusals import Refused
from payroll.models import BookAccount, BooksSettings
from payroll.rules.charts import CHARTS, ChartAccount, Standard
from payroll.rules.vouchers import AccountRole

NUMBER = re.compile(r"[0-9][0-9.]{0,19}", re.ASCII)
DIMENSION = re.compile(r"[0-9A-Za-zÆØÅæøå. -]{0,20}")
LONGEST_NAME = 80
BAD_NUMBER = gettext_lazy("Et kontonummer har bare siffer, gjerne med punktum mellom.")


@dataclass(frozen=True)
class Chart:
    """The accounts in force by what they are for, and a municipality's dimensions."""

    standard: Standard
    accounts: Mapping[AccountRole, ChartAccount]
    responsibility: str
    function: str


def current_chart() -> Chart:
    """The chosen standard with the accountant's changes laid over it, in two queries."""
    settings = BooksSettings.current()
    standard = Standard(settings.standard)
    accounts = dict(CHARTS[standard])
    for changed in BookAccount.objects.all():
        if changed.role in accounts:
            role = AccountRole(changed.role)
            accounts[role] = replace(accounts[role], number=changed.number, name=changed.name)
    return Chart(standard, accounts, settings.responsibility, settings.function)


@transaction.atomic
def choose_chart(standard: Standard, *, by: User, now: datetime) -> Chart:
    """Follow one of the standards from now on, with its own numbers: changed ones are let go."""
    settings = _locked()
    settings.standard = standard.value
    settings.save()
    for changed in BookAccount.objects.all():
        changed.delete()
    return current_chart()


@transaction.atomic
def change_accounts(
    accounts: Mapping[AccountRole, tuple[str, str]],
    *,
    responsibility: str = "",
    function: str = "",
    by: User,
    now: datetime,
) -> Chart:
    """Give accounts their numbers and names, and set the dimensions.

    Raises:
        Refused: no account number, no name, or one number with two names. `field` is number_ROLE or
            name_ROLE, or the dimension.
    """
    settings = _locked()
    own = CHARTS[Standard(settings.standard)]
    cleaned = {role: (number.strip(), " ".join(name.split())) for role, (number, name) in accounts.items()}
    _refuse_bad_accounts(cleaned)
    for field, text in (("responsibility", responsibility), ("function", function)):
        if not DIMENSION.fullmatch(text.strip()):
            raise Refused(_("Bruk bare tall og bokstaver, høyst 20."), code="bad_dimension", field=field)
        setattr(settings, field, text.strip())
    settings.save()
    known = {one.role: one for one in BookAccount.objects.all()}
    for role, (number, name) in cleaned.items():
        one = known.get(role)
        if (number, name) == (own[role].number, own[role].name):
            if one is not None:
                one.delete()
        elif one is None or (one.number, one.name) != (number, name):
            one = one or BookAccount(role=role)
            one.number, one.name = number, name
            one.save()
    return current_chart()


def _refuse_bad_accounts(accounts: Mapping[AccountRole, tuple[str, str]]) -> None:
    names: dict[str, str] = {}
    for role, (number, name) in accounts.items():
        if not NUMBER.fullmatch(number):
            raise Refused(BAD_NUMBER, code="bad_number", field=f"number_{role}")
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise Refused(_("Gi kontoen et navn, høyst 80 tegn."), code="bad_name", field=f"name_{role}")
        if names.setdefault(number, name) != name:
            raise Refused(
                _("Konto %(number)s har et annet navn lenger opp. Bruk samme navn, eller et annet nummer.")
                % {"number": number},
                code="two_names",
                field=f"name_{role}",
            )


def _locked() -> BooksSettings:
    settings = BooksSettings.objects.select_for_update(no_key=True).filter(pk=1).first()
    return settings or BooksSettings(pk=1)
