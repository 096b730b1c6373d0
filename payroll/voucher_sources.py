"""Where vouchers come from (`VOUCHER_SOURCES`): each paper is one, dated by the day it was issued.

Papers never change and `issued_on` never goes back, so a period that is over reads the same for ever. Only
numbers, dates and amounts are read: no text of a person is decrypted, and none can reach the books. The texts
are Norwegian, whatever the language of the screen: the books have one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, Model, QuerySet, Sum

from payroll.models import CashCount, CashMovement, MovementKind, OfficialPayment, PaySlip, SlipKind
from payroll.models import OfficialPaymentKind as Official
from payroll.rules.due_dates import Term, term_of
from payroll.rules.pay_vouchers import (
    SlipAmounts,
    cost_of_payment,
    count_lines,
    movement_lines,
    payment_lines,
    rounding_of_payment,
    slip_lines,
)
from payroll.rules.vouchers import Voucher, VoucherKind

AMOUNTS = (
    "income_kind", "gross", "withholding", "garnishment", "net", "contribution", "contribution_percent",
    "holiday_base", "holiday_percent",
)  # fmt: skip
HEAD = ("year", "number", "issued_on", "date")
SLIP_TEXTS = {
    SlipKind.DAY: "Lønnsslipp",
    SlipKind.SUPPLEMENT: "Tillegg, lønnsslipp",
    SlipKind.HOLIDAY: "Feriepenger, lønnsslipp",
    SlipKind.REVERSAL: "Tilbakeføring, lønnsslipp",
}
MOVEMENT_TEXTS = {
    MovementKind.OPENING: "Kasse ved start",
    MovementKind.WITHDRAWAL: "Fra banken til kassa",
    MovementKind.DEPOSIT: "Fra kassa til banken",
    MovementKind.PAYOUT: "Utbetalt lønnsslipp",
    MovementKind.RETURN: "Penger tilbake, lønnsslipp",
}
PAYMENT_TEXTS = {
    Official.WITHHOLDING: "Skattetrekk av lønn",
    Official.CONTRIBUTION: "Arbeidsgiveravgift",
    Official.GARNISHMENT: "Utleggstrekk av lønn",
}


def pay_slips(first: date, last: date) -> Iterator[Voucher]:
    """Every slip: what it cost and whom the parts of it are owed. In numbers' order.

    A settlement is none: the reversal and the new slip that it joins stand against each other already.
    """
    fields = (*HEAD, "kind", "reverses__year", "reverses__number", *AMOUNTS)
    for row in paper_rows(PaySlip, first, last, fields):
        number = paper_number(row["year"], row["number"])
        reversed_one = paper_number(row["reverses__year"], row["reverses__number"])
        text = f"{SLIP_TEXTS[SlipKind(row['kind'])]} {number}"
        lines = slip_lines(SlipAmounts(**{name: row[name] for name in AMOUNTS}))
        if lines:
            yield Voucher(
                kind=VoucherKind.PAY,
                number=number,
                date=row["issued_on"],
                text=f"{text} av {reversed_one}" if reversed_one else text,
                lines=lines,
                value_date=row["date"],
                refers_to=reversed_one,
                refers_to_kind=VoucherKind.PAY if reversed_one else None,
            )


def cash_movements(first: date, last: date) -> Iterator[Voucher]:
    """Money into the box and out of it. The balance of the account is always what the box should hold."""
    fields = (*HEAD, "kind", "amount", "explains_id", "slip__year", "slip__number")
    for row in paper_rows(CashMovement, first, last, fields):
        slip = paper_number(row["slip__year"], row["slip__number"])
        lines = movement_lines(row["kind"], row["amount"], explains_count=row["explains_id"] is not None)
        if lines:
            yield Voucher(
                kind=VoucherKind.CASH,
                number=paper_number(row["year"], row["number"]),
                date=row["issued_on"],
                text=f"{MOVEMENT_TEXTS[MovementKind(row['kind'])]} {slip}".strip(),
                lines=lines,
                value_date=row["date"],
                refers_to=slip,
                refers_to_kind=VoucherKind.PAY if slip else None,
            )


def cash_counts(first: date, last: date) -> Iterator[Voucher]:
    """Counts with a difference."""
    for row in paper_rows(CashCount, first, last, (*HEAD, "difference")):
        if row["difference"]:
            number = paper_number(row["year"], row["number"])
            yield Voucher(
                kind=VoucherKind.COUNT,
                number=number,
                date=row["issued_on"],
                text=f"Differanse ved telling {number}",
                lines=count_lines(row["difference"]),
                value_date=row["date"],
            )


def official_payments(first: date, last: date) -> Iterator[Voucher]:
    """What was paid to Skatteetaten and by order; a term's payment makes up for what its slips hadn't."""
    about = ("id", "kind", "counts_for", "amount", "reverses_id", "reverses__year", "reverses__number")
    payments = list(paper_rows(OfficialPayment, date.min, last, (*HEAD, *about)))
    beside = _beside_the_slips([row for row in payments if row["kind"] == Official.CONTRIBUTION])
    for row in payments:
        if row["issued_on"] < first:
            continue
        reversed_one = paper_number(row["reverses__year"], row["reverses__number"])
        rounding, cost = beside.get(row["id"], (Decimal(0), Decimal(0)))
        text = f"{PAYMENT_TEXTS[Official(row['kind'])]} {_covers(row['kind'], row['counts_for'])}"
        yield Voucher(
            kind=VoucherKind.PAYMENT,
            number=paper_number(row["year"], row["number"]),
            date=row["issued_on"],
            text=f"{text}, tilbakeført" if reversed_one else text,
            lines=payment_lines(row["kind"], row["amount"], rounding=rounding, cost=cost),
            value_date=row["date"],
            refers_to=reversed_one,
            refers_to_kind=VoucherKind.PAYMENT if reversed_one else None,
        )


def _covers(kind: str, counts_for: date) -> str:
    if kind == Official.CONTRIBUTION:
        term = term_of(counts_for)
        return f"{term.number}. termin {term.year}"
    return f"{counts_for:%d.%m.%Y}"


def paper_number(year: int | None, number: int | None) -> str:
    """A paper's number as printed (2026-0042), empty where there is no paper."""
    return "" if year is None else f"{year}-{number:04d}"


