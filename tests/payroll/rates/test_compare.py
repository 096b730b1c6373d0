"""What was published beside what is calculated: every difference, or the plain word that there is none."""

from __future__ import annotations

import pytest

from bikuben.refusals import Refused
from payroll.compare_tables import Differences, compare_tables, is_compared
from payroll.models import ImportedTable, YearRates
from payroll.rules.compare_tables import Difference
from payroll.rules.withholding import Period
from tests.payroll.rates.files import as_file, small_file, table_lines
from tests.payroll.rates.world import import_file, outcome

pytestmark = pytest.mark.django_db


def with_a_krone_more(table: str, *places: int) -> list[str]:
    """The lines of a table, some of them a krone too high."""
    lines = table_lines(table)
    for place in places:
        lines[place] = f"{lines[place][:11]}{int(lines[place][11:]) + 1:05}"
    return lines


def test_there_is_none_where_the_file_is_the_calculation() -> None:
    assert import_file(small_file(), 2026).differing == 0
    assert len(Differences(YearRates.objects.get())) == 0


def test_it_names_each_row_that_differs() -> None:
    lines = [*with_a_krone_more("8100", 100), *with_a_krone_more("9200", 17, 30)]
    assert import_file(as_file(lines), 2026).differing == 3
    found = Differences(YearRates.objects.get())
    assert len(found) == 3
    assert found[:] == [
        Difference("8100", Period.DAY, 2000, 410, 409),
        Difference("9200", Period.DAY, 340, 142, 141),
        Difference("9200", Period.DAY, 600, 234, 233),
    ]
    assert [found[place : place + 1] for place in range(3)] == [[one] for one in found[:]]
    assert found[3:] == []


def test_a_table_that_isnt_calculated_is_not_compared() -> None:
    assert import_file(as_file(table_lines("8100", named="7400")), 2026).differing == 0
    assert ImportedTable.objects.get().differing is None


def test_a_year_without_figures_has_nothing_to_compare(supervisor) -> None:
    assert import_file(small_file()).differing is None
    with pytest.raises(Refused) as refused:
        outcome(compare_tables(2027))
    assert refused.value.code == "no_compare"


def test_it_is_compared_anew_when_the_program_learns_the_year() -> None:
    import_file(as_file(with_a_krone_more("9200", 17)), 2026)
    YearRates.objects.update(compared_with="")
    ImportedTable.objects.update(differing=None)
    assert not is_compared(YearRates.objects.get())
    assert outcome(compare_tables(2026)) == 1
    assert is_compared(YearRates.objects.get())
    assert ImportedTable.objects.get().differing == 1


def test_it_gives_up_where_the_tables_were_replaced_meanwhile() -> None:
    import_file(small_file(), 2026)
    work = compare_tables(2026)
    next(work)
    import_file(small_file("8100"), 2026)
    with pytest.raises(Refused) as refused:
        outcome(work)
    assert refused.value.code == "stale"
