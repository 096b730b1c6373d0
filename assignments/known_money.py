"""Which of the bank's money is told of for the first time.

Two files may tell of the same money in different words: an entry's sum here and its parts there, with the KID
or without, with the entry's reference or with the transaction's alone. What one file tells of is all of it
different money; what an earlier file has told of isn't taken in again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from django.db.models import Q

from assignments.models import BankTransaction, UnknownPayment
from assignments.rules.bank_entry import Money


def not_told_before(money: Iterable[Money]) -> list[Money]:
    """What no file has told of. What waits without KID gives way where this file tells its KIDs or parts."""
    money = list(money)
    earlier = _Earlier(money)
    fresh: list[Money] = []
    for _entry, of_entry in groupby(money, lambda one: one.entry_key or one.key):
        told = list(of_entry)
        rows = earlier.by_entry.get(told[0].entry_key)
        if rows is None:
            fresh += [one for one in told if earlier.lacks(one)]
        elif _tell_more(told, rows) and _give_way(rows, told):
            fresh += told
    return fresh


class _Earlier:
    """What earlier files told that may be the same money."""

    def __init__(self, money: list[Money]) -> None:
        of_entry = Q(entry_key__in={one.entry_key for one in money if one.entry_key})
        of_tx = Q(tx_key__in={one.tx_key for one in money if one.tx_key})
        rows = BankTransaction.objects.filter(Q(key__in={one.key for one in money}) | of_entry | of_tx)
        self.keys: set[str] = set()
        self.by_entry: dict[str, list[BankTransaction]] = {}
        self.by_tx: dict[str, list[BankTransaction]] = defaultdict(list)
        for row in rows:
            self.keys.add(row.key)
            if row.entry_key:
                self.by_entry.setdefault(row.entry_key, []).append(row)
            if row.tx_key:
                self.by_tx[row.tx_key].append(row)

    def lacks(self, one: Money) -> bool:
        """Of an entry that is new by its reference, or has none: whether the transaction is new too.

        Its own reference decides only where one of the two files left the entry's out: a payer may use one
        reference twice.
        """
        if one.key in self.keys:
            return False
        rows = [
            row
            for row in self.by_tx.get(one.tx_key, ())
            if not (row.entry_key and one.entry_key) and (row.kid == one.kid or not (row.kid and one.kid))
        ]
        if not rows or (_tell_more([one], rows) and _give_way(rows, [one])):
            return True
        nameless = [row.pk for row in rows if not row.entry_key]
        BankTransaction.objects.filter(pk__in=nameless).update(entry_key=one.entry_key)
        return False


def _tell_more(told: list[Money], earlier: list[BankTransaction]) -> bool:
    if any(row.kid for row in earlier):
        return False
    is_parted = all(row.is_whole for row in earlier) and not any(one.is_whole for one in told)
    return is_parted or any(one.kid for one in told)


def _give_way(earlier: list[BankTransaction], told: list[Money]) -> bool:
    """Forget what waits, now that more is known; False where someone has put it on an invoice already."""
    waiting = UnknownPayment.objects.filter(bank_key__in=[row.key for row in earlier])
    if waiting.filter(settled_by__isnull=False).exists():
        return False
    waiting.delete()
    told_again = {one.key for one in told}
    BankTransaction.objects.filter(pk__in=[row.pk for row in earlier if row.key in told_again]).delete()
    return True
