"""The demo's outlets: the designer's shop, the web shop and a stall at a market; one settlement, invoiced."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from assignments.bring_home import bring_home
from assignments.cash_sales import sell
from assignments.count_sales import count_sales
from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.invoice_settlement import invoice_settlement
from assignments.outlets import add_outlet
from assignments.sales_report import Sold, report_sales
from assignments.settle_outlet import settle_outlet
from assignments.stock_ledger import HOME, at_outlet, piece_ledger
from payroll.demo.bank import Received
from payroll.demo.people import on
from payroll.demo.production import Workshop
from payroll.demo.sales import MONTHLY
from payroll.demo.stage import Hours, Stage

SHOP, WEB, STALL = "Gullfugl, butikken i Smykkegata", "Gullfugl på nett", "Boden på høstmarkedet"
PRICE = Decimal(349)
STALL_ON = on(11, 13)
HOME_AGAIN_ON = on(9, 21)
SETTLED_ON = on(7, 1)
CHANGE = Decimal(500)


def set_up_outlets(stage: Stage, shop: Workshop) -> None:
    """Two that sell for a share, and a stall of our own."""
    client = stage.clients[MONTHLY]
    shop.outlets = {
        SHOP: add_outlet(
            name=SHOP,
            kind="shop",
            share_percent=Decimal(60),
            client=client,
            address="Smykkegata 4",
            postal_code="0161",
            city="Oslo",
            by=stage.leader,
        ),
        WEB: add_outlet(name=WEB, kind="web", share_percent=Decimal(75), city="Oslo", by=stage.leader),
        STALL: add_outlet(name=STALL, kind="market", city="Oslo", by=stage.leader),
    }


def outlets_work(stage: Stage, shop: Workshop, hours: Hours) -> None:
    """Once a month: what was sold is told, and new pieces are brought; and what has its own day."""
    month = f"month {hours.day:%Y-%m}"
    if month not in shop.done and hours.day.month > 1:
        shop.done.add(month)
        for name, of_ten in ((SHOP, 7), (WEB, 5)):
            _tell_what_was_sold(stage, shop, name, of_ten, hours)
        _bring(stage, shop, SHOP, 6, hours)
        _bring(stage, shop, WEB, 5, hours)
    if hours.day >= SETTLED_ON and "settled" not in shop.done:
        shop.done.add("settled")
        _settle(stage, shop, hours)
    if hours.day >= HOME_AGAIN_ON and "home" not in shop.done:
        shop.done.add("home")
        back = [Wanted(shop.product, 2)]
        bring_home(
            shop.outlets[WEB], back, date=hours.day, by=stage.leader, now=hours.later(), today=hours.day
        )
    if hours.day == STALL_ON:
        _sell_at_the_stall(stage, shop, hours)


def _there(shop: Workshop, name: str) -> int:
    place = at_outlet(shop.outlets[name].pk) if name else HOME
    return piece_ledger().there(shop.product.pk, place)


def _tell_what_was_sold(stage: Stage, shop: Workshop, name: str, of_ten: int, hours: Hours) -> None:
    """So many of ten that it had."""
    sold = _there(shop, name) * of_ten // 10
    last = hours.day.replace(day=1) - timedelta(days=1)
    if sold:
        report_sales(
            shop.outlets[name],
            [Sold(shop.product, sold, PRICE)],
            period_from=last.replace(day=1),
            period_to=last,
            by=stage.accountant,
            now=hours.later(),
            today=hours.day,
        )
        stage.tally["pieces sold"] += sold


def _bring(stage: Stage, shop: Workshop, name: str, of_ten: int, hours: Hours) -> None:
    brought = _there(shop, "") * of_ten // 10
    if brought:
        deliver_pieces(
            shop.outlets[name],
            [Wanted(shop.product, brought)],
            date=hours.day,
            by=stage.leader,
            now=hours.later(),
            today=hours.day,
        )


def _settle(stage: Stage, shop: Workshop, hours: Hours) -> None:
    """The first half of the year in the shop, to the invoice of the same firm."""
    last = date(hours.day.year, 6, 30)
    settlement = settle_outlet(
        shop.outlets[SHOP],
        date(hours.day.year, 1, 1),
        last,
        by=stage.accountant,
        now=hours.later(),
        today=hours.day,
    )
    invoice = invoice_settlement(settlement, by=stage.accountant, now=hours.later(), today=hours.day)
    stage.to_send.append(invoice)
    paid_on = invoice.due_on - timedelta(days=3)
    stage.expected[invoice.pk] = Received(paid_on, invoice.total, invoice.kid, invoice.client_name)
    stage.tally["invoices"] += 1


def _sell_at_the_stall(stage: Stage, shop: Workshop, hours: Hours) -> None:
    """Ten along, seven sold, three home again, and the money counted."""
    stall = shop.outlets[STALL]
    if _there(shop, "") < 10:
        return
    ten = [Wanted(shop.product, 10)]
    deliver_pieces(stall, ten, date=hours.day, by=stage.leader, now=hours.later(), today=hours.day)
    for paid_by, pieces in (("cash", 1), ("vipps", 2), ("cash", 1), ("vipps", 1), ("cash", 2)):
        sell(
            [Sold(shop.product, pieces, PRICE)],
            outlet=stall,
            paid_by=paid_by,
            by=stage.leader,
            now=hours.later(20),
            today=hours.day,
        )
    count_sales(
        change=CHANGE,
        counted=CHANGE + 4 * PRICE,
        counted_by="Toril Liksom",
        handed_to="bank",
        by=stage.leader,
        now=hours.later(),
        today=hours.day,
    )
    back = [Wanted(shop.product, 3)]
    bring_home(stall, back, date=hours.day, by=stage.leader, now=hours.later(), today=hours.day)
