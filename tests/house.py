"""A house in full swing, for tests that walk through every page: people, days in every state, papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from assignments.arrivals import arrive
from assignments.contacts import add_contact
from assignments.credit_invoice import credit_invoice
from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.hold_draw import close_list, hold_draw
from assignments.import_sales import receive_sales
from assignments.invoice_draft import Draft, ExtraLine
from assignments.issue_invoice import issue_invoice
from assignments.models import (
    Approach,
    Attendance,
    Batch,
    CashSale,
    Client,
    ContactPerson,
    CreditNote,
    DayState,
    Invoice,
    InvoiceChannel,
    Job,
    OutletSettlement,
    Participant,
    PieceMovement,
    Product,
    SentDocument,
    Shift,
    Shipment,
    StockKind,
    StockMovement,
    WorkDay,
)
from assignments.open_day import open_day
from assignments.send_documents import mark_sent
from assignments.shifts import finish_shift, left_early, start_work
from assignments.write_letters import write_letters
from bikuben.models import User
from bikuben.roles import Role
from payroll.import_cards import receive_card_answer
from payroll.issue_pay_slips import issue_pay_slip
from payroll.mark_paid import mark_paid
from payroll.models import (
    GarnishmentOrder,
    OfficialPayment,
    OfficialPaymentKind,
    PaySlip,
    TaxCard,
    WaitingCardAnswer,
)
from payroll.pay_out import pay_out
from tests.assignments.payments.billing import Billing, build_billing
from tests.assignments.production.cash_sales.selling import example_file, sell_one
from tests.assignments.production.outlet_settlements.world import settle_one
from tests.assignments.production.world import Production, build_production
from tests.cast import (
    CHOSEN_NAMES,
    NOW,
    TODAY,
    make_billed_job,
    make_card,
    make_garnishment_order,
    make_job,
    make_participant,
    make_project,
    make_user,
    make_work_day,
    randomness,
)
from tests.payroll.card_answers import answer_of, table_card
from tests.payroll.paying import fill_box, finished_shift

CLOSED, OPEN, PLANNED, CANCELLED = (TODAY + timedelta(days=days) for days in (-5, -1, 1, 2))
WIDE = "Wilhelmmine-Åslaugmarie"
LONG_CHOSEN = f"{WIDE} {WIDE} Øyvåg"  # with a number behind: near the 60 letters that there is room for
LONG_LEGAL = (
    "Maximiliane Wilhelmine Alexandrowna Brandtzæg-Szczepańska von Hohenzollern Østensen Mørch Đorđević"
)


@dataclass(kw_only=True)
class House:
    """What stands in the house, by what an address may ask for."""

    users: dict[Role, User]
    people: list[Participant]
    job: Job
    today: WorkDay
    attendance: Attendance
    shift: Shift
    slip: PaySlip
    paid_slip: PaySlip
    card: TaxCard
    garnishment: GarnishmentOrder
    payment: OfficialPayment
    card_answer: WaitingCardAnswer
    invoice: Invoice
    credit_note: CreditNote
    sending: SentDocument
    contact: ContactPerson
    approach: Approach
    billing: Billing
    production: Production
    batch: Batch
    delivery: StockMovement
    stock_movement: StockMovement
    piece_movement: PieceMovement
    shipment: Shipment
    cash_sale: CashSale
    settlement: OutletSettlement


def build_house(*, people: int = 3, places: int = 2, long_names: bool = False) -> House:
    """A closed day, one whose list is open, one at work with slips, one planned and one cancelled."""
    users = {role: make_user(role.value, role) for role in Role}
    by = users[Role.SUPERVISOR]
    make_project(account_number="86011117947", phone="22 00 11 22", email="post@bikuben.example")
    billing = build_billing(by)
    everyone = [_someone(number, long_names=long_names) for number in range(people)]
    cards = [make_card(one) for one in everyone]
    job = make_billed_job(
        title="Brette esker til julegavene som skal til Trondheim" if long_names else "Esker"
    )
    make_job()
    fill_box(by, 10_000, today=CLOSED)
    paid_slip = _closed_day(everyone[:places], job, by)
    _open_day(everyone, by, places=places, day=OPEN)
    today = _open_day(everyone, by, places=places, day=TODAY, main_job=job)
    close_list(today, by=by, now=NOW)
    hold_draw(today, "tåke", by=by, now=NOW, today=TODAY)
    first, *shifts = start_work(today, by=by, now=NOW)
    finish_shift(first, by=by, now=NOW)
    slip = issue_pay_slip(first.participant, today, by=by, now=NOW, today=TODAY)
    if len(shifts) > 3:
        left_early(shifts[0], ends_at=time(11), by=by, now=NOW)
        finish_shift(shifts[1], by=by, now=NOW)
        pay_out(
            issue_pay_slip(shifts[1].participant, today, by=by, now=NOW, today=TODAY),
            by=by,
            now=NOW,
            today=TODAY,
        )
    payment = mark_paid(OfficialPaymentKind.WITHHOLDING, CLOSED, by=by, now=NOW, today=TODAY)
    invoice, credit_note = _billed(job, by)
    production = build_production(by, in_stock=50)
    Product.objects.filter(pk=production.product.pk).update(card_nb="Hjertet: for kjærlighet og trygghet.")
    batch = production.batch()
    stock_movement, piece_movement = production.make(batch, 6)
    shipment = deliver_pieces(
        production.shop, [Wanted(production.product, 4)], date=TODAY, by=by, now=NOW, today=TODAY
    )
    receive_sales(production.shop, example_file(), by=by, now=NOW, today=TODAY)
    settlement = settle_one(production, job.client)
    make_work_day(PLANNED, main_job=job)
    make_work_day(CANCELLED, state=DayState.CANCELLED, cancel_reason="no_jobs")
    return House(
        users=users,
        people=everyone,
        job=job,
        today=today,
        attendance=first.attendance,
        shift=shifts[-1],
        slip=slip,
        paid_slip=paid_slip,
        card=cards[0],
        garnishment=make_garnishment_order(everyone[-1], amount=Decimal(100)),
        payment=payment,
        card_answer=receive_card_answer(
            answer_of(table_card(str(everyone[0].identity_number))), by=by, now=NOW, today=TODAY
        ),
        invoice=invoice,
        credit_note=credit_note,
        sending=mark_sent(invoice, channel=InvoiceChannel.PAPER, by=by, now=NOW),
        contact=add_contact(job.client, name="Mona Strand", by=by),
        approach=write_letters(
            [job.client], letter="first", next_step="Ring og hør", next_on=PLANNED, by=by, today=TODAY
        ),
        billing=billing,
        production=production,
        batch=batch,
        delivery=StockMovement.objects.filter(kind=StockKind.RECEIPT).earliest("pk"),
        stock_movement=stock_movement,
        piece_movement=piece_movement,
        shipment=shipment,
        cash_sale=sell_one(production),
        settlement=settlement,
    )


def _someone(number: int, *, long_names: bool) -> Participant:
    if not long_names:
        return make_participant()
    chosen = f"{LONG_CHOSEN} {number + 1}" if number % 3 == 0 else f"{CHOSEN_NAMES[number % 10]} {number + 1}"
    return make_participant(chosen_name=chosen, legal_name=f"{LONG_LEGAL} {number + 1}")


def _closed_day(people: list[Participant], job: Job, by: User) -> PaySlip:
    day = make_work_day(CLOSED, main_job=job, state=DayState.WORKING)
    for participant in people:
        finished_shift(participant, day, job=job)
        slip = issue_pay_slip(participant, day, by=by, now=NOW, today=CLOSED)
        pay_out(slip, by=by, now=NOW, today=CLOSED)
    WorkDay.objects.filter(pk=day.pk).update(state=DayState.CLOSED)
    return slip


def _billed(job: Job, by: User) -> tuple[Invoice, CreditNote]:
    """The closed day is invoiced, and what was written beside it is credited."""
    Client.objects.filter(pk=job.client_id).update(address="Kundeveien 3", postal_code="0250", city="Oslo")
    draft = Draft(job.client, job=job, extra_lines=(ExtraLine("Frakt", Decimal(1), Decimal(120)),))
    invoice = issue_invoice(draft, by=by, now=NOW, today=TODAY)
    extra = invoice.lines.filter(billed_days=None)
    return invoice, credit_invoice(invoice, lines=extra, reason="De hentet selv", by=by, now=NOW, today=TODAY)


def _open_day(people: list[Participant], by: User, *, places: int, day: date, **fields: Any) -> WorkDay:
    opened = make_work_day(day, places=places, **fields)
    open_day(opened, by=by, now=NOW, today=day, randomness=randomness)
    for participant in people:
        arrive(opened, participant, by=by, now=NOW, accept_warnings=True)
    return opened
