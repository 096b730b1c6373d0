"""An invoice (faktura) or a credit note (kreditnota) on A4, in the client's language. BOKF §5-1-1."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from assignments.documents.invoice_rows import HEADING_AIR, LINE, SIZE, Row, RowKind, paginated, rows_of
from assignments.documents.sales_data import Party, SalesDocument
from bikuben.documents.fonts import Weight
from bikuben.documents.sheet import GREY, HEIGHT, INNER, MARGIN, PALE, RIGHT, Sheet, fitting_size, wrapped
from bikuben.documents.wording import (
    account_number,
    exact_kroner,
    long_date,
    number,
    organisation_number,
    short_date,
)

FACTS = MARGIN + 92.0  # where date, due date and references begin
FACTS_WIDTH = RIGHT - FACTS
FACT_LABEL = 31.0
FACT_SIZE, FACT_LINE, FIRST_FACT = 9.5, 5.3, 63.0
REMARKS = 104.0  # the first line under both parties, unless there are many facts
NEXT_TABLE = 40.0  # the table's heads on the pages that follow
HEADS = 6.0  # from the table's heads to its first row
BOTTOM = HEIGHT - 24.0  # the last row of a page
FOOT = HEIGHT - 12.0
PAYMENT = 40.0  # the block at the foot of the last page
REMARK_LINE = 4.9
# Right edges of the figures' columns.
QUANTITY, PRICE, DISCOUNT = RIGHT - 88, RIGHT - 48, RIGHT - 26
TEXT_WIDTH = QUANTITY - MARGIN - 16
INDENT = 4.0  # of the dates under the title of their job


def sales_pdf(document: SalesDocument) -> bytes:
    """The paper as it is printed: from its own data, which is never counted anew here."""
    language = "nb" if document.language in ("nb", "nn", "no") else "en"
    with override(language):
        sheet = Sheet(_title(document), language=language)
        remarks, facts = _remarks(document), _facts(document)
        under = max(REMARKS, FIRST_FACT + FACT_LINE * len(facts) + 6)
        first_table = under + REMARK_LINE * len(remarks) + (6 if remarks else 0)
        pages = paginated(
            rows_of(document, title_width=INNER, text_width=TEXT_WIDTH),
            title_width=INNER,
            first=BOTTOM - first_table - HEADS,
            following=BOTTOM - NEXT_TABLE - HEADS,
            end=_height_of_the_end(document),
        )
        for place, rows in enumerate(pages):
            if place:
                sheet.next_page()
                _head_again(sheet, document)
            else:
                _head(sheet, document, facts)
                for line, text in enumerate(remarks):
                    sheet.text(MARGIN, under + REMARK_LINE * line, text, size=10)
            y = _table(sheet, document, rows, NEXT_TABLE if place else first_table)
            if place == len(pages) - 1:
                _sums(sheet, document, y)
                _payment(sheet, document)
            _foot(sheet, document, place + 1, len(pages))
        return sheet.finish()


def _title(document: SalesDocument) -> str:
    kind = _("Kreditnota %(number)s") if document.is_credit_note else _("Faktura %(number)s")
    return kind % {"number": document.number}


def _head(sheet: Sheet, document: SalesDocument, facts: list[tuple[str, str]]) -> None:
    sheet.text(MARGIN, 22, document.seller.name, size=12, weight=Weight.MEDIUM, width=INNER)
    sheet.text(MARGIN, 27.6, _registers(document), size=8.5, grey=GREY, width=INNER)
    sheet.text(MARGIN, 32, _where(document), size=8.5, grey=GREY, width=INNER)
    _buyer(sheet, document.buyer)
    sheet.text(FACTS, 54, _title(document), size=19, weight=Weight.MEDIUM, width=FACTS_WIDTH)
    for place, (label, value) in enumerate(facts):
        y = FIRST_FACT + FACT_LINE * place
        sheet.text(FACTS, y, label, size=9, grey=GREY, width=FACT_LABEL - 2)
        sheet.text(FACTS + FACT_LABEL, y, value, size=FACT_SIZE)


def _registers(document: SalesDocument) -> str:
    """MVA and Foretaksregisteret behind the number where they belong. BOKF §5-1-2."""
    parts = [_("Org.nr. %(number)s") % {"number": organisation_number(document.seller.organisation_number)}]
    if document.vat_registered:
        parts.append("MVA")
    if document.in_business_register:
        parts.append("Foretaksregisteret")
    return " ".join(parts)


def _where(document: SalesDocument) -> str:
    seller = document.seller
    place = ", ".join(
        part for part in (seller.address, f"{seller.postal_code} {seller.city}") if part.strip()
    )
    return "  ·  ".join(part for part in (place, document.seller_phone, document.seller_email) if part)


def _buyer(sheet: Sheet, buyer: Party) -> None:
    """Where the window of an envelope is."""
    width = FACTS - MARGIN - 8
    # A long word is made smaller before it is broken.
    longest = max(buyer.name.split() or [""], key=len)
    size = max(8.0, fitting_size(longest, width, Weight.MEDIUM, 11))
    y = sheet.paragraph(MARGIN, 54, buyer.name, width=width, size=size, leading=1.25, weight=Weight.MEDIUM)
    for line in (buyer.address, f"{buyer.postal_code} {buyer.city}".strip()):
        if line:
            y = sheet.paragraph(MARGIN, y, line, width=width, size=10.5, leading=1.3)
    if buyer.organisation_number:
        text = _("Org.nr. %(number)s") % {"number": organisation_number(buyer.organisation_number)}
        sheet.text(MARGIN, y + 1, text, size=8.5, grey=GREY, width=width)


def _facts(document: SalesDocument) -> list[tuple[str, str]]:
    """Label and value of each line; a long value goes on in a line without a label."""
    lines = []
    for label, value in _all_facts(document):
        first, *rest = wrapped(value, FACTS_WIDTH - FACT_LABEL, Weight.REGULAR, FACT_SIZE)
        lines += [(label, first), *(("", line) for line in rest)]
    return lines


def _all_facts(document: SalesDocument) -> Iterator[tuple[str, str]]:
    yield _("Dato"), long_date(document.date)
    if document.due_on is not None:
        yield _("Forfall"), long_date(document.due_on)
    if document.is_credit_note:
        yield _("Gjelder faktura"), document.credits
        if document.credits_date is not None:
            yield _("Fakturadato"), long_date(document.credits_date)
    first, last = document.delivered_from, document.delivered_to
    if first is not None and last is not None:
        one_day = long_date(first) if first == last else ""
        yield pgettext("på faktura", "Levert"), one_day or f"{short_date(first)} – {short_date(last)}"
    if document.seller.city:
        yield _("Leveringssted"), document.seller.city
    if document.buyer_reference:
        yield _("Deres referanse"), document.buyer_reference
    if document.order_reference:
        yield _("Bestillingsnr."), document.order_reference


def _remarks(document: SalesDocument) -> list[str]:
    """The note or the reason, in lines of the sheet's width."""
    reason = _("Grunn: %(reason)s") % {"reason": document.reason} if document.reason else ""
    texts = [text for text in (reason, document.note) if text]
    return [line for text in texts for line in wrapped(text, INNER, Weight.REGULAR, 10)]


