"""Reading printed sheets back."""

from __future__ import annotations

import unicodedata
from io import BytesIO

from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page on one line, in NFC, every run of blanks of any kind as one."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [unicodedata.normalize("NFC", " ".join(page.extract_text().split())) for page in pages]


def properties_of(pdf: bytes) -> str:
    """The file's properties as one text."""
    return str(PdfReader(BytesIO(pdf)).metadata)
