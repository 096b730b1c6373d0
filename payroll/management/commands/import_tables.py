"""manage.py import_tables FILE --year YYYY: the year's official withholding tables, as on their page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from bikuben import clock
from bikuben.refusals import Refused
from payroll.import_tables import import_tables, read_upload
from payroll.rules.table_file import LARGEST_FILE


class Command(BaseCommand):
    """Names each table as it is gone through, and says what it came to."""

    help = _("Importerer årets trekktabeller fra Skatteetatens tekstfil.")

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and the year it is of."""
        parser.add_argument("file", type=Path, help=_("Tekstfila med trekktabellene."))
        parser.add_argument("--year", type=int, required=True, help=_("Året tabellene gjelder for."))
        parser.add_argument(
            "--confirmed", action="store_true", help=_("Fila er årets, selv om den er lik et annet års.")
        )

    def handle(self, *args: Any, file: Path, year: int, confirmed: bool, **options: Any) -> None:
        """Import. Raises CommandError where the file can't be read or is hardly the year's table file."""
        try:
            with file.open("rb") as opened:
                data = opened.read(LARGEST_FILE + 1)
        except OSError as error:
            raise CommandError(_("Fila kan ikke leses: %(why)s") % {"why": error.strerror}) from error
        try:
            tables = read_upload(data, year=year, today_year=clock.today().year)
            work = import_tables(tables, year, by=None, now=clock.now(), is_confirmed=confirmed)
            while True:
                self.stdout.write(next(work), ending=" ")
                self.stdout.flush()
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        except StopIteration as finished:
            done = finished.value
        facts = {"tables": done.tables, "rows": done.rows, "skipped": done.pension_rows, "year": year}
        said = _("%(tables)d tabeller og %(rows)d rader er importert for %(year)d.") % facts
        self.stdout.write("\n" + self.style.SUCCESS(said))
        if done.pension_rows:
            self.stdout.write(_("%(skipped)d rader for pensjon er hoppet over.") % facts)
        if done.differing is not None:
            said = _("Rader som er annerledes enn det programmet regner seg fram til: %(count)d.")
            self.stdout.write(said % {"count": done.differing})
