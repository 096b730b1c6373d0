"""Write every issued invoice and credit note as EHF files in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from assignments.documents.ehf import ehf, ehf_name
from assignments.documents.sales_data import SalesDocument, from_credit_note, from_invoice
from assignments.models import CreditNote, Invoice

AT_A_TIME = 200


class ExportFailed(Exception):
    """The folder can't be written in; the message is for whoever runs the command."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written."""

    invoices: int
    credit_notes: int


def export_ehf(folder: Path) -> Written:
    """One file for each issued invoice and credit note, whatever its client's channel.

    The folder is made where it isn't there. A file that is there already is written anew; each is whole or
    not there at all. A few hundred papers are in memory at a time.

    Raises:
        ExportFailed: the folder can't be made, or a file in it can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        invoices = sum(_write(folder, paper) for paper in _invoices())
        credit_notes = sum(_write(folder, paper) for paper in _credit_notes())
    except FileExistsError as error:
        raise ExportFailed(_("%(path)s er ikke en mappe.") % {"path": folder}) from error
    except OSError as error:
        raise ExportFailed(
            _("Kan ikke skrive i %(path)s: %(reason)s.")
            % {"path": error.filename or folder, "reason": error.strerror or error}
        ) from error
    return Written(invoices, credit_notes)


def _invoices() -> Iterator[SalesDocument]:
    papers = Invoice.objects.order_by("year", "number").prefetch_related("lines")
    return map(from_invoice, papers.iterator(chunk_size=AT_A_TIME))


def _credit_notes() -> Iterator[SalesDocument]:
    papers = CreditNote.objects.order_by("year", "number").select_related("invoice")
    return map(from_credit_note, papers.prefetch_related("lines").iterator(chunk_size=AT_A_TIME))


def _write(folder: Path, paper: SalesDocument) -> int:
    path = folder / ehf_name(paper)
    part = folder / f".{path.name}.part"
    try:
        part.write_bytes(ehf(paper))
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return 1
