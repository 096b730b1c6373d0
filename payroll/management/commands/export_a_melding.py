"""manage.py export_a_melding --month YYYY-MM --output FILE: the month's a-melding, as its page gives it."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bikuben import clock
from bikuben.models import Project
from payroll.report_files import ReportSource, delivered_source, draft_source, write_xml
from payroll.report_state import MonthState, ReportState, month_state

MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")
NOTHING_TO_TELL = {
    ReportState.NOT_NEEDED: gettext_lazy("Det er ingenting å melde for %(month)s."),
    ReportState.TO_COME: gettext_lazy("%(month)s har ikke begynt."),
}


class Command(BaseCommand):
    """Says whether it wrote what was delivered or a draft, and what a draft still lacks."""

    help = _("Skriver a-meldingen for en måned til en fil: den leverte, eller et utkast.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Which month, and where to."""
        parser.add_argument("--month", required=True, help=_("Måneden, som 2026-04."))
        parser.add_argument("--output", required=True, type=Path, help=_("Fila som skrives."))

    def handle(self, *args: Any, month: str, output: Path, **options: Any) -> None:
        """Write the file. Raises CommandError where there is nothing to write or nowhere to write it."""
        state = _state(month)
        if state.delivered is not None:
            source = delivered_source(state.delivered)
        else:
            source = draft_source(state, message_id=str(uuid4()), now=clock.now())
        _write(output, source)
        self.stdout.write(self.style.SUCCESS(_("Skrevet: %(path)s") % {"path": output}))
        for line in _said(state):
            self.stdout.write(line)


def _state(text: str) -> MonthState:
    if not MONTH.fullmatch(text):
        raise CommandError(_("Skriv måneden som 2026-04."))
    if Project.current() is None:
        raise CommandError(_("Siden om prosjektet er ikke fylt ut ennå."))
    state = month_state(date.fromisoformat(f"{text}-01"), today=clock.today())
    if not state.is_to_skatteetaten:
        raise CommandError(
            _("Prosjektet er en del av en større enhet. Hent fila til lønnskontoret på siden.")
        )
    if state.state in NOTHING_TO_TELL:
        raise CommandError(NOTHING_TO_TELL[state.state] % {"month": text})
    if state.report is None and state.delivered is None:
        raise CommandError(state.lacks[0].text)
    return state


def _write(output: Path, source: ReportSource) -> None:
    """Write beside the file and move it there: nobody ever sees half of it. It is its owner's to read."""
    temporary: Path | None = None
    try:
        with NamedTemporaryFile(dir=output.parent, prefix=".a-melding-", delete=False) as file:
            temporary = Path(file.name)
            write_xml(file, source)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(output)
    except OSError as error:
        facts = {"path": output, "reason": error.strerror}
        raise CommandError(_("Kan ikke skrive %(path)s: %(reason)s") % facts) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _said(state: MonthState) -> list[str]:
    if state.delivered is None:
        return [_("Et utkast: måneden er ikke levert."), *(lack.text for lack in state.lacks)]
    moment = {"number": state.delivered.full_number}
    said = [_("Slik den ble levert (melding %(number)s).") % moment]
    if state.state == ReportState.CHANGED:
        said.append(_("Noe er endret siden. Lever en retting fra månedens side."))
    return said