def _head_again(sheet: Sheet, document: SalesDocument) -> None:
    sheet.text(MARGIN, 22, document.seller.name, size=9, grey=GREY, width=INNER - 60)
    sheet.text(RIGHT, 22, _title(document), size=9, weight=Weight.MEDIUM, align="right")


def _table(sheet: Sheet, document: SalesDocument, rows: list[Row], y: float) -> float:
    """The table from `y` down; where its last rule is."""
    _heads(sheet, document, y)
    sheet.line(MARGIN, y + 2, RIGHT, thickness=0.5)
    y += 2
    for row in rows:
        baseline = y + LINE + (HEADING_AIR if row.kind == RowKind.HEADING else 0)
        weight = Weight.MEDIUM if row.kind == RowKind.HEADING else Weight.REGULAR
        x = MARGIN + (INDENT if row.kind == RowKind.DAY else 0)
        for place, text in enumerate(row.text):
            sheet.text(x, baseline + place * LINE, text, size=SIZE, weight=weight)
        _figures(sheet, row, baseline)
        y += row.height
        if row.line is not None and row is not rows[-1]:
            sheet.line(MARGIN, y, RIGHT, thickness=0.25, grey=PALE)
    sheet.line(MARGIN, y + 1, RIGHT, thickness=0.5)
    return y + 1


def _heads(sheet: Sheet, document: SalesDocument, y: float) -> None:
    heads = [(QUANTITY, pgettext("på faktura", "Antall")), (PRICE, _("Pris")), (RIGHT, _("Beløp"))]
    if any(line.discount for line in document.lines):
        heads.append((DISCOUNT, _("Rabatt")))
    sheet.text(MARGIN, y, _("Hva og når"), size=8.5, grey=GREY)
    for x, head in heads:
        sheet.text(x, y, head, size=8.5, grey=GREY, align="right")


