"""A file for the bank of the payments that were chosen. Changes nothing: marking paid is its own touch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from bikuben.documents.wording import short_date
from bikuben.models import Project
from bikuben.money import to_ore
from bikuben.refusals import Refused
from payroll.documents.pain001 import Payer, Transfer, pain001
from payroll.models import OfficialPaymentKind
from payroll.owed import open_amounts
from payroll.payment_key import PaymentKey
from payroll.payment_ready import ReadyPayment, is_account, ready_payments
from payroll.rules.due_dates import execution_day

LETTERS = {
    OfficialPaymentKind.WITHHOLDING: "SKATT",
    OfficialPaymentKind.CONTRIBUTION: "AVGIFT",
    OfficialPaymentKind.GARNISHMENT: "UTLEGG",
}


def new_message_id(now: datetime) -> str:
    """What the bank tells this file from every other by: the moment it was made, to the microsecond."""
    return f"BIKUBEN-{localtime(now):%Y%m%d%H%M%S%f}"


def bank_file(keys: Iterable[PaymentKey], *, message_id: str, now: datetime, today: date) -> bytes:
    """The payments as pain.001.001.03, each on its due date, or now where it is overdue.

    Raises:
        Refused: none is chosen, one isn't open as it was shown, or an account is missing.
    """
    wanted = list(keys)
    if not wanted:
        raise Refused(_("Velg minst én betaling."), code="none_chosen")
    ready = {one.key: one for one in ready_payments(open_amounts(today))}
    if any(key not in ready for key in wanted):
        raise Refused(
            _("Beløpet er et annet nå enn da siden ble vist. Se på lista igjen."), code="amount_changed"
        )
    payer = _payer()
    transfers = [_transfer(ready[key], today) for key in wanted]
    return pain001(payer, transfers, message_id=message_id, made_at=localtime(now))


def _payer() -> Payer:
    project = Project.current()
    if project is None or not is_account(project.account_number):
        raise Refused(
            _("Kontoen det skal betales fra, mangler. Før den inn under Om prosjektet."),
            code="no_own_account",
        )
    return Payer(project.legal_name, project.organisation_number, project.account_number)


def _transfer(payment: ReadyPayment, today: date) -> Transfer:
    facts = {"what": payment.kind.label, "date": short_date(payment.due)}
    if not is_account(payment.account):
        raise Refused(
            _("Kontonummeret mangler for %(what)s som skal betales %(date)s.") % facts, code="no_account"
        )
    if payment.names_someone:
        raise Refused(
            _("Merknaden på utleggstrekket som skal betales %(date)s, navngir henne. Betal det for hånd.")
            % facts,
            code="names_someone",
        )
    # The first order tells orders paid together from others: none is in two payments.
    order = f"-{min(payment.key.orders)}" if payment.key.orders else ""
    return Transfer(
        reference=f"{LETTERS[payment.kind]}-{payment.counts_for:%Y%m%d}{order}-{to_ore(payment.amount)}",
        execution_day=execution_day(payment.due, today),
        payee=payment.payee,
        account=payment.account,
        amount=payment.amount,
        kid=payment.kid,
        message=payment.message,
    )
