"""Taking imported withholding tables away again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bikuben.models import User
from bikuben.refusals import Refused
from payroll.import_tables import next_version
from payroll.models import PaySlip, YearRates
from payroll.rates_of_year import is_carried


@transaction.atomic
def remove_tables(year: int, *, by: User, now: datetime) -> YearRates:
    """Take an import away. The program's own figures count again, where it has any.

    Raises:
        Refused: nothing is imported, or the year has no other tables and a slip of it was issued since
            these first came: it may have been paid by them. Then a new file can take their place.
    """
    row = YearRates.objects.select_for_update(no_key=True).filter(year=year).first()
    if row is None or not row.is_imported:
        raise Refused(_("Det er ingen importerte tabeller for %(year)d.") % {"year": year}, code="no_tables")
    if is_needed(row):
        raise Refused(
            _("Det er skrevet lønnsslipper etter disse tabellene. De kan byttes, men ikke fjernes."),
            code="tables_used",
        )
    row.tables.all().delete()
    row.imported_at = row.first_imported_at = row.imported_by = None
    row.rows = row.pension_rows = 0
    row.compared_with = ""
    next_version(row, by=by)
    return row


def is_needed(row: YearRates) -> bool:
    """Whether a slip of the year was issued since its tables were first imported, and the program has none of
    its own to go by."""
    if is_carried(row.year):
        return False
    return PaySlip.objects.filter(date__year=row.year, issued_at__gte=row.first_imported_at).exists()