def _figures(sheet: Sheet, row: Row, y: float) -> None:
    line = row.line
    if line is None:
        return
    sheet.text(QUANTITY, y, number(line.quantity), size=SIZE, align="right", width=15)
    sheet.text(QUANTITY + 1.6, y, line.unit, size=SIZE, grey=GREY, width=PRICE - QUANTITY - 22)
    sheet.text(PRICE, y, exact_kroner(line.unit_price), size=SIZE, align="right", width=19)
    if line.discount:
        sheet.text(DISCOUNT, y, exact_kroner(-line.discount), size=SIZE, align="right", width=19)
    sheet.text(RIGHT, y, exact_kroner(line.net), size=SIZE, align="right", width=24)


def _sum_lines(document: SalesDocument) -> list[tuple[str, str]]:
    lines = []
    if document.vat_registered:
        lines.append((_("Sum uten merverdiavgift"), exact_kroner(document.net)))
    for one in document.vat_sums:
        if document.exemption_text and not one.percent and len(document.vat_sums) == 1:
            continue  # the next line says that there is no VAT
        facts = {"percent": number(one.percent), "base": exact_kroner(one.net)}
        text = _("Merverdiavgift %(percent)s %% av %(base)s") % facts
        lines.append((text, exact_kroner(one.vat)))
    return lines


def _exemption(document: SalesDocument) -> list[str]:
    return wrapped(document.exemption_text, INNER, Weight.REGULAR, 9) if document.exemption_text else []


def _height_of_the_end(document: SalesDocument) -> float:
    sums = 5.2 * len(_sum_lines(document)) + 12
    exemption = 4.6 * len(_exemption(document)) + 2
    return sums + exemption + PAYMENT - (BOTTOM - FOOT + 12)


def _sums(sheet: Sheet, document: SalesDocument, y: float) -> None:
    for label, amount in _sum_lines(document):
        y += 5.2
        sheet.text(RIGHT - 30, y, label, size=SIZE, grey=GREY, align="right", width=INNER - 32)
        sheet.text(RIGHT, y, amount, size=SIZE, grey=GREY, align="right", width=28)
    y += 7.4
    label = _("Til gode, kroner") if document.is_credit_note else _("Å betale, kroner")
    sheet.text(RIGHT - 34, y, label, size=11, weight=Weight.MEDIUM, align="right")
    sheet.text(RIGHT, y, exact_kroner(document.total), size=13, weight=Weight.MEDIUM, align="right", width=32)
    y += 7
    for line in _exemption(document):
        sheet.text(MARGIN, y, line, size=9, grey=GREY)
        y += 4.6


def _payment(sheet: Sheet, document: SalesDocument) -> None:
    """What is paid, when, where and with which KID; on a credit note, what becomes of the money."""
    top = FOOT - PAYMENT + 4
    if document.is_credit_note:
        text = _("Beløpet trekkes fra faktura %(number)s. Er den betalt, får dere pengene tilbake.")
        sheet.line(MARGIN, top + 14, RIGHT, thickness=0.9)
        sheet.text(MARGIN, top + 21, text % {"number": document.credits}, size=10, width=INNER)
        return
    sheet.line(MARGIN, top, RIGHT, thickness=0.9)
    due = long_date(document.due_on) if document.due_on else ""
    columns = (
        (0.0, 46.0, _("Å betale"), _("%(amount)s kr") % {"amount": exact_kroner(document.total)}),
        (48.0, 42.0, _("Betales innen"), due),
        (92.0, 36.0, _("Til konto"), account_number(document.account)),
        (130.0, 36.0, pgettext("betaling", "KID"), document.kid),
    )
    for x, width, label, value in columns:
        sheet.text(MARGIN + x, top + 7, label, size=8.5, grey=GREY, width=width)
        sheet.text(MARGIN + x, top + 13.4, value, size=12.5, weight=Weight.MEDIUM, width=width)
    sheet.text(MARGIN, top + 21, _("Merk betalingen med KID."), size=9, grey=GREY)


def _foot(sheet: Sheet, document: SalesDocument, page: int, pages: int) -> None:
    sheet.text(MARGIN, FOOT, _title(document), size=8, grey=GREY, width=INNER / 2)
    text = _("Side %(page)d av %(pages)d") % {"page": page, "pages": pages}
    sheet.text(RIGHT, FOOT, text, size=8, grey=GREY, align="right")
