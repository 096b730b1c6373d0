"""Whether a file is SAF-T: by our own schema always, by the official one where it lies beside the project."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

OWN = Path(__file__).parent / "data" / "saf_t.xsd"
OFFICIAL = (
    Path(__file__).resolve().parents[4] / "shared/reference/saf-t/Norwegian_SAF-T_Financial_Schema_v_1.30.xsd"
)
PLAIN = etree.XMLParser(resolve_entities=False, no_network=True)


def parsed(file: bytes) -> etree._Element:
    """The file as a tree, once it is valid by every schema at hand."""
    tree = etree.fromstring(file, PLAIN)
    for path in (OWN, OFFICIAL):
        if path.exists():
            etree.XMLSchema(etree.parse(path, PLAIN)).assertValid(tree)
    return tree
