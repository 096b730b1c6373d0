"""manage.py export_a_melding --month YYYY-MM --output FILE: the month's a-melding, as its page gives it."""

from __future__ import annotations

import os
import re
import stat
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bikuben import clock
from bikuben.models import Project, ReadLog, User
from bikuben.roles import Role
from payroll.report_files import ReportSource, delivered_source, draft_source, write_xml
from payroll.report_state import MonthState, ReportState, month_state

READERS = (Role.SUPERVISOR, Role.ACCOUNTANT)
MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")
NOTHING_TO_TELL = {
    ReportState.NOT_NEEDED: gettext_lazy("Det er ingenting å melde for %(month)s."),
    ReportState.TO_COME: gettext_lazy("%(month)s har ikke begynt."),
}


class Command(BaseCommand):
    """Writes what was delivered and still stands, or else a draft of what is told now, and says which."""

    help = _("Skriver a-meldingen for en måned til en fil: den leverte, eller et utkast.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Which month, where to, and who reads the identity numbers in it."""
        parser.add_argument("--month", required=True, help=_("Måneden, som 2026-04."))
        parser.add_argument("--output", required=True, type=Path, help=_("Fila som skrives."))
        parser.add_argument("--by", help=_("Brukernavnet til den som leser fila; det skrives i loggen."))

    def handle(self, *args: Any, month: str, output: Path, by: str | None, **options: Any) -> None:
        """Write the file. Raises CommandError where there is nothing to write or nowhere to write it."""
        state, reader = _state(month), _reader(by) if by else None
        delivered = state.delivered if state.state == ReportState.DELIVERED else None
        source = delivered_source(delivered) if delivered else _draft(state)
        # Together: no file without its row, and no row without its file.
        with transaction.atomic():
            if reader:
                ReadLog.objects.bulk_create(
                    ReadLog(user=reader, what=ReadLog.What.IDENTITY_NUMBER, subject=person, at=clock.now())
                    for person in sorted(set(source.people))
                )
            _write(output, source)
        self.stdout.write(self.style.SUCCESS(_("Skrevet: %(path)s") % {"path": output}))
        if delivered:
            moment = {"number": source.paper.full_number}
            self.stdout.write(_("Slik den ble levert (melding %(number)s).") % moment)
        elif state.state == ReportState.CHANGED:
            self.stdout.write(_("Et utkast til retting: noe er endret etter leveringen."))
        else:
            self.stdout.write(_("Et utkast: måneden er ikke levert."))
        if not delivered:
            for lack in state.lacks:
                self.stdout.write(lack.text)


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


def _reader(username: str) -> User:
    """Who is written down as having seen the identity numbers."""
    found = User.objects.filter(username=username, is_active=True, role__in=READERS).first()
    if found is None:
        raise CommandError(
            _("Ingen leder eller regnskapsfører har brukernavnet %(name)s.") % {"name": username}
        )
    return found


def _draft(state: MonthState) -> ReportSource:
    """What is told now. Slips may be open while the month runs; nothing else may lack, nor they later."""
    is_running = state.state == ReportState.RUNNING
    lacks = [one.text for one in state.lacks if not (is_running and one.code == "open_slips")]
    if lacks:
        raise CommandError("\n".join(lacks))
    return draft_source(state, message_id=str(uuid4()), now=clock.now())


def _write(output: Path, source: ReportSource) -> None:
    """Write beside the file and move it there: nobody ever sees half of it. It is its owner's to read."""
    temporary: Path | None = None
    try:
        # A link too: what replaces /dev/stdout takes it from every other program.
        if os.path.lexists(output) and not stat.S_ISREG(output.lstat().st_mode):
            facts = {"path": output, "reason": _("det er ikke en vanlig fil")}
            raise CommandError(_("Kan ikke skrive %(path)s: %(reason)s") % facts)
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
