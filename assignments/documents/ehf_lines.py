"""The lines of an invoice or a credit note as EHF has them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from lxml import etree

from assignments.documents.ehf_vat import put_category
from assignments.documents.sales_data import PrintedLine, SalesDocument
from assignments.documents.ubl import clean, group, plain, put, put_amount

DAY, ONE = "DAY", "C62"
# What people write as unit, in the codes of UN/ECE recommendation 20. Anything else is counted as "one".
UNITS = {
    "dag": DAY, "dager": DAY, "dagsverk": DAY, "day": DAY, "days": DAY,
    "t": "HUR", "time": "HUR", "timer": "HUR", "hour": "HUR", "hours": "HUR",
    "km": "KMT", "m": "MTR", "meter": "MTR", "cm": "CMT", "m2": "MTK", "m²": "MTK",
    "kg": "KGM", "g": "GRM", "l": "LTR", "liter": "LTR",
}  # fmt: skip
DISCOUNT_CODE = "95"


def put_lines(root: etree._Element, paper: SalesDocument) -> None:
    """Each line: how much, on which day, less what discount, of what, and the price of one."""
    kind = "CreditNoteLine" if paper.is_credit_note else "InvoiceLine"
    quantity = "CreditedQuantity" if paper.is_credit_note else "InvoicedQuantity"
    for line in paper.lines:
        node = group(root, kind)
        put(node, "ID", line.position)
        put(node, quantity, plain(line.quantity), unitCode=_unit(line))
        put_amount(node, "LineExtensionAmount", line.net)
        if line.day is not None:
            period = group(node, "InvoicePeriod")
            put(period, "StartDate", line.day)
            put(period, "EndDate", line.day)
        if line.discount:
            _put_discount(node, line)
        item = group(node, "Item")
        put(item, "Name", clean(line.description) or _("Arbeid"))
        put_category(group(item, "ClassifiedTaxCategory"), paper, line.vat_percent)
        put_amount(group(node, "Price"), "PriceAmount", line.unit_price)


def _put_discount(node: etree._Element, line: PrintedLine) -> None:
    discount = group(node, "AllowanceCharge")
    put(discount, "ChargeIndicator", "false")
    put(discount, "AllowanceChargeReasonCode", DISCOUNT_CODE)
    put(discount, "AllowanceChargeReason", _("Rabatt"))
    put_amount(discount, "Amount", line.discount)


def _unit(line: PrintedLine) -> str:
    """A line with a day counts participant-days, whatever they are called in the client's language."""
    return DAY if line.day is not None else UNITS.get(line.unit.strip().lower(), ONE)
