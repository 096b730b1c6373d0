"""A year that the program carries no file for: tables imported and the rest entered, or no pay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bikuben.refusals import Refused
from payroll.enter_other_rates import data_of, enter_other_rates
from payroll.issue_pay_slips import issue_pay_slip
from payroll.models import ContributionZone, OtherRates
from payroll.rates_of_year import latest_known, rates_of, unknown_tables
from payroll.rules.contributions import employer_contribution
from payroll.rules.rates import MissingRates, Zone, base_amount, load_rates
from payroll.rules.withholding import Period, withheld_by_table
from tests.cast import NOW
from tests.payroll.paying import someone_done, working_day
from tests.payroll.rates.files import as_file, line, small_file, table_lines
from tests.payroll.rates.world import LATER, enter_other, import_file, make_2027_ready, other_data

pytestmark = pytest.mark.django_db

PAYDAY = date(2027, 1, 4)


def test_neither_tables_nor_the_rest_alone_will_do(supervisor) -> None:
    for year_lacks in (lambda: None, lambda: import_file(small_file(), by=supervisor)):
        year_lacks()
        with pytest.raises(MissingRates, match="2027"):
            rates_of(LATER)
    enter_other(supervisor)
    assert rates_of(LATER).year == LATER


def test_the_rest_alone_wont_do_either(supervisor) -> None:
    enter_other(supervisor)
    with pytest.raises(MissingRates, match="2027"):
        rates_of(LATER)


def test_someone_is_paid_in_it(supervisor, project) -> None:
    make_2027_ready(supervisor)
    day = working_day(PAYDAY)
    participant = someone_done(day, card="table", table="9200", year=2027)
    slip = issue_pay_slip(participant, day, by=supervisor, now=NOW, today=PAYDAY)
    assert (slip.gross, slip.withholding, slip.net) == (338, 138, 200)
    assert (slip.contribution, slip.contribution_percent) == (Decimal("47.66"), Decimal("14.1"))


def test_without_rates_no_one_is_paid_and_the_page_is_shown(supervisor, project) -> None:
    day = working_day(PAYDAY)
    participant = someone_done(day)
    with pytest.raises(Refused) as refused:
        issue_pay_slip(participant, day, by=supervisor, now=NOW, today=PAYDAY)
    assert (refused.value.code, refused.value.mend[0]) == ("missing_rates", "/rates/")


def test_it_has_what_was_entered(supervisor) -> None:
    import_file(small_file(), by=supervisor)
    enter_other(
        supervisor,
        percent_without_card=Decimal(45),
        zones={"1": Zone(Decimal("15.1")), "1a": Zone(Decimal("15.1"), Decimal(10), Decimal(900_000))},
        next_base_amount=140_000,
        next_base_amount_from=date(2027, 5, 1),
    )
    rates = rates_of(LATER)
    assert rates.withholding is None
    assert rates.percent_without_card == 45
    assert employer_contribution(LATER, "1", Decimal(1000), rates=rates) == 151
    assert employer_contribution(LATER, "1a", Decimal(1000), rates=rates) == 100
    assert base_amount(date(2027, 4, 30), rates) == 136_549
    assert base_amount(date(2027, 5, 1), rates) == 140_000
    assert rates.limits == load_rates(2026).limits


def test_a_table_that_isnt_in_the_file_is_unknown(supervisor) -> None:
    make_2027_ready(supervisor, "8100")
    assert set(rates_of(LATER).kinds) == {"8100"}


def test_a_number_keeps_its_meaning(supervisor) -> None:
    lines = [
        *table_lines("7350"),
        *table_lines("7300"),
        *table_lines("8400", named="8410"),
        *table_lines("9400", named="9450"),
    ]
    import_file(as_file(lines), by=supervisor)
    enter_other(supervisor)
    kinds = rates_of(LATER).kinds
    assert (kinds["7350"].twelve_months, kinds["7300"].twelve_months) == (True, False)
    assert (kinds["8410"].extra, kinds["9450"].extra) == (-410_000, 450_000)
    assert kinds["8410"].ordinary


def test_a_new_special_table_waits_for_someone_to_speak_for_it(supervisor) -> None:
    import_file(as_file(table_lines("7300", named="7400")), by=supervisor)
    other = enter_other(supervisor)
    assert unknown_tables(other.of_year) == ["7400"]
    assert "7400" not in rates_of(LATER).kinds
    enter_other(supervisor, twelve_months={"7400": True})
    assert rates_of(LATER).kinds["7400"].twelve_months
    assert withheld_by_table(rates_of(LATER), "7400", Period.DAY, 300) == 11


def test_entering_again_replaces_and_keeps_what_it_was_in_history(supervisor) -> None:
    enter_other(supervisor)
    enter_other(supervisor, percent_without_card=Decimal(40), zones={"1": Zone(Decimal(14))})
    other = OtherRates.objects.get()
    assert [one.percent_without_card for one in other.history.all()] == [40, 50]
    assert list(ContributionZone.objects.values_list("zone", "rate")) == [("1", Decimal(14))]
    assert data_of(other) == other_data(percent_without_card=Decimal(40), zones={"1": Zone(Decimal(14))})


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"percent_without_card": Decimal(0)}, "percent_without_card"),
        ({"percent_without_card": Decimal(100)}, "percent_without_card"),
        ({"base_amount": 1}, "base_amount"),
        ({"base_amount_from": date(2027, 1, 2)}, "base_amount_from"),
        ({"next_base_amount": 140_000}, "next_base_amount_from"),
        ({"next_base_amount_from": date(2027, 5, 1)}, "next_base_amount"),
        ({"next_base_amount": 140_000, "next_base_amount_from": date(2028, 5, 1)}, "next_base_amount_from"),
        ({"charity_person": Decimal(900_000)}, "charity_person"),
        ({"zones": {"1": Zone(Decimal(60))}}, "zone_1"),
        ({"zones": {"1": Zone(Decimal(14)), "1a": Zone(Decimal(9), Decimal(10))}}, "reduced_1a"),
        ({"zones": {"2": Zone(Decimal(10))}}, None),
    ],
)
def test_it_refuses_the_impossible_at_its_field(
    supervisor, project, changed: dict, field: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        enter_other(supervisor, **changed)
    assert refused.value.field == field
    assert not OtherRates.objects.exists()


def test_the_programs_own_years_arent_entered(supervisor) -> None:
    with pytest.raises(Refused) as refused:
        enter_other_rates(2026, other_data(), by=supervisor, now=NOW)
    assert refused.value.code == "carried"


def test_the_latest_known_year_fills_in_the_page(supervisor) -> None:
    assert latest_known(LATER).year == 2026
    assert latest_known(2026).year == 2025
    make_2027_ready(supervisor)
    assert latest_known(2028).year == LATER


def test_near_zero_it_opens_the_rows_by_themselves(supervisor) -> None:
    import_file(as_file([line("9200", Period.DAY, *row) for row in ((0, 0), (20, 20), (40, 31), (60, 34))]))
    enter_other(supervisor)
    assert withheld_by_table(rates_of(LATER), "9200", Period.DAY, 39) == 28
