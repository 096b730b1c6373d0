"""Imported tables are used for their year, take each other's place, and change no slip."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bikuben.refusals import Refused
from payroll.import_tables import import_tables, read_upload
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import ImportedTable, YearRates
from payroll.rates_of_year import rates_of
from payroll.remove_tables import remove_tables
from payroll.rules.rates import load_rates
from payroll.rules.withholding import Period, UnknownTable, withheld_by_table
from tests.cast import NOW, TODAY, make_participant
from tests.payroll.owed.world import slip
from tests.payroll.paying import someone_done, working_day
from tests.payroll.rates.files import as_file, line, small_file, table_lines
from tests.payroll.rates.world import import_file, make_2027_ready

pytestmark = pytest.mark.django_db

# 90 kroner of every gross from 200, so that no one can mistake it for the calculation.
FLAT = as_file([line("9200", Period.DAY, 0, 0), line("9200", Period.DAY, 200, 90)])


def withheld(year: int, table: str, gross: int) -> int:
    return withheld_by_table(rates_of(year), table, Period.DAY, gross)


def test_published_rows_go_before_the_calculation(supervisor) -> None:
    assert withheld(2026, "9200", 338) == 138
    import_file(FLAT, 2026, by=supervisor)
    assert withheld(2026, "9200", 338) == 90
    assert withheld(2026, "9100", 216) == 16
    assert load_rates(2026).published == {}


def test_a_slip_is_paid_by_the_published_row_and_stays_when_they_change(supervisor, project) -> None:
    import_file(FLAT, 2026, by=supervisor)
    day = working_day()
    participant = someone_done(day, card="table", table="9200")
    slip = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    assert (slip.gross, slip.withholding, slip.net) == (290, 90, 200)
    import_file(small_file(), 2026, by=supervisor)
    slip.refresh_from_db()
    assert (slip.gross, slip.withholding) == (290, 90)
    assert withheld(2026, "9200", 338) == 138


def test_importing_again_replaces_all_of_it(supervisor) -> None:
    import_file(FLAT, by=supervisor)
    import_file(small_file("8100"), by=supervisor, now=NOW + timedelta(hours=1))
    row = YearRates.objects.get()
    assert [one.table for one in row.tables.all()] == ["8100"]
    assert (row.rows, row.first_imported_at, row.imported_at) == (501, NOW, NOW + timedelta(hours=1))
    assert row.history.count() == 3
    assert row.history.first().history_user == supervisor


def test_whoever_stops_before_the_end_has_changed_nothing(supervisor) -> None:
    file = read_upload(small_file(), year=2026, today_year=2026)
    work = import_tables(file, 2026, by=supervisor, now=NOW)
    assert next(work) == "8100"
    work.close()
    assert not YearRates.objects.exists()
    assert not ImportedTable.objects.exists()


def test_it_says_what_it_came_to(supervisor) -> None:
    pension = line("7150", Period.DAY, 0, 0, kind="1")
    done = import_file(as_file([*table_lines("8100", rows=4), pension]), 2026, by=supervisor)
    assert (done.tables, done.rows, done.pension_rows, done.differing) == (1, 4, 1, 0)


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_another_years_file_is_refused_where_the_program_has_the_years(is_confirmed, supervisor) -> None:
    """Of 338 kr, table 9200 takes 138 kr in 2026."""
    with pytest.raises(Refused) as refused:
        import_file(small_file(year=2025), 2026, by=supervisor, is_confirmed=is_confirmed)
    assert (refused.value.code, refused.value.field) == ("another_year", "file")
    assert not YearRates.objects.exists()
    assert withheld(2026, "9200", 338) == 138


@pytest.mark.parametrize(
    ("data", "year", "code"),
    [(small_file(year=2026), 2027, "maybe_another_year"), (FLAT, 2026, "rows_differ")],
)
def test_a_doubtful_file_must_be_confirmed(data, year, code, supervisor) -> None:
    with pytest.raises(Refused) as refused:
        import_file(data, year, by=supervisor, is_confirmed=False)
    assert (refused.value.code, refused.value.field) == (code, "file")
    assert not YearRates.objects.exists()
    import_file(data, year, by=supervisor)
    assert YearRates.objects.get().year == year


def test_the_years_own_file_and_an_unknown_one_are_not_asked_about(supervisor) -> None:
    import_file(small_file(year=2026), 2026, by=supervisor, is_confirmed=False)
    import_file(FLAT, 2027, by=supervisor, is_confirmed=False)
    assert YearRates.objects.count() == 2


@pytest.mark.parametrize("year", [2019, 2028, -1, 0])
def test_it_refuses_a_year_that_cant_be(year: int) -> None:
    with pytest.raises(Refused) as refused:
        read_upload(small_file(), year=year, today_year=2026)
    assert (refused.value.code, refused.value.field) == ("bad_year", "year")


def test_tables_of_a_year_the_program_has_can_always_be_removed(supervisor, project) -> None:
    """The calculation takes over: 138 kr of 338. The slip keeps its 90 kr of 290."""
    import_file(FLAT, 2026, by=supervisor)
    day = working_day()
    participant = someone_done(day, card="table", table="9200")
    slip = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=TODAY)
    remove_tables(2026, by=supervisor, now=NOW)
    slip.refresh_from_db()
    assert (slip.gross, slip.withholding) == (290, 90)
    assert withheld(2026, "9200", 338) == 138


def test_the_only_tables_of_a_year_can_be_removed_until_a_slip_is_issued(supervisor, project) -> None:
    make_2027_ready(supervisor, "9200")
    remove_tables(2027, by=supervisor, now=NOW)
    assert not ImportedTable.objects.exists()
    import_file(small_file("9200"), by=supervisor)
    slip(make_participant(), date(2027, 1, 4), by=supervisor)
    with pytest.raises(Refused) as refused:
        remove_tables(2027, by=supervisor, now=NOW)
    assert refused.value.code == "tables_used"
    assert withheld(2027, "9200", 338) == 138


def test_slips_from_before_the_import_dont_hold_it(supervisor, project) -> None:
    day = working_day()
    issue_pay_slip(someone_done(day), day, by=supervisor, now=NOW, today=TODAY)
    import_file(FLAT, 2026, by=supervisor, now=NOW + timedelta(minutes=1))
    remove_tables(2026, by=supervisor, now=NOW)
    assert not ImportedTable.objects.exists()


def test_there_must_be_something_to_remove(supervisor) -> None:
    with pytest.raises(Refused) as refused:
        remove_tables(2026, by=supervisor, now=NOW)
    assert refused.value.code == "no_tables"


def test_a_table_is_read_once_and_a_year_asked_for_by_one_query(supervisor) -> None:
    import_file(small_file(), 2026, by=supervisor)
    withheld(2026, "9200", 338)
    with CaptureQueriesContext(connection) as queries:
        withheld(2026, "9200", 216)
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        withheld(2026, "8100", 216)
    assert len(queries) == 2


def test_another_process_sees_a_new_import(supervisor) -> None:
    """Each keeps what it has read as long as the version is the same; here two changes in one process."""
    import_file(FLAT, 2026, by=supervisor)
    first = rates_of(2026)
    assert rates_of(2026) is first
    YearRates.objects.get().tables.all().delete()
    import_file(small_file(), 2026, by=supervisor)
    assert rates_of(2026) is not first
    assert withheld(2026, "9200", 338) == 138


def test_a_table_replaced_in_the_middle_is_no_guess(supervisor) -> None:
    import_file(FLAT, 2026, by=supervisor)
    stale = rates_of(2026)
    import_file(small_file(), 2026, by=supervisor)
    with pytest.raises(Refused) as refused:
        withheld_by_table(stale, "9200", Period.DAY, 338)
    assert refused.value.code == "rates_replaced"


def test_an_unknown_table_is_still_unknown(supervisor) -> None:
    import_file(FLAT, 2026, by=supervisor)
    with pytest.raises(UnknownTable):
        withheld(2026, "8405", 300)
