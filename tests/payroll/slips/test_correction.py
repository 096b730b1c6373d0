"""January by last year's card, put right in a later payout. SBL §5-5, SBF §5-5-1 and §5-5-2."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assignments.models import Participant
from bikuben.papers.verify import verify_papers
from payroll.card_todos import card_todos
from payroll.corrections import differences, open_difference
from payroll.issue_pay_slips import issue_pay_slip
from payroll.made_good import made_good_in_pay
from payroll.models import FreeWeeksChoice, PaySlip
from payroll.pay_out import pay_out
from payroll.reverse_pay_slip import reverse_pay_slip
from payroll.supplement import issue_supplement
from tests.cast import NOW, make_card, make_participant
from tests.payroll.paying import fill_box, finished_shift, working_day

pytestmark = pytest.mark.django_db

JANUARY = (date(2026, 1, 7), date(2026, 1, 12), date(2026, 1, 16))


def pay(participant, day: date, by) -> PaySlip:
    work = working_day(day)
    finished_shift(participant, work)
    slip = issue_pay_slip(participant, work, by=by, now=NOW, today=day)
    pay_out(slip, by=by, now=NOW, today=day)
    return slip


def lines_of(slip: PaySlip) -> list[tuple[str, int, int]]:
    return [(line.basis, int(line.base), int(line.withheld)) for line in slip.lines.all()]


@pytest.fixture
def late(supervisor, project) -> Participant:
    """Someone with 33 % on last year's card, paid three days in January: 298 kroner each, 98 withheld."""
    fill_box(supervisor, 20_000, today=date(2026, 1, 5))
    participant = make_participant()
    make_card(participant, year=2025, percent=Decimal(33))
    for day in JANUARY:
        assert pay(participant, day, supervisor).gross == 298
    return participant


def test_too_much_is_made_good_as_far_as_each_payout_reaches(late, supervisor) -> None:
    """25 % of 298 is 74: 222 kroner were right, 294 were withheld, and her net stays 200."""
    make_card(late, percent=Decimal(25), valid_from=date(2026, 1, 28))
    first = pay(late, date(2026, 2, 2), supervisor)
    assert (first.gross, first.withholding, first.net) == (200, 0, 200)
    assert lines_of(first) == [("percentage", 200, 50), ("correction", 0, -50)]
    line = first.lines.last()
    assert (line.was_withheld, line.should_be) == (294, 222)
    assert (line.first_date, line.last_date) == (JANUARY[0], JANUARY[-1])
    second = pay(late, date(2026, 2, 4), supervisor)
    assert (second.gross, second.withholding, second.net) == (237, 37, 200)
    assert lines_of(second) == [("percentage", 237, 59), ("correction", 0, -22)]
    third = pay(late, date(2026, 2, 6), supervisor)
    assert lines_of(third) == [("percentage", 266, 66)]
    assert list(verify_papers()) == []


def test_too_little_is_withheld_in_february_and_the_gross_pays_for_it(late, supervisor) -> None:
    """40 % of 298 is 119: 357 were right, 63 more are withheld, and her net stays 200."""
    make_card(late, percent=Decimal(40), valid_from=date(2026, 2, 1))
    assert open_difference(late, date(2026, 2, 2)).amount == 63
    slip = pay(late, date(2026, 2, 27), supervisor)
    assert (slip.gross, slip.withholding, slip.net) == (437, 237, 200)
    assert lines_of(slip) == [("percentage", 437, 174), ("correction", 0, 63)]
    assert differences([late], 2026) == {}


def test_too_little_is_left_alone_after_february(late, supervisor) -> None:
    make_card(late, percent=Decimal(40), valid_from=date(2026, 2, 1))
    slip = pay(late, date(2026, 3, 2), supervisor)
    assert lines_of(slip) == [("percentage", 332, 132)]
    still = open_difference(late, date(2026, 3, 2))
    assert still.amount == 63
    assert not made_good_in_pay(late, still, date(2026, 3, 2))


def test_too_much_is_made_good_all_year_but_not_in_the_free_weeks(late, supervisor) -> None:
    FreeWeeksChoice.objects.create(year=2026, first_monday=date(2026, 11, 16))
    make_card(late, percent=Decimal(25), valid_from=date(2026, 11, 1))
    free = pay(late, date(2026, 11, 18), supervisor)
    assert lines_of(free) == [("free_weeks", 200, 0)]
    slip = pay(late, date(2026, 12, 2), supervisor)
    assert lines_of(slip) == [("percentage", 200, 50), ("correction", 0, -50)]


def test_a_reversed_correction_is_open_again(late, supervisor) -> None:
    make_card(late, percent=Decimal(25), valid_from=date(2026, 1, 28))
    slip = pay(late, date(2026, 2, 2), supervisor)
    again = {"by": supervisor, "now": NOW, "today": date(2026, 2, 2)}
    reverse_pay_slip(slip, reason="Feil dag", money_came_back=True, **again)
    assert differences([late], 2026)[late.pk].amount == -72
    assert lines_of(issue_pay_slip(late, slip.work_day, **again)) == lines_of(slip)


