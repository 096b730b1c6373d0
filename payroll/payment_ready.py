"""What is open as payments ready to be copied into a bank: account, KID or message, amount, due date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stdnum.no import kontonr

from assignments.models import Participant
from assignments.rules.kid import is_kid
from bikuben.models import Project
from payroll.models import GarnishmentKind, GarnishmentOrder, OfficialPaymentKind, PayrollSettings
from payroll.owed import OpenAmount
from payroll.payment_key import PaymentKey
from payroll.rules.due_dates import Term, term_of

TAX_AUTHORITY = "Skatteetaten"
ACCOUNT_LENGTH = 11
SHORTEST_NAME = 3


@dataclass(frozen=True)
class ReadyPayment:
    """One payment: one open amount, or a payout date's orders coordinated by Skatteetaten together.

    `message` stands in where there is no KID. It is Norwegian whoever reads the page: the payee does.
    `names_someone`: the payee or message that was entered names the participant, so it may go in no file.
    """

    rows: tuple[OpenAmount, ...]
    payee: str
    account: str
    kid: str
    message: str
    names_someone: bool = False

    @property
    def kind(self) -> OfficialPaymentKind:
        return self.rows[0].kind

    @property
    def counts_for(self) -> date:
        return self.rows[0].counts_for

    @property
    def due(self) -> date:
        return self.rows[0].due

    @property
    def is_overdue(self) -> bool:
        return self.rows[0].is_overdue

    @property
    def order(self) -> GarnishmentOrder | None:
        """The order it is by, where it is one order's alone."""
        first = self.rows[0].order
        return first if first is not None and first.kind == GarnishmentKind.OTHER else None

    @property
    def term(self) -> Term | None:
        """Of a contribution."""
        return term_if_any(self.kind, self.counts_for)

    @property
    def plain_amount(self) -> str:
        """As a bank's form takes it: 1234 or 1234,50."""
        return f"{self.amount:.2f}".replace(".", ",").removesuffix(",00")

    @property
    def amount(self) -> Decimal:
        """Kroner."""
        return sum((row.open for row in self.rows), Decimal(0))

    @property
    def key(self) -> PaymentKey:
        """How the page names it."""
        orders = frozenset(row.order.pk for row in self.rows if row.order is not None)
        return PaymentKey(self.kind, self.counts_for, orders, self.amount)

    @property
    def may_be_in_file(self) -> bool:
        """Whether a bank's file can hold it: a real account, and no name."""
        return is_account(self.account) and not self.names_someone


def term_if_any(kind: str, counts_for: date) -> Term | None:
    """The term an amount is of; None where it is of a payout date."""
    return term_of(counts_for) if kind == OfficialPaymentKind.CONTRIBUTION else None


def is_account(text: str) -> bool:
    """Whether this is a Norwegian account number of eleven digits with its check digit."""
    return len(text) == ACCOUNT_LENGTH and kontonr.is_valid(text)


def ready_payments(rows: Iterable[OpenAmount]) -> list[ReadyPayment]:
    """The payments of what is left to pay, in the order given. Credits and running terms are none."""
    settings, project = PayrollSettings.current(), Project.current()
    employer = project.organisation_number if project else ""
    found: dict[object, ReadyPayment] = {}
    for row in rows:
        if row.open <= 0 or row.is_running:
            continue
        one = _ready(row, settings, employer)
        together = row.kind == OfficialPaymentKind.GARNISHMENT and one.order is None
        # Different accounts or KIDs are different payments, whoever coordinates them.
        key = (row.counts_for, one.account, one.kid, one.message) if together else (row.kind, id(row))
        before = found.get(key)
        found[key] = ReadyPayment(
            rows=(*before.rows, row) if before else (row,),
            payee=one.payee,
            account=one.account,
            kid=one.kid,
            message=one.message,
            names_someone=one.names_someone or bool(before and before.names_someone),
        )
    return list(found.values())


def _ready(row: OpenAmount, settings: PayrollSettings, employer: str) -> ReadyPayment:
    day = f"{row.counts_for:%d.%m.%Y}"
    if row.order is not None:
        return _by_order(row, row.order, settings, f"Utleggstrekk {day} {employer}")
    if row.kind == OfficialPaymentKind.CONTRIBUTION:
        term = term_of(row.counts_for)
        account, kid = settings.contribution_account, settings.contribution_kid
        message = f"Arbeidsgiveravgift {term.number}. termin {term.year} {employer}"
    else:
        account, kid = settings.withholding_account, settings.withholding_kid
        message = f"Skattetrekk {day} {employer}"
    return ReadyPayment((row,), TAX_AUTHORITY, account, kid, message.strip())


def _by_order(
    row: OpenAmount, order: GarnishmentOrder, settings: PayrollSettings, usual: str
) -> ReadyPayment:
    coordinated = order.kind == GarnishmentKind.COORDINATED
    payee = TAX_AUTHORITY if coordinated else str(order.payee)
    account = str(order.account_number) or (settings.withholding_account if coordinated else "")
    reference = str(order.reference).strip()
    digits = re.sub(r"\s", "", reference)
    kid = digits if is_kid(digits) else ""
    # A KID too: the last digit of every identity number is right by modulus 11.
    names_someone = any(names(order.participant, text) for text in (payee, reference))
    return ReadyPayment((row,), payee, account, kid, (reference or usual).strip(), names_someone)


def names(participant: Participant, text: str) -> bool:
    """Whether a text holds one of her names or her identity number."""
    number = str(participant.identity_number)
    if number and number in re.sub(r"\D", "", text):
        return True
    hers = _words(f"{participant.legal_name} {participant.chosen_name}")
    return any(len(word) >= SHORTEST_NAME for word in hers & _words(text))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
