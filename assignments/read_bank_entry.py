"""One entry of a bank's file, in the models of any version of camt.053 and camt.054.

The versions differ in where they put the same thing; what is missing reads as None on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from assignments.rules.bank_entry import Detail, Entry, kid_of

CREDIT, DEBIT = "CRDT", "DBIT"
BOOKED = ("", "BOOK")
NO_REFERENCE = ("", "NOTPROVIDED")
KRONER = "NOK"
HIGHEST = Decimal(10) ** 9


class NotPossible(Exception):
    """What no bank can have meant; `code` says which sentence the reader gets."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def at(thing: Any, *names: str) -> Any:
    """What lies at the end of a path of attributes, or None."""
    for name in names:
        thing = getattr(thing, name, None)
    return thing


def many(thing: Any, name: str) -> list[Any]:
    """A repeated element as a list, also where the standard has it once."""
    found = getattr(thing, name, None)
    return found if isinstance(found, list) else [] if found is None else [found]


def text_of(value: Any) -> str:
    """Text without blanks around it; of a code its value."""
    return "" if value is None else str(getattr(value, "value", value)).strip()


def day_of(value: Any) -> date | None:
    """The date of a date or a moment as the bank wrote it, or None."""
    try:
        return date(value.year, value.month, value.day)
    except (AttributeError, TypeError, ValueError):
        return None


class EntryReader:
    """Reads the entries of one statement of `account`; counts in `ignored` those that are no money in.

    Raises NotPossible for an amount or a date that can't be.
    """

    def __init__(self, *, account: str, today: date) -> None:
        self.account = account
        self.today = today
        self.ignored = 0

    def entries(self, found: Iterable[Any]) -> Iterator[Entry]:
        """Credits, and credits that the bank took back (below zero)."""
        for one in found:
            sign = _sign(one)
            amount = _kroner(at(one, "amt")) if sign and text_of(_status(one)) in BOOKED else Decimal(0)
            if not amount:
                self.ignored += 1
                continue
            yield Entry(
                account=self.account,
                date=self._date(one),
                amount=sign * amount,
                reference=_reference(at(one, "acct_svcr_ref")),
                text=text_of(at(one, "addtl_ntry_inf")),
                details=tuple(_details(one, sign, amount)),
            )

    def _date(self, entry: Any) -> date:
        told = at(entry, "bookg_dt") or at(entry, "val_dt")
        day = day_of(at(told, "dt")) or day_of(at(told, "dt_tm"))
        if day is None:
            raise NotPossible("date")
        if day > self.today:
            raise NotPossible("future")
        return day


def _sign(entry: Any) -> int:
    """1 for money in, -1 for money in that was taken back, 0 for all else."""
    direction, is_reversal = text_of(at(entry, "cdt_dbt_ind")), at(entry, "rvsl_ind") is True
    return {(CREDIT, False): 1, (DEBIT, True): -1}.get((direction, is_reversal), 0)


def _status(entry: Any) -> Any:
    """A code by itself in the older versions, one of two in the newer."""
    status = at(entry, "sts")
    return at(status, "cd") or at(status, "prtry") or (None if hasattr(status, "cd") else status)


def _kroner(money: Any) -> Decimal:
    """An amount in kroner, from 0. NotPossible for another currency and for what is no amount."""
    if money is not None and text_of(at(money, "ccy")) not in ("", KRONER):
        raise NotPossible("currency")
    value = at(money, "value")
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 <= value <= HIGHEST:
        raise NotPossible("amount")
    if value != value.quantize(Decimal("0.01")):
        raise NotPossible("amount")
    return value.quantize(Decimal("0.01"))


def _details(entry: Any, sign: int, amount: Decimal) -> list[Detail]:
    """The transactions, where they come to the entry's sum; else none, and the entry stands as a whole."""
    found = [tx for group in many(entry, "ntry_dtls") for tx in many(group, "tx_dtls")]
    if len(found) == 1:
        return _payments(found[0], sign, amount)
    amounts = [_amount(tx) for tx in found]
    if any(one is None for one in amounts):
        return []
    opposite = DEBIT if sign > 0 else CREDIT
    signed = [
        -one if text_of(at(tx, "cdt_dbt_ind")) == opposite else one
        for tx, one in zip(found, amounts, strict=True)
    ]
    if sum(signed, Decimal(0)) != amount or any(one <= 0 for one in signed):
        return []
    return [detail for tx, one in zip(found, signed, strict=True) for detail in _payments(tx, sign, one)]


def _amount(tx: Any) -> Decimal | None:
    """A transaction's own amount in kroner, or None where it isn't told in kroner."""
    for money in (at(tx, "amt"), at(tx, "amt_dtls", "tx_amt", "amt"), at(tx, "amt_dtls", "instd_amt", "amt")):
        if money is not None and text_of(at(money, "ccy")) in ("", KRONER):
            return _kroner(money)
    return None


def _payments(tx: Any, sign: int, amount: Decimal) -> list[Detail]:
    """One transaction: a payment, or several where the payer named several KIDs and the amount of each."""
    structured = [one for one in many(at(tx, "rmt_inf"), "strd") if kid_of(_kid(one))]
    reference, text = _tx_reference(tx), _text(tx)
    kids = {kid_of(_kid(one)) for one in structured}
    if len(kids) > 1:
        parts = [_remitted(one) for one in structured]
        if None not in parts and sum(parts, Decimal(0)) == amount and all(parts):
            return [
                Detail(sign * part, kid_of(_kid(one)), reference, text)
                for one, part in zip(structured, parts, strict=True)
            ]
        return [Detail(sign * amount, "", reference, " ".join([*sorted(kids), text]).strip())]
    return [Detail(sign * amount, *kids or {""}, reference, text)]


def _kid(structured: Any) -> str:
    return text_of(at(structured, "cdtr_ref_inf", "ref"))


def _remitted(structured: Any) -> Decimal | None:
    money = at(structured, "rfrd_doc_amt", "rmtd_amt")
    return None if money is None else _kroner(money)


def _reference(value: Any) -> str:
    text = text_of(value)
    return "" if text in NO_REFERENCE else text


def _tx_reference(tx: Any) -> str:
    names = ("acct_svcr_ref", "end_to_end_id", "tx_id")
    return next(filter(None, (_reference(at(tx, "refs", name)) for name in names)), "")


def _text(tx: Any) -> str:
    """Who paid and what she wrote, for the human who has to find out what it is."""
    payer = at(tx, "rltd_pties", "dbtr")
    name = text_of(at(payer, "pty", "nm")) or text_of(at(payer, "nm"))
    words = [text_of(one) for one in many(at(tx, "rmt_inf"), "ustrd")]
    more = [text_of(line) for one in many(at(tx, "rmt_inf"), "strd") for line in many(one, "addtl_rmt_inf")]
    return " · ".join(filter(None, [name, *words, *more]))