def test_a_january_slip_that_is_reversed_no_longer_counts(late, supervisor) -> None:
    make_card(late, percent=Decimal(25), valid_from=date(2026, 1, 28))
    wrong = PaySlip.objects.get(date=JANUARY[1])
    options = {"by": supervisor, "now": NOW, "today": date(2026, 1, 30)}
    reverse_pay_slip(wrong, reason="Feil dag", money_came_back=True, **options)
    assert differences([late], 2026)[late.pk].amount == -48


def test_what_a_slip_corrected_is_not_of_its_own_day(late, supervisor) -> None:
    """A supplement looks at what the day itself withheld: 300 net of a day is 399 gross, 99 withheld."""
    make_card(late, percent=Decimal(25), valid_from=date(2026, 1, 28))
    slip = pay(late, date(2026, 2, 4), supervisor)
    assert slip.withholding == 0
    more = issue_supplement(
        late,
        slip.work_day,
        net=Decimal(100),
        reason="Ble lenger",
        by=supervisor,
        now=NOW,
        today=date(2026, 2, 4),
    )
    # A quarter of the day as a whole, less the 50 that are the first slip's own.
    assert lines_of(more) == [("percentage", 133, 33)]


@pytest.fixture
def by_table(supervisor, project) -> PaySlip:
    """Table 9100 on a card of 2025: 226 kroner for a day in November, 26 withheld, and in January 300 more in
    the hand. The table of 2026 withholds 134 of the day's 634."""
    fill_box(supervisor, 20_000, today=date(2025, 11, 3))
    participant = make_participant()
    make_card(participant, "table", year=2025, table="9100")
    day = pay(participant, date(2025, 11, 4), supervisor)
    assert (day.gross, day.withholding) == (226, 26)
    more = supplement(day, date(2026, 1, 6), supervisor)
    assert (more.gross, more.withholding) == (408, 108)
    return more


def supplement(slip: PaySlip, today: date, by) -> PaySlip:
    return issue_supplement(
        slip.participant,
        slip.work_day,
        net=Decimal(300),
        reason="Ble lenger",
        by=by,
        now=NOW,
        today=today,
    )


def test_a_supplement_to_a_day_of_last_year_is_put_right_by_the_days_sum(by_table, supervisor) -> None:
    """634 kroner for the day: table 9110 withholds 144, less the 26 of November is 118. Of 408 alone it would
    be less than was withheld, and some would be given back where 10 are missing."""
    make_card(by_table.participant, "table", table="9110", valid_from=date(2026, 1, 20))
    found = differences([by_table.participant], 2026)[by_table.participant_id]
    assert (found.was_withheld, found.should_be) == (108, 118)
    slip = pay(by_table.participant, date(2026, 2, 2), supervisor)
    assert lines_of(slip)[-1] == ("correction", 0, 10)
    assert differences([by_table.participant], 2026) == {}


def test_what_november_itself_withheld_is_left_alone(by_table, supervisor) -> None:
    """The supplement is taken back: nothing is left that the year's card should have decided."""
    about = {"by": supervisor, "now": NOW, "today": date(2026, 1, 7)}
    reverse_pay_slip(by_table, reason="Feil", money_came_back=None, **about)
    make_card(by_table.participant, "table", table="9110", valid_from=date(2026, 1, 20))
    assert differences([by_table.participant], 2026) == {}


def test_an_exemption_counts_its_own_year_alone(by_table) -> None:
    """408 kroner within a limit of 10 000 are free: all 108 were too much."""
    make_card(by_table.participant, "exemption", limit=Decimal(10_000), valid_from=date(2026, 1, 20))
    found = differences([by_table.participant], 2026)[by_table.participant_id]
    assert (found.was_withheld, found.should_be) == (108, 0)


def test_a_card_to_someone_who_had_none_changes_nothing_behind_it(supervisor, project) -> None:
    """Without a card half was right."""
    fill_box(supervisor, today=date(2026, 1, 5))
    participant = make_participant()
    assert pay(participant, date(2026, 1, 7), supervisor).withholding == 199
    make_card(participant, percent=Decimal(25))
    assert lines_of(pay(participant, date(2026, 1, 12), supervisor)) == [("percentage", 266, 66)]


def test_the_same_card_again_changes_nothing(late, supervisor) -> None:
    make_card(late, percent=Decimal(33), valid_from=date(2026, 1, 20))
    assert differences([late], 2026) == {}


def test_the_supervisor_is_told_of_too_little_while_it_can_be_put_right(late, supervisor) -> None:
    make_card(late, percent=Decimal(40), valid_from=date(2026, 2, 1))
    told = [str(todo.text) for todo in card_todos(date(2026, 2, 3))]
    assert told == [
        "1 person er trukket for lite skatt etter fjorårets kort. "
        "Det rettes i neste lønnsslipp, senest i februar."
    ]
    assert card_todos(date(2026, 3, 3)) == []


def test_many_cost_no_more_queries_than_one(late, supervisor, django_assert_num_queries) -> None:
    make_card(late, percent=Decimal(40))
    others = [make_participant() for _ in range(4)]
    with django_assert_num_queries(4):
        assert set(differences([late, *others], 2026)) == {late.pk}
