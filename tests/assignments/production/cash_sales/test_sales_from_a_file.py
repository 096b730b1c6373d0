"""An outlet's file: looked at first, then booked whole, from its first day to its last."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from assignments.deliver_pieces import Wanted, deliver_pieces
from assignments.import_sales import book_sales, lines_of, receive_sales, waiting_sales
from assignments.models import PieceMovement, SalesFile, WaitingSales
from assignments.post_stock import reverse_pieces
from assignments.sales_preview import sales_preview
from assignments.stock_ledger import SOLD, at_outlet, piece_ledger
from bikuben.papers import Desk
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from tests.assignments.production.cash_sales.selling import (
    about,
    csv_file,
    example_file,
    sheet_file,
)
from tests.assignments.production.world import Production
from tests.cast import NOW, TODAY


def receive(production: Production, content: bytes) -> WaitingSales:
    return receive_sales(production.shop, content, **about(production))


def kept(production: Production, content: bytes) -> list[tuple]:
    return [
        (line.line, line.day, line.quantity, line.price) for line in lines_of(receive(production, content))
    ]


TWO = [(2, date(2026, 4, 30), 2, Decimal(349)), (3, date(2026, 5, 2), 1, Decimal("299.50"))]


LINES = ("30.04.2026;MelliBee;2;349", "02.05.2026;mellibee;1;299,50")
MOMENT = datetime(2026, 4, 30, 14, 2, tzinfo=UTC).replace(tzinfo=None)  # as a spreadsheet has it
WAYS = {
    "csv": csv_file(*LINES),
    "english": csv_file(
        "2026-04-30,MelliBee,2,349",
        "2026-05-02, MELLI BEE,1,299.50",
        heads="Date,Product,Quantity,Price",
    ),
    "tab": csv_file(
        "30/04/2026\tMelliBee\t2\t349,-",
        '02/05/2026\t"MelliBee"\t1\t299,5',
        heads="Dato\tVare\tAntall\tPris",
    ),
    "order": csv_file(
        "2;349;MelliBee;30.04.2026", "1;299,50;MelliBee;02.05.2026", heads=" ANTALL ;Pris;Pro dukt;DATO:"
    ),
    "our_price": csv_file("30.04.2026;MelliBee;2;", LINES[1]),
    "code_as_item": csv_file("30.04.2026;MB-2026-001;2;349", LINES[1]),
    "batch": csv_file(
        "30.04.2026;mb-2026-001;2;349;698",
        "02.05.2026;MB-2026-001;1;299,50;299,50",
        heads="dato;parti;antall;pris;beløp",
    ),
    "marked": b"\xef\xbb\xbf" + csv_file(*LINES),
    "xlsx": sheet_file((MOMENT, "MelliBee", 2, 349), (date(2026, 5, 2), "MelliBee", 1, 299.5)),
    "xlsx_text": sheet_file(("30.04.2026", "MelliBee", "2", "349"), ("2026-05-02", "MelliBee", 1, "299,50")),
}


@pytest.mark.parametrize("content", WAYS.values(), ids=WAYS)
def test_it_is_read_as_shops_write_it(content: bytes, production: Production) -> None:
    assert kept(production, content) == TWO


def test_a_windows_file_with_its_letters_and_a_line_for_excel(production: Production) -> None:
    production.product.name = "Blå bie"
    production.product.save()
    content = "sep=;\r\ndato;vare;antall;beløp\r\n30.04.2026;Blå bie;2;698\r\n".encode("cp1252")
    assert kept(production, content) == [(3, date(2026, 4, 30), 2, Decimal(349))]


def test_empty_lines_are_counted_and_say_nothing(production: Production) -> None:
    content = csv_file("", "30.04.2026;MelliBee;2;349", ";;;", "02.05.2026;MelliBee;1;299,50", "")
    assert [line for line, *_rest in kept(production, content)] == [3, 5]


def test_nothing_is_booked_before_the_touch_and_then_all_of_it(production: Production) -> None:
    before = PieceMovement.objects.count()
    waiting = receive(production, example_file())
    preview = sales_preview(waiting)
    assert (preview.pieces, preview.amount, preview.overlaps) == (2, Decimal(698), False)
    assert [(one.product, one.has, one.sold, one.left) for one in preview.stocks] == [("MelliBee", 5, 2, 3)]
    assert PieceMovement.objects.count() == before
    movement = book_sales(waiting, **about(production))
    assert (movement.kind, movement.outlet) == ("sales", production.shop)
    assert (movement.period_from, movement.period_to) == (date(2026, 4, 30), date(2026, 5, 2))
    assert movement.date == date(2026, 5, 2)
    assert [(line.quantity, line.unit_price) for line in movement.lines.all()] == [(2, Decimal(349))]
    ledger = piece_ledger()
    assert ledger.there(production.product.pk, at_outlet(production.shop.pk)) == 3
    assert ledger.there(production.product.pk, SOLD) == 2
    assert not WaitingSales.objects.exists()
    assert list(verify_papers()) == []


def test_a_named_batch_is_taken_of_even_where_another_line_comes_first(production: Production) -> None:
    newer = production.batch()
    production.make(newer, 2)
    deliver_pieces(production.shop, [Wanted(production.product, 2, newer)], date=TODAY, **about(production))
    lines = ("30.04.2026;MelliBee;2;349", "30.04.2026;MB-2026-001;5;349")
    movement = book_sales(receive(production, csv_file(*lines)), **about(production))
    assert sorted((line.batch.code, line.quantity) for line in movement.lines.all()) == [
        ("MB-2026-001", 5),
        ("MB-2026-002", 2),
    ]


def test_the_same_file_is_booked_once_and_again_when_it_is_undone(production: Production) -> None:
    movement = book_sales(receive(production, example_file()), **about(production))
    with pytest.raises(Refused, match=r"lest inn før, 04\.05\.2026"):
        receive(production, example_file())
    desk = Desk(PieceMovement, by=production.by, now=NOW, issued_on=TODAY)
    reverse_pieces(desk, movement, reason="Feil fil", day=TODAY, ledger=piece_ledger())
    again = book_sales(receive(production, example_file()), **about(production))
    assert SalesFile.objects.get().movement == again
    with pytest.raises(Refused, match="lest inn før"):
        receive(production, example_file())


def test_another_outlet_may_send_the_same(production: Production) -> None:
    book_sales(receive(production, example_file()), **about(production))
    other = type(production.shop).objects.create(name="Nettbutikken", kind="web")
    with pytest.raises(Refused) as refused:
        receive_sales(other, example_file(), **about(production))
    assert refused.value.code == "too_many"


def test_the_touch_is_refused_when_it_is_booked_already_or_a_day_old(production: Production) -> None:
    waiting = receive(production, example_file())
    with pytest.raises(Refused, match="Last den opp på nytt"):
        waiting_sales(production.shop, now=NOW + timedelta(days=1, minutes=1))
    book_sales(waiting, **about(production))
    with pytest.raises(Refused, match="Last den opp på nytt"):
        book_sales(waiting, **about(production))
    assert PieceMovement.objects.filter(kind="sales").count() == 1


def test_a_newer_file_takes_the_place_of_the_one_that_waits(production: Production) -> None:
    first = receive(production, example_file())
    receive(production, csv_file("30.04.2026;MelliBee;1;349"))
    with pytest.raises(Refused, match="byttet ut"):
        book_sales(first, **about(production))
    assert WaitingSales.objects.count() == 1


def test_what_is_gone_by_the_touch_is_refused_whole(production: Production) -> None:
    waiting = receive(production, csv_file("30.04.2026;MelliBee;5;349"))
    other = csv_file("01.05.2026;MelliBee;1;349")
    lines = lines_of(waiting)
    WaitingSales.objects.all().delete()
    book_sales(receive(production, other), **about(production))
    stale = WaitingSales.objects.create(
        outlet=production.shop, sha256="0" * 64, uploaded_at=NOW, uploaded_by=production.by,
        lines=[{"line": 2, "day": "2026-04-30", "product": production.product.pk, "batch": None,
                "quantity": lines[0].quantity, "price": "349"}],
    )  # fmt: skip
    with pytest.raises(Refused, match="MelliBee: det er bare 4"):
        book_sales(stale, **about(production))
    assert SalesFile.objects.count() == 1
    assert sales_preview(stale).is_too_much
    assert sales_preview(stale).overlaps is False


def test_days_that_are_booked_before_are_told(production: Production) -> None:
    book_sales(receive(production, example_file()), **about(production))
    assert sales_preview(receive(production, csv_file("01.05.2026;MelliBee;1;349"))).overlaps
    assert not sales_preview(receive(production, csv_file("03.05.2026;MelliBee;1;349"))).overlaps


def test_our_own_stall_and_a_closed_outlet_send_no_files(production: Production) -> None:
    with pytest.raises(Refused, match="Her selger dere selv"):
        receive_sales(production.market, example_file(), **about(production))
    production.shop.is_active = False
    production.shop.save()
    with pytest.raises(Refused, match="ikke i bruk"):
        receive(production, example_file())
