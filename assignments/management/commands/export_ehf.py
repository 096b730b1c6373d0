"""manage.py export_ehf --output FOLDER: every issued invoice and credit note as an EHF file."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from assignments.export_ehf import ExportFailed, export_ehf


class Command(BaseCommand):
    """Says how many it wrote."""

    help = _("Skriver alle fakturaer og kreditnotaer som EHF-filer i en mappe.")

    def add_arguments(self, parser: CommandParser) -> None:
        """One argument: the folder."""
        parser.add_argument(
            "--output",
            type=_folder,
            required=True,
            help=_("Mappa som filene legges i. Den lages om den mangler."),
        )

    def handle(self, *args: Any, output: Path, **options: Any) -> None:
        """Write the files. Raises CommandError where the folder can't be written in."""
        try:
            written = export_ehf(output)
        except ExportFailed as failed:
            raise CommandError(str(failed)) from failed
        self.stdout.write(
            self.style.SUCCESS(
                _("Fakturaer: %(invoices)s. Kreditnotaer: %(credit_notes)s. De ligger i %(path)s.")
                % {"invoices": written.invoices, "credit_notes": written.credit_notes, "path": output}
            )
        )


def _folder(text: str) -> Path:
    """The folder that is named. Nothing would be the folder that one happens to stand in."""
    if not text.strip():
        raise ArgumentTypeError(_("Skriv hvilken mappe filene skal legges i."))
    return Path(text)
