"""What the books call their journals. Norwegian, as the books are."""

from __future__ import annotations

from dataclasses import dataclass

from payroll.rules.vouchers import Voucher, VoucherKind


@dataclass(frozen=True, slots=True)
class Journal:
    """A series of vouchers: the letters before each number, and its name."""

    code: str
    name: str


JOURNALS = {
    VoucherKind.PAY: Journal("LS", "Lønnsslipper"),
    VoucherKind.CASH: Journal("KB", "Kassebevegelser"),
    VoucherKind.COUNT: Journal("KT", "Kassetellinger"),
    VoucherKind.PAYMENT: Journal("IB", "Innbetalinger til det offentlige"),
    VoucherKind.SALE: Journal("SG", "Fakturaer"),
    VoucherKind.CREDIT_NOTE: Journal("KN", "Kreditnotaer"),
    VoucherKind.RECEIPT: Journal("OB", "Innbetalinger fra oppdragsgivere"),
    VoucherKind.CASH_SALE: Journal("KS", "Kontantsalg"),
    VoucherKind.SALE_COUNT: Journal("ST", "Tellinger av salgspenger"),
    VoucherKind.OUTLET_PAYMENT: Journal("OU", "Oppgjør fra utsalgssteder"),
    VoucherKind.YEAR_END: Journal("AA", "Avslutning av året"),
}


def voucher_id(kind: VoucherKind, number: str) -> str:
    """A voucher's number in the books, unique in all of them: LS-2026-0042."""
    return f"{JOURNALS[kind].code}-{number}"


def id_of(voucher: Voucher) -> str:
    """Its own number in the books."""
    return voucher_id(voucher.kind, voucher.number)


def reference_of(voucher: Voucher) -> str:
    """The number in the books of what it pays or takes back; empty where there is nothing."""
    return voucher_id(voucher.refers_to_kind, voucher.refers_to) if voucher.refers_to_kind else ""
