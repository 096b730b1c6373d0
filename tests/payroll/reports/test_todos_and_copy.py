"""What waits is said on the first page; what was told of her is in her copy, and keeps her for five years."""

from __future__ import annotations

from datetime import date

import pytest

from assignments.copy_for_her import copy_for
from assignments.end_participant import end_participant
from assignments.erase_participant import erase_participant
from assignments.models import Shift
from bikuben.models import Project, User
from bikuben.papers.verify import verify_papers
from bikuben.refusals import Refused
from payroll.models import MonthlyReport, ReportPerson
from payroll.report_todos import report_todos
from tests.cast import NOW, TODAY, make_number, make_participant
from tests.payroll.paying import fill_box
from tests.payroll.reports.world import APRIL, EIGHTH, deliver, fill_in, paid, someone_with_card

pytestmark = pytest.mark.django_db
EARLY = ("januar", "februar", "mars", "april")


def said(today: date) -> list[tuple[str, bool]]:
    return [(str(todo.text), todo.urgent) for todo in report_todos(today)]


def test_it_waits_from_the_first_and_is_urgent_from_the_day_before(april) -> None:
    assert said(date(2026, 4, 30)) == []
    assert said(date(2026, 5, 1)) == [("Lever a-meldingen for april 2026 innen 05.05.2026.", False)]
    assert said(date(2026, 5, 4))[0][1] is True
    assert said(date(2026, 5, 6)) == [
        ("Meldingen for april 2026 er ikke levert. Fristen var 05.05.2026.", True)
    ]


def test_delivered_it_waits_no_longer_until_something_changes(april, supervisor: User) -> None:
    deliver(supervisor)
    assert said(TODAY) == []
    paid(april[1], date(2026, 4, 13), by=supervisor)
    assert said(TODAY) == [("Noe er endret i april 2026 etter at meldingen ble levert.", False)]


def test_a_unit_is_asked_for_its_file(april, complete) -> None:
    fill_in(complete, is_own_entity=False)
    assert said(TODAY) == [("Lag fila til lønnskontoret for april 2026 innen 05.05.2026.", True)]


def test_before_the_first_slip_nothing_waits(complete) -> None:
    assert said(TODAY) == []


def test_last_year_is_remembered(april) -> None:
    """And so many that are late are said in one line: April, and the empty ones since."""
    assert said(date(2027, 3, 8)) == [("9 meldinger er over fristen, den eldste for april 2026.", True)]


@pytest.mark.parametrize(
    ("first", "texts"),
    [
        (2, [f"Noe er endret i {name} 2026 etter at meldingen ble levert." for name in EARLY[1:]]),
        (1, ["Noe er endret i 4 måneder etter at meldingene ble levert, den eldste er januar 2026."]),
    ],
)
def test_so_many_that_are_changed_are_said_in_one_line(
    project: Project, supervisor: User, first: int, texts: list[str]
) -> None:
    """A slip of 266 before tax in each month, delivered; then her number proves to be wrong."""
    fill_in(project)
    fill_box(supervisor, 20_000, today=date(2026, 1, 1))
    person = someone_with_card()
    for number in range(first, 5):
        paid(person, date(2026, number, 8), by=supervisor)
        deliver(supervisor, date(2026, number, 1), number, today=date(2026, number + 1, 1))
    assert said(TODAY) == []
    person.identity_number = make_number(born=date(1981, 2, 3))
    person.save()
    assert said(TODAY) == [(text, False) for text in texts]


def test_her_copy_says_what_was_told(april, supervisor: User) -> None:
    deliver(supervisor)
    (section,) = [one for one in copy_for(april[0]) if one.title == "Meldt om deg"]
    assert section.rows == (
        ("april 2026", "04.05.2026", "a-melding til Skatteetaten", "timelønn", "6", "532", "132", "0"),
    )
    assert section.title not in [one.title for one in copy_for(make_participant())]


def test_a_report_keeps_her_five_years_and_then_her_number_goes(april, supervisor: User) -> None:
    """BOKL §13. A correction made in 2030 is kept to the end of 2035."""
    person = april[0]
    end_participant(person, reason="moved", ended_on=TODAY, by=supervisor, now=NOW, today=TODAY)
    deliver(supervisor, today=date(2030, 3, 1))
    with pytest.raises(Refused, match="2035"):
        erase_participant(person, by=supervisor, now=NOW, today=date(2035, 12, 31))
    assert Shift.objects.filter(participant=person, work_day__date=EIGHTH).exists()
    erase_participant(person, by=supervisor, now=NOW, today=date(2036, 1, 1))
    told = ReportPerson.objects.get(paper__date=APRIL, participant=person)
    assert (str(told.identity_number), str(told.legal_name)) == ("slettet", "slettet")
    assert MonthlyReport.objects.get().recount() == []
    assert list(verify_papers()) == []
