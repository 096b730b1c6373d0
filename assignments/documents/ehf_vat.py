"""VAT (merverdiavgift) as EHF names it, by the categories of UNCL 5305."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from lxml import etree

from assignments.documents.sales_data import SalesDocument
from assignments.documents.ubl import clean, group, plain, put, put_amount

STANDARD, EXEMPT, OUTSIDE = "S", "E", "O"
OUTSIDE_CODE = "VATEX-EU-O"


def is_registered(paper: SalesDocument) -> bool:
    """Whether MVA stands behind our number. A paper that charges VAT says so in any case."""
    return paper.vat_registered or any(line.vat_percent for line in paper.lines)


def put_vat(root: etree._Element, paper: SalesDocument) -> None:
    """The VAT in all, and each rate's share of it."""
    total = group(root, "TaxTotal")
    put_amount(total, "TaxAmount", paper.vat)
    for one in paper.vat_sums:
        share = group(total, "TaxSubtotal")
        put_amount(share, "TaxableAmount", one.net)
        put_amount(share, "TaxAmount", one.vat)
        put_category(group(share, "TaxCategory"), paper, one.percent, with_reason=True)


def put_category(
    node: etree._Element, paper: SalesDocument, percent: Decimal, *, with_reason: bool = False
) -> None:
    """S for a rate, E for what a registered seller is exempt for, O where the seller isn't registered.

    E needs a VAT number (BR-E-02), and who isn't registered has none: O then, which takes no rate (BR-O-05).
    The reason is in words. For E there is no code: the codes are of EU law, and which of them this work would
    be isn't settled (merverdiavgiftsloven §3-4).
    """
    category = STANDARD if percent else EXEMPT if is_registered(paper) else OUTSIDE
    put(node, "ID", category)
    if category != OUTSIDE:
        put(node, "Percent", plain(percent))
    if with_reason and category != STANDARD:
        if category == OUTSIDE:
            put(node, "TaxExemptionReasonCode", OUTSIDE_CODE)
        put(node, "TaxExemptionReason", clean(paper.exemption_text) or _("Uten merverdiavgift"))
    put(group(node, "TaxScheme"), "ID", "VAT")
