"""A little world for what is owed: slips with the very amounts a test needs, orders, accounts.

Payouts are in April and May 2026; today is Monday 4 May. What was withheld on Thursday 30 April is due today.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from assignments.models import Participant
from bikuben.models import User
from bikuben.papers import Desk
from payroll.models import (
    ExemptionsChoice,
    GarnishmentKind,
    GarnishmentOrder,
    OfficialPaymentKind,
    PayrollSettings,
    PaySlip,
    PaySlipGarnishment,
    PaySlipLine,
    ReversalCause,
    SlipKind,
)
from tests.cast import NOW, TODAY

WITHHOLDING, CONTRIBUTION, GARNISHMENT = OfficialPaymentKind
THURSDAY, WEDNESDAY = date(2026, 4, 30), date(2026, 4, 29)
TAX_ACCOUNT, OWN_ACCOUNT, COURT_ACCOUNT = "12345678911", "86011117947", "15032080119"
KID = "123456782"
EXEMPTIONS = ("charity_exemption", "small_pay_rule")


def slip(
    participant: Participant,
    day: date = THURSDAY,
    *,
    by: User,
    gross: int = 266,
    withheld: int = 66,
    taken: Sequence[tuple[GarnishmentOrder, int]] = (),
    zone: str = "1",
    reverses: PaySlip | None = None,
    issued_on: date = TODAY,
) -> PaySlip:
    """A slip with these amounts (kroner); `taken` is what each order took, `reverses` makes it a reversal."""
    garnished = sum(amount for _order, amount in taken)
    extra: dict[str, Any] = {}
    if reverses is not None:
        extra = {"reverses": reverses, "reversal_cause": ReversalCause.MISTAKE, "reason": "Feil"}
    paper = PaySlip(
        kind=SlipKind.REVERSAL if reverses else SlipKind.DAY,
        date=day,
        participant=participant,
        data_key=participant.data_key,
        legal_name=participant.legal_name,
        identity_number=participant.identity_number,
        employer_name="Verkstedet i Prøvegata",
        employer_organisation_number="974760673",
        basis="percentage",
        percent=Decimal(25),
        gross=Decimal(gross),
        withholding=Decimal(withheld),
        garnishment=Decimal(garnished),
        net=Decimal(gross - withheld - garnished),
        contribution=Decimal(0),
        contribution_percent=Decimal("14.1"),
        contribution_zone=zone,
        holiday_base=Decimal(gross),
        year_gross=Decimal(gross),
        year_withholding=Decimal(withheld),
        year_net=Decimal(gross - withheld),
        year_holiday_base=Decimal(gross),
        **extra,
    )
    with transaction.atomic():
        return Desk(PaySlip, by=by, now=NOW, issued_on=issued_on).issue(
            paper,
            lines=[
                PaySlipLine(position=1, basis="percentage", base=Decimal(gross), withheld=Decimal(withheld))
            ],
            garnishments=[
                PaySlipGarnishment(
                    position=position, order=order, kind=order.kind, payee=order.payee, amount=Decimal(amount)
                )
                for position, (order, amount) in enumerate(taken, start=1)
            ],
        )


def reversal_of(paper: PaySlip, *, by: User, issued_on: date = TODAY) -> PaySlip:
    """The same slip taken back, on its own payout date."""
    return slip(
        paper.participant,
        paper.date,
        by=by,
        gross=-int(paper.gross),
        withheld=-int(paper.withholding),
        taken=[(one.order, -int(one.amount)) for one in paper.garnishments.all()],
        zone=paper.contribution_zone,
        reverses=paper,
        issued_on=issued_on,
    )


def order_for(participant: Participant, kind: str = GarnishmentKind.OTHER, **fields: Any) -> GarnishmentOrder:
    """An order of 100 kroner a month, to an account of its own."""
    defaults: dict[str, Any] = {
        "payee": "Namsfogden i Prøvestad",
        "account_number": COURT_ACCOUNT,
        "reference": KID,
        "starts_on": date(2026, 1, 1),
        "amount": Decimal(100),
    }
    return GarnishmentOrder.objects.create(participant=participant, kind=kind, **{**defaults, **fields})


def settings_with(**fields: Any) -> PayrollSettings:
    """The pay settings, with accounts for tax and contribution unless told otherwise; exemptions of 2026."""
    exemptions = {name: fields.pop(name) for name in EXEMPTIONS if name in fields}
    if exemptions:
        ExemptionsChoice.objects.create(year=2026, **exemptions)
    defaults = {"withholding_account": TAX_ACCOUNT, "contribution_account": TAX_ACCOUNT}
    return PayrollSettings.objects.create(pk=1, **{**defaults, **fields})
