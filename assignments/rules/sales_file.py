"""What an outlet has sold, read from the rows of its file: lines, or everything that is wrong with them.

Nothing is guessed. A number that can be read in two ways, a column that nobody knows and a line that doesn't
come to what it says of itself are problems, each with the number of its line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from assignments.rules.sales_cells import (
    Unreadable,
    day_of,
    kroner_of,
    pieces_of,
    plain,
    shown,
    without_apostrophe,
)

HIGHEST = Decimal(100_000)
HIGHEST_AMOUNT = Decimal(1_000_000_000)


class Column(StrEnum):
    """What a column holds."""

    DAY = "day"
    ITEM = "item"
    BATCH = "batch"
    QUANTITY = "quantity"
    PRICE = "price"
    AMOUNT = "amount"


#: Headings as they may be written, without case and blanks.
HEADINGS: dict[str, Column] = {
    "dato": Column.DAY,
    "date": Column.DAY,
    "salgsdato": Column.DAY,
    "vare": Column.ITEM,
    "produkt": Column.ITEM,
    "product": Column.ITEM,
    "item": Column.ITEM,
    "parti": Column.BATCH,
    "partikode": Column.BATCH,
    "batch": Column.BATCH,
    "batchcode": Column.BATCH,
    "antall": Column.QUANTITY,
    "quantity": Column.QUANTITY,
    "pris": Column.PRICE,
    "stykkpris": Column.PRICE,
    "price": Column.PRICE,
    "unitprice": Column.PRICE,
    "beløp": Column.AMOUNT,
    "amount": Column.AMOUNT,
    "sum": Column.AMOUNT,
}


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line of the file, as text; `number` is the line as a spreadsheet counts it."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong in a line; `value` is the cell or the name that it is about, shortened."""

    line: int
    code: str
    value: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class SoldLine:
    """One line: so many pieces of a product, or of one batch of it, at `price` kroner each."""

    line: int
    day: date
    product: int
    batch: int | None
    quantity: int
    price: Decimal

    @property
    def amount(self) -> Decimal:
        return self.quantity * self.price


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What may be sold: products by name, batches by code (a product and a batch), prices by product.

    `alike` are names that several products have when case and blanks are left out: which is meant isn't
    guessed, unless the name is one product's to the letter (`exact`).
    """

    products: Mapping[str, int]
    batches: Mapping[str, tuple[int, int]]
    prices: Mapping[int, Decimal]
    exact: Mapping[str, int] = field(default_factory=dict)
    alike: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, products: Iterable[tuple[int, str, Decimal]], batches: Iterable[tuple[int, str, int]]
    ) -> Catalogue:
        """From products (pk, name, price) and batches (pk, code, product)."""
        found = list(products)
        times = Counter(plain(name) for _pk, name, _price in found)
        return cls(
            {plain(name): pk for pk, name, _price in found},
            {plain(code): (product, pk) for pk, code, product in batches},
            {pk: price for pk, _name, price in found},
            {name: pk for pk, name, _price in found},
            frozenset(name for name, count in times.items() if count > 1),
        )

    def product_of(self, name: str) -> int | None:
        """The product of a name. Raises Unreadable where it may be several."""
        if name in self.exact:
            return self.exact[name]
        if plain(name) in self.alike:
            raise Unreadable("several_products")
        return self.products.get(plain(name))


def column_of(heading: str) -> Column | None:
    """What a heading means, in either language, or None."""
    return HEADINGS.get(plain(heading))


@dataclass(slots=True)
class SalesReader:
    """Reads the rows of one file: `lines` are what it says, `problems` all that is wrong with it.

    Args:
        earliest, today: The days that a sale may lie between, both included.
    """

    catalogue: Catalogue
    earliest: date
    today: date
    lines: list[SoldLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _sign: str = ""

    def read(self, rows: Sequence[Row]) -> None:
        """Read all of the file; the first row that isn't empty has the headings."""
        full = [row for row in rows if not row.is_empty]
        if not full:
            self.problems.append(Problem(1, "empty"))
            return
        columns = self._columns(full[0], full[1:])
        for row in full:
            self._formulas(row)
        if self.problems:
            return
        if len(full) == 1:
            self.problems.append(Problem(full[0].number, "no_lines"))
        for row in full[1:]:
            self._line(row, columns)

    def _columns(self, heads: Row, rows: Sequence[Row]) -> dict[Column, int]:
        found: dict[Column, int] = {}
        for place, heading in enumerate(heads.cells):
            column = column_of(heading)
            if column is None:
                if heading.strip() or any(_cell(row, place) for row in rows):
                    self.problems.append(Problem(heads.number, "unknown_column", shown(heading), place + 1))
            elif column in found:
                self.problems.append(Problem(heads.number, "column_twice", shown(heading)))
            else:
                found[column] = place
        for column in (Column.DAY, Column.QUANTITY):
            if column not in found:
                self.problems.append(Problem(heads.number, f"no_column_{column}"))
        if Column.ITEM not in found and Column.BATCH not in found:
            self.problems.append(Problem(heads.number, "no_column_item"))
        width = len(heads.cells)
        for row in rows:
            if any(cell.strip() for cell in row.cells[width:]):
                self.problems.append(Problem(row.number, "too_many_cells"))
        return found

    def _formulas(self, row: Row) -> None:
        formula = next((cell for cell in row.cells if cell.strip().startswith(("=", "@"))), None)
        if formula is not None:
            self.problems.append(Problem(row.number, "formula", shown(formula)))

    def _line(self, row: Row, columns: Mapping[Column, int]) -> None:
        before = len(self.problems)
        texts = {column: _cell(row, place) for column, place in columns.items()}
        day = self._day(row, texts[Column.DAY])
        item = self._item(row, texts.get(Column.ITEM, ""), texts.get(Column.BATCH, ""))
        quantity = self._quantity(row, texts[Column.QUANTITY])
        price = self._price(row, texts.get(Column.PRICE, ""), item)
        amount = self._kroner(row, texts.get(Column.AMOUNT, ""), "amount", HIGHEST_AMOUNT)
        if quantity and price is not None and amount is not None and quantity * price != amount:
            self.problems.append(Problem(row.number, "amount_differs", shown(texts[Column.AMOUNT])))
        if len(self.problems) == before and day and item and quantity and price is not None:
            self.lines.append(SoldLine(row.number, day, *item, quantity, price))

    def _say(self, row: Row, code: str, value: str = "") -> None:
        self.problems.append(Problem(row.number, code, shown(value)))

    def _day(self, row: Row, text: str) -> date | None:
        try:
            day = day_of(text)
        except Unreadable as why:
            self._say(row, why.code, text)
            return None
        if day > self.today:
            self._say(row, "future", text)
        elif day < self.earliest:
            self._say(row, "too_old", text)
        return day

    def _item(self, row: Row, name: str, code: str) -> tuple[int, int | None] | None:
        """The product, and the batch where one is named; a code may also stand among the products."""
        name = without_apostrophe(name)
        try:
            product = self.catalogue.product_of(name) if name else None
        except Unreadable as why:
            self._say(row, why.code, name)
            return None
        batch = self.catalogue.batches.get(plain(code)) if code else None
        if name and product is None and not code:
            batch, code = self.catalogue.batches.get(plain(name)), name
        elif name and product is None:
            self._say(row, "unknown_product", name)
            return None
        if code and batch is None:
            self._say(row, "unknown_product" if code == name else "unknown_batch", code)
            return None
        if product is None and batch is None:
            self._say(row, "no_item")
            return None
        if batch is None:
            return product, None
        if product is not None and product != batch[0]:
            self._say(row, "another_product", code)
            return None
        return batch

    def _quantity(self, row: Row, text: str) -> int | None:
        try:
            return pieces_of(text)
        except Unreadable as why:
            self._say(row, why.code, text)
            return None

    def _price(self, row: Row, text: str, item: tuple[int, int | None] | None) -> Decimal | None:
        if text:
            return self._kroner(row, text, "price", HIGHEST)
        if item is None:
            return None
        usual = self.catalogue.prices[item[0]]
        if not usual:
            self._say(row, "no_price")
            return None
        return usual

    def _kroner(self, row: Row, text: str, what: str, highest: Decimal) -> Decimal | None:
        if not text:
            return None
        try:
            found, sign = kroner_of(text)
        except Unreadable as why:
            self._say(row, f"{what}_{why.code}", text)
            return None
        if found > highest:
            self._say(row, f"{what}_high", text)
            return None
        if sign and self._sign and sign != self._sign:
            self._say(row, "signs_mixed", text)
            return None
        self._sign = self._sign or sign
        return found


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""
