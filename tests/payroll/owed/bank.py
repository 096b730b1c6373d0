"""Reading a file for the bank as the bank does: by its schema, then its sums."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from lxml import etree

NS = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"}
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "data" / "pain001.xsd"))


def read_bank_file(content: bytes) -> etree._Element:
    """The file's root, once the schema has taken it and every control sum adds up."""
    root = etree.fromstring(content)
    SCHEMA.assertValid(root)
    for part in (root.find(".//p:GrpHdr", NS), *root.iterfind(".//p:PmtInf", NS)):
        whole = root if part.tag.endswith("GrpHdr") else part
        amounts = [Decimal(text) for text in texts(whole, "InstdAmt")]
        assert int(part.findtext("p:NbOfTxs", namespaces=NS)) == len(amounts)
        assert Decimal(part.findtext("p:CtrlSum", namespaces=NS)) == sum(amounts)
    references = texts(root, "EndToEndId")
    assert len(set(references)) == len(references)
    return root


def texts(root: etree._Element, name: str) -> list[str]:
    """The texts of every element of a name, in order."""
    return [one.text for one in root.iterfind(f".//p:{name}", NS)]
