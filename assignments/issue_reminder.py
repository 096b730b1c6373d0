"""Reminds a client of an invoice that is overdue. Inkassoforskriften §§ 1-2 and 2-3."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from assignments.invoice_balance import with_balance
from assignments.models import Invoice, Reminder
from assignments.rules.late_interest import MissingLateRate, late_interest, load_late_rates
from assignments.rules.reminder import TIME_TO_PAY, Claim, Costs, Sent, costs_of
from bikuben.documents.wording import short_date
from bikuben.models import User
from bikuben.papers import Desk
from bikuben.refusals import Refused


@dataclass(frozen=True, slots=True)
class Demand:
    """What a reminder asks for, kroner, and until when. Made once, for the page and for the paper."""

    step: int
    open_amount: Decimal
    costs: Costs
    interest: Decimal
    due_on: date

    @property
    def total(self) -> Decimal:
        """All of it."""
        return self.open_amount + self.costs.total + self.interest


def demand_of(
    invoice: Invoice, *, today: date, claim: Claim = Claim.FEE, with_interest: bool = True
) -> Demand:
    """What a reminder sent today would ask for.

    The fee comes only from 14 days after the due date, and twice at most, whatever is asked for.

    Raises:
        Refused: where nothing is open, it isn't due, the last reminder still runs, or a rate is missing for
            one of the days; at `claim`, where compensation is asked of someone who isn't a business.
    """
    invoice = with_balance(Invoice.objects.filter(pk=invoice.pk)).get()
    earlier = list(invoice.reminders.order_by("step"))
    _refuse_too_soon(invoice, earlier, today)
    if claim == Claim.COMPENSATION and not invoice.client_organisation_number:
        raise Refused(
            _("Bare en virksomhet med organisasjonsnummer kan kreves for kompensasjon."),
            code="not_a_business",
            field="claim",
        )
    try:
        costs = _costs(invoice, earlier, claim, today)
        interest = _interest(invoice, today) if with_interest else Decimal(0)
    except MissingLateRate as missing:
        text = _(
            "Satsene for den som betaler sent %(day)s mangler (%(file)s). Purr uten gebyr og rente så lenge."
        )
        facts = {"day": short_date(missing.day), "file": missing.file}
        raise Refused(text % facts, code="missing_rates") from missing
    return Demand(len(earlier) + 1, invoice.open, costs, interest, today + TIME_TO_PAY)


@transaction.atomic
def issue_reminder(
    invoice: Invoice,
    *,
    claim: Claim = Claim.FEE,
    with_interest: bool = True,
    by: User,
    now: datetime,
    today: date,
) -> Reminder:
    """Issue the reminder as a paper, with 14 days to pay. As `demand_of`, which the page shows first."""
    desk = Desk(Reminder, by=by, now=now, issued_on=today)
    demand = demand_of(invoice, today=today, claim=claim, with_interest=with_interest)
    return desk.issue(
        Reminder(
            invoice=invoice,
            date=today,
            step=demand.step,
            open_amount=demand.open_amount,
            fee=demand.costs.fee,
            compensation=demand.costs.compensation,
            interest=demand.interest,
            interest_to=today if demand.interest else None,
            total=demand.total,
            due_on=demand.due_on,
            language=invoice.language,
        )
    )


def _costs(invoice: Invoice, earlier: list[Reminder], claim: Claim, today: date) -> Costs:
    return costs_of(
        claim,
        due_on=invoice.due_on,
        today=today,
        earlier=[Sent(one.fee, one.compensation, one.due_on) for one in earlier],
        amounts=None if claim == Claim.NOTHING else load_late_rates().claims_on(today),
    )


def _interest(invoice: Invoice, today: date) -> Decimal:
    """On what is owed on the invoice itself: what was credited was never owed."""
    payments = invoice.payments.values_list("date", "amount")
    owed = invoice.total - invoice.credited
    return late_interest(owed, invoice.due_on, today, payments, load_late_rates())


def _refuse_too_soon(invoice: Invoice, earlier: list[Reminder], today: date) -> None:
    if invoice.open <= 0:
        raise Refused(_("Fakturaen er betalt. Det er ikke noe å purre på."), code="paid")
    if invoice.due_on >= today:
        raise Refused(_("Fakturaen har ikke forfalt ennå."), code="not_due")
    if earlier and earlier[-1].due_on >= today:
        text = _("Forrige purring har frist %(day)s. Vent til den er gått ut.")
        raise Refused(text % {"day": short_date(earlier[-1].due_on)}, code="still_running")
