"""However the bank divides the same entries into files, and in whatever order, the sums are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assignments.import_bank_file import Imported
from assignments.invoice_balance import with_balance
from assignments.models import Invoice, UnknownPayment
from bikuben.models import User
from tests.assignments.payments.world import Tx, camt, entry, make_invoice

FILES = 3


@dataclass(frozen=True)
class Told:
    """An entry: whose KIDs (3 is nobody's), how much, taken back or not, and which files tell of it."""

    payers: tuple[int, ...]
    ore: int
    is_reversal: bool
    files: tuple[int, ...]


ENTRIES = st.lists(
    st.builds(
        Told,
        st.lists(st.integers(0, 3), min_size=1, max_size=2).map(tuple),
        st.sampled_from([100_00, 100_00, 50_50]),
        st.booleans(),
        st.lists(st.integers(0, FILES - 1), min_size=1, max_size=2, unique=True).map(tuple),
    ),
    min_size=1,
    max_size=5,
)


@given(told=ENTRIES, order=st.permutations(range(FILES)))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_balances_are_those_of_one_file(
    supervisor: User, take_in: Callable[..., Imported], told: list[Told], order: list[int]
) -> None:
    if not Invoice.objects.exists():
        for _number in range(3):
            make_invoice(supervisor)
    kids = [*Invoice.objects.order_by("number").values_list("kid", flat=True), "55555551"]
    entries = [_entry(one, place, kids) for place, one in enumerate(told)]
    parted = [
        camt(
            *(entries[place] for place, one in enumerate(told) if file in one.files), kind=kind, message=kind
        )
        for file, kind in zip(range(FILES), ("054", "053", "054"), strict=True)
    ]
    whole = _sums(take_in, [camt(*entries)])
    assert _sums(take_in, [parted[file] for file in order]) == whole
    assert _sums(take_in, [*parted, *parted]) == whole


def _entry(one: Told, place: int, kids: list[str]) -> str:
    amount = f"{Decimal(one.ore) / 100:.2f}"
    transactions = [Tx(kid=kids[payer], amount=amount) for payer in one.payers]
    direction = "DBIT" if one.is_reversal else "CRDT"
    return entry(*transactions, reference=f"R{place}", direction=direction, reversal=one.is_reversal)


def _sums(take_in: Callable[..., Imported], files: list[bytes]) -> tuple[list[Decimal], list[Decimal]]:
    """What is open on each invoice and what waits; all of it is taken back."""
    with transaction.atomic():
        for content in files:
            take_in(content)
        open_ones = list(with_balance(Invoice.objects.order_by("pk")).values_list("open", flat=True))
        waiting = UnknownPayment.objects.filter(settled_by=None).order_by("amount")
        sums = open_ones, list(waiting.values_list("amount", flat=True))
        transaction.set_rollback(True)
    return sums