def paper_rows(
    model: type[Model], first: date, last: date, fields: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    """The papers issued in a period, in numbers' order, a few at a time."""
    papers: QuerySet = model.objects.filter(issued_on__gte=first, issued_on__lte=last)  # type: ignore[attr-defined]
    return papers.order_by("year", "number").values(*fields).iterator(chunk_size=1000)


def _beside_the_slips(payments: list[dict[str, Any]]) -> dict[int, tuple[Decimal, Decimal]]:
    """What of each payment of contribution is rounding, and what no slip had, by its id.

    A payment is held against what the term's slips issued by the end of its own day come to, less what
    earlier payments have settled. Slips issued later change nothing, so neither does the voucher.
    """
    if not payments:
        return {}
    booked = _booked_contribution(min(row["counts_for"] for row in payments))
    found: dict[int, tuple[Decimal, Decimal]] = {}
    settled: dict[Term, Decimal] = defaultdict(Decimal)
    for row in payments:
        term = term_of(row["counts_for"])
        if row["reverses_id"]:
            rounding, cost = (-part for part in found[row["reverses_id"]])
        else:
            slips = [(total, count) for day, total, count in booked[term] if day <= row["issued_on"]]
            owed = sum((total for total, _count in slips), Decimal(0)) - settled[term]
            count = sum(count for _total, count in slips)
            rounding = rounding_of_payment(row["amount"], owed, count)
            cost = cost_of_payment(row["amount"], owed, count)
        found[row["id"]] = rounding, cost
        settled[term] += row["amount"] - rounding - cost
    return found


def _booked_contribution(since: date) -> dict[Term, list[tuple[date, Decimal, int]]]:
    """For each term, what the slips that count in it came to on each day of issue, and how many they were."""
    rows = (
        PaySlip.objects.filter(date__gte=since)
        .order_by("date", "issued_on")
        .values_list("date", "issued_on")
        .annotate(total=Sum("contribution"), count=Count("pk"))
    )
    booked: dict[Term, list[tuple[date, Decimal, int]]] = defaultdict(list)
    for day, group in groupby(rows, key=itemgetter(0)):
        booked[term_of(day)] += [(issued_on, total, count) for _day, issued_on, total, count in group]
    return booked
